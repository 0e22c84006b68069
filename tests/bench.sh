#!/bin/bash
# Speed and memory on many articles: our corpus, repeated with other digits.
#   tests/bench.sh PROGRAM [ARTICLES]
# Each figure is the median of three runs, interleaved, so that what else the machine does hits all alike.
cd "$(dirname "$0")/.." || exit 3
program=$1 wanted=${2:-20000} rounds=3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-gcc} -O2 -D_GNU_SOURCE -o "$folder/measure" tests/bench/measure.c || exit 3
awk -v WANTED="$wanted" -f tests/bench/corpus.awk corpus/articles/*.txt > "$folder/articles.jsonl"
bytes=$(wc -c < "$folder/articles.jsonl")
cores=$(nproc)

measure() { # name command…
    local name=$1
    shift
    "$folder/measure" "$@" 3>> "$folder/$name.times" > /dev/null 2> "$folder/$name.words"
}
fresh_run() { # name jobs
    rm -f "$folder"/facts.db*
    measure "$1" "$program" run -d "$folder/facts.db" -j "$2" "$folder/articles.jsonl"
}

echo "$wanted articles, $((bytes / 1000000)) MB, $cores processors, medians of $rounds"
for round in $(seq $rounds); do
    measure sha256 sha256sum "$folder/articles.jsonl"
    measure naive-1 "$program" extract --engine naive -j 1 "$folder/articles.jsonl"
    measure extract-1 "$program" extract -j 1 "$folder/articles.jsonl"
    measure extract-2 "$program" extract -j 2 "$folder/articles.jsonl"
    if "$program" run --help > /dev/null 2>&1; then
        fresh_run run-1 1
        fresh_run run-2 2
        measure run-again "$program" run -d "$folder/facts.db" -j 2 "$folder/articles.jsonl"
    fi
done
printf '%-12s %9s %12s %8s %10s\n' "" seconds articles/s MB/s "MiB at most"
for name in sha256 naive-1 extract-1 extract-2 run-1 run-2 run-again; do
    [ -e "$folder/$name.times" ] || continue
    sort -n "$folder/$name.times" | sed -n "$(((rounds + 1) / 2))p" | {
        IFS='	' read -r seconds memory code
        [ "$code" = 0 ] || echo "$name ended with $code: $(head -c 300 "$folder/$name.words")"
        awk -v n="$name" -v s="$seconds" -v m="$memory" -v a="$wanted" -v b="$bytes" \
            'BEGIN { printf "%-12s %9.2f %12.0f %8.1f %10.1f\n", n, s, a / s, b / s / 1e6, m }'
    }
done
