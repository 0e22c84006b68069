#!/bin/sh
# Fuzzes every target, or those named, for so many seconds each: `make fuzz`, `make fuzz FUZZ_SECONDS=600 FUZZ_TARGETS="html warc"`.
#   tests/fuzz/run.sh BUILD SECONDS [TARGET…]
# What grows a target's reach is kept in BUILD/fuzz/TARGET for the next time. What breaks it is left in BUILD/fuzz/TARGET-…: mend it,
# name the file after what it shows, and put it into tests/fuzz/found/TARGET/, which `make test` replays.
set -u
cd "$(dirname "$0")/../.." || exit 3
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- normalise html jsonl feed warc rule mark claims gold extract
export ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1" UBSAN_OPTIONS="print_stacktrace=1"
passed=0 failed=0
for target in "$@"; do
    grown=$build/fuzz/$target log=$build/fuzz/$target.log
    mkdir -p "$grown" tests/fuzz/found
    folders="tests/fuzz/seeds/$target"
    [ -d "tests/fuzz/found/$target" ] && folders="$folders tests/fuzz/found/$target"
    words=tests/fuzz/words/$target.dict
    [ -e "$words" ] || words=tests/fuzz/words/text.dict
    # A byte takes some hundred times as long here as in a plain build: 10 seconds for 16 KiB are worth a look.
    # shellcheck disable=SC2086
    if "$build/fuzz-targets" "$target" "$grown" $folders -dict="$words" -max_total_time="$seconds" \
        -max_len=16384 -timeout=20 -rss_limit_mb=3000 -artifact_prefix="$build/fuzz/$target-" -print_final_stats=1 > "$log" 2>&1; then
        passed=$((passed + 1))
        result=survived
    else
        failed=$((failed + 1))
        result="BROKE, see $log"
    fi
    runs=$(sed -n 's/stat::number_of_executed_units: *//p' "$log")
    printf '%-10s %9s inputs  %s\n' "$target" "${runs:-?}" "$result"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
