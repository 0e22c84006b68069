#!/bin/bash
# Speed and memory on many articles: our corpus, repeated with other digits.
#   tests/bench.sh PROGRAM [ARTICLES [ROUNDS]]      BENCH_ARTICLES and BENCH_ROUNDS set the same
# Each figure is the median of the rounds, which are interleaved, so that what else the machine does hits all alike. Where the machine
# is shared, compare processor seconds. A program that answers differently by another engine, or by two threads, fails.
cd "$(dirname "$0")/.." || exit 3
program=$1 wanted=${2:-${BENCH_ARTICLES:-20000}} rounds=${3:-${BENCH_ROUNDS:-5}}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-gcc} -O2 -D_GNU_SOURCE -o "$folder/measure" tests/bench/measure.c || exit 3
awk -v WANTED="$wanted" -f tests/bench/corpus.awk corpus/articles/*.txt > "$folder/articles.jsonl"
bytes=$(wc -c < "$folder/articles.jsonl")
head -n 1 "$folder/articles.jsonl" > "$folder/one.jsonl"

measure() { # name command…
    local name=$1
    shift
    "$folder/measure" "$@" 3>> "$folder/$name.times" > "$folder/$name.out" 2> "$folder/$name.words"
}
fresh_run() { # name threads
    rm -f "$folder"/facts.db*
    measure "$1" "$program" run -d "$folder/facts.db" -j "$2" "$folder/articles.jsonl"
}

echo "$wanted articles, $((bytes / 1000000)) MB, $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg), medians of $rounds"
for round in $(seq "$rounds"); do
    measure sha256 sha256sum "$folder/articles.jsonl"
    measure naive-1 "$program" extract --engine naive -j 1 "$folder/articles.jsonl"
    measure extract-1 "$program" extract -j 1 "$folder/articles.jsonl"
    measure extract-2 "$program" extract -j 2 "$folder/articles.jsonl"
    for other in naive-1 extract-2; do
        cmp "$folder/extract-1.out" "$folder/$other.out" || exit 1
    done
    measure one "$program" extract -j 1 "$folder/one.jsonl"
    fresh_run run-1 1
    fresh_run run-2 2
    measure run-again "$program" run -d "$folder/facts.db" -j 2 "$folder/articles.jsonl"
    measure discrepancies "$program" discrepancies -d "$folder/facts.db"
    measure facts "$program" facts -d "$folder/facts.db" --athlete Kerr
done

median() { # name column
    cut -f "$2" "$folder/$1.times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
printf '%-14s %9s %9s %12s %8s %12s\n' "" seconds processor articles/s MB/s "MiB at most"
for name in sha256 naive-1 extract-1 extract-2 run-1 run-2 run-again one discrepancies facts; do
    code=$(cut -f 4 "$folder/$name.times" | sort -n | tail -n 1)
    [ "$code" = 0 ] || echo "$name ended with $code: $(head -c 300 "$folder/$name.words")"
    case $name in one | discrepancies | facts) articles=0 ;; *) articles=$wanted ;; esac
    awk -v n="$name" -v s="$(median "$name" 1)" -v p="$(median "$name" 2)" -v m="$(median "$name" 3)" -v a="$articles" -v b="$bytes" 'BEGIN {
        if (a) printf "%-14s %9.2f %9.2f %12.0f %8.2f %12.1f\n", n, s, p, a / s, b / s / 1e6, m
        else printf "%-14s %9.3f %9.3f %12s %8s %12.1f\n", n, s, p, "", "", m
    }'
done
ratio() { # what, name, column, name, column
    awk -v w="$1" -v a="$(median "$2" "$3")" -v b="$(median "$4" "$5")" 'BEGIN { printf "%-52s %8.3f\n", w, a / b }'
}
echo
ratio "extract, gated against naive (processor)" naive-1 2 extract-1 2
ratio "extract against sha256sum (processor)" sha256 2 extract-1 2
ratio "extract, two threads against one (seconds)" extract-1 1 extract-2 1
ratio "run, two threads against one (seconds)" run-1 1 run-2 1
ratio "run again, part of the first (processor)" run-again 2 run-1 2
