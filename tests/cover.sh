#!/bin/sh
# Line coverage by folder, from a build with --coverage, after the unit, rule and command-line tests.
#   tests/cover.sh BUILD
cd "$(dirname "$0")/.." || exit 3
build=$1
find "$build" -name '*.gcda' -delete
tests/unit/run.sh "$build" > /dev/null 2>&1
for stage in golden cli; do
    tests/$stage/run.sh "$build/photofinish" > /dev/null 2>&1
done
"$build/photofinish" rules test > /dev/null 2>&1
find "$build/src" -name '*.gcda' | LC_ALL=C sort | xargs gcov -n -r 2>/dev/null | awk '
    /^File / { gsub(/\047/, ""); split($2, part, "/"); wanted = $2 ~ /^src\//; room = part[2] }
    /^Lines executed:/ && wanted {
        split($0, cut, /[:% ]+/); share = cut[3]; lines = cut[5]
        all[room] += lines; run[room] += lines * share / 100; wanted = 0
    }
    END {
        for (room in all) {
            printf "%-12s %5.1f %%  of %5d lines\n", room, 100 * run[room] / all[room], all[room] | "sort"
            if (room != "cli") { total += all[room]; good += run[room] }
        }
        close("sort")
        printf "%-12s %5.1f %%  of %5d lines\n", "all but cli", total ? 100 * good / total : 0, total
    }'
