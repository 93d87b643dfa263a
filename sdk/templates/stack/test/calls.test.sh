#!/bin/sh
# 1000 getppid calls (number 110 on x86-64) are 1000 calls below ask().
set -eu
[ "$(id -u)" = 0 ] || { echo "tracing needs root"; exit 77; }

clang -O1 -g -o "$TEST_TMP/calls" "$TOOL/test/calls.c"
"$BCCX" run "$TOOL" --call 110 -f -- "$TEST_TMP/calls" 1000 >"$TEST_TMP/folded"
calls=$(awk '/;ask;/ { calls += $NF } END { print calls + 0 }' "$TEST_TMP/folded")
[ "$calls" = 1000 ] || { cat "$TEST_TMP/folded"; echo "counted $calls calls of 1000"; exit 1; }
