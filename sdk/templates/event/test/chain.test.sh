#!/bin/sh
# A process that runs 23 programs one after the other is 23 lines.
set -eu
[ "$(id -u)" = 0 ] || { echo "tracing needs root"; exit 77; }

"$BCCX" run "$TOOL" --json -- sh "$TOOL/test/chain.sh" 22 >"$TEST_TMP/events"
lines=$(grep -c '"file": *"[^"]*/sh"' "$TEST_TMP/events") || true
[ "$lines" = 23 ] || { cat "$TEST_TMP/events"; echo "$lines lines instead of 23"; exit 1; }
