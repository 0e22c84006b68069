#!/bin/bash
# Twice the articles may take 2.3 times the work, and no more: counted instructions where the system lets `perf` count them, else processor
# seconds. Articles of one world, where everybody speaks of the same few races, and of many.
#   tests/bench/scaling.sh PROGRAM [ARTICLES]
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") wanted=${2:-1500}
cd "$(dirname "$0")/../.." || exit 3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-cc} -O2 -D_GNU_SOURCE -o "$folder/measure" tests/bench/measure.c || exit 3
perf stat -x, -e instructions:u -o "$folder/probe" true 2> /dev/null && grep -q '^[0-9][0-9]*,' "$folder/probe" && counts=yes
passed=0 failed=0

cost() { # articles.jsonl: what a run costs
    rm -f "$folder/facts.db"
    set -- "$program" run --rules rules -d "$folder/facts.db" -j 1 "$1"
    if [ -n "$counts" ]; then
        perf stat -x, -e instructions:u -o "$folder/count" "$@" > /dev/null 2> "$folder/words" || cat "$folder/words" >&2
        grep -o '^[0-9][0-9]*' "$folder/count"
    else
        "$folder/measure" "$@" 3> "$folder/count" > /dev/null 2> "$folder/words" || cat "$folder/words" >&2
        cut -f 2 "$folder/count"
    fi
}
double() { # name option…
    local name=$1 once twice
    shift
    awk -v WANTED=$((2 * wanted)) "$@" -f tests/bench/corpus.awk corpus/articles/*.txt > "$folder/twice.jsonl"
    head -n "$wanted" "$folder/twice.jsonl" > "$folder/once.jsonl"
    once=$(cost "$folder/once.jsonl")
    twice=$(cost "$folder/twice.jsonl")
    if awk -v a="$once" -v b="$twice" 'BEGIN { exit !(a > 0 && b > 0 && b < 2.3 * a) }'; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
    awk -v n="$name" -v a="$once" -v b="$twice" -v w="$wanted" -v u="${counts:+instructions}" 'BEGIN {
        printf "%-14s %d articles %.4g, twice as many %.4g %s: %.2f times\n", n, w, a, b, (u ? u : "processor seconds"), (a > 0 ? b / a : 0) }'
}
double "one world"
double "many worlds" -v NAMES=tests/bench/names.tsv
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
