#!/bin/sh
# Runs every test and adds up what they say. `make test` calls it; tests/README.md says what each stage shows.
#   tests/run.sh BUILD SANITIZED [STAGE…]      stages: includes unit rules golden cli browser accuracy scaling instructions unit-asan rules-asan golden-asan cli-asan fuzz-asan sanitizers threads faults kills
#
# A stage is a command whose last line is "N passed, N failed". One that ends without saying so, or fails without saying
# what, counts as one failure.
set -u
cd "$(dirname "$0")/.."
plain=$1 sanitized=$2
shift 2
logs=$plain/test-logs
mkdir -p "$logs"
rm -f "$logs"/*.count

# A leak, an overflow or undefined behaviour ends the program with 86, which no command uses: no test can take it for an answer.
export ASAN_OPTIONS="exitcode=86:detect_leaks=1:abort_on_error=0:allocator_may_return_null=1"
export UBSAN_OPTIONS="print_stacktrace=1:exitcode=86"
export LSAN_OPTIONS="exitcode=86:print_suppressions=0:suppressions=$(pwd)/tests/check/leaks.supp"

stage() { # name command…
    name=$1
    shift
    case " $wanted " in *" $name "*) ;; *) return ;; esac
    started=$(date +%s)
    "$@" > "$logs/$name" 2>&1
    code=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$logs/$name" | tail -n 1)
    good=${line%% *} bad=$(echo "$line" | sed 's/.*, \([0-9]*\) failed/\1/')
    if [ -z "$line" ] || { [ $code -ne 0 ] && [ "$bad" = 0 ]; }; then
        good=${good:-0} bad=1
        echo "$name ended with code $code and without saying what failed" >> "$logs/$name"
    fi
    {
        printf '%-12s %5d passed, %d failed   %d s\n' "$name" "$good" "$bad" $(($(date +%s) - started))
        grep -E '^skipped: ' "$logs/$name" | sort -u
        [ "$bad" = 0 ] || sed 's/^/    /' "$logs/$name" | tail -n 60
    } > "$logs/$name.said"
    cat "$logs/$name.said"   # at once, for the other lane speaks too
    echo "$good $bad" > "$logs/$name.count"
}

wanted="${*:-includes unit rules golden cli browser accuracy scaling instructions unit-asan rules-asan golden-asan cli-asan fuzz-asan sanitizers threads faults kills}"
# Two lanes, for the stages of one know nothing of the other's.
plain_stages() {
    stage includes    tests/check/includes.sh
    stage unit        tests/unit/run.sh "$plain"
    stage rules       "$plain/photofinish" rules test
    stage golden      tests/golden/run.sh "$plain/photofinish"
    stage cli         tests/cli/run.sh "$plain/photofinish"
    stage browser     tests/browser/run.sh "$plain/photofinish"
    stage accuracy    tests/accuracy.sh "$plain/photofinish" --bar
    stage scaling     tests/bench/scaling.sh "$plain/photofinish" 700
    stage instructions tests/bench/instructions.sh "$plain/photofinish"
}
sanitized_stages() {
    stage unit-asan   tests/unit/run.sh "$sanitized"
    stage rules-asan  "$sanitized/photofinish" rules test
    stage golden-asan tests/golden/run.sh "$sanitized/photofinish"
    stage cli-asan    tests/cli/run.sh "$sanitized/photofinish"
    stage fuzz-asan   "$sanitized/replay" tests/fuzz/seeds tests/fuzz/found
    stage sanitizers  tests/check/sanitizers.sh
    stage threads     tests/check/threads.sh build-tsan/photofinish
    stage faults      tests/faults/run.sh "$plain/photofinish" "${FAULTS:-4}"
    stage kills       tests/kills/run.sh "$plain/photofinish" "${KILLS:-3}"
}
sanitized_stages &
plain_stages
wait
for name in $wanted; do
    [ -f "$logs/$name.count" ] || { echo "$name said nothing"; echo "0 1" > "$logs/$name.count"; }
done
cat "$logs"/*.count 2> /dev/null | awk '{ good += $1; bad += $2 } END { printf "%d passed, %d failed\n", good, bad; exit bad > 0 || good == 0 }'
