#!/bin/sh
# 20 naps of 10 ms (nanosleep, number 35 on x86-64) are 20 calls, none shorter than 8192 microseconds.
set -eu
[ "$(id -u)" = 0 ] || { echo "tracing needs root"; exit 77; }

clang -O1 -o "$TEST_TMP/naps" "$TOOL/test/naps.c"
"$BCCX" run "$TOOL" --call 35 -- "$TEST_TMP/naps" 20 >"$TEST_TMP/times"
counts=$(awk '$2 == "->" { if ($1 >= 8192) long += $5; else short += $5 } END { print long + 0, short + 0 }' "$TEST_TMP/times")
[ "$counts" = "20 0" ] || { cat "$TEST_TMP/times"; echo "long and short naps: $counts instead of 20 0"; exit 1; }
