#!/bin/bash
# Counts the instructions of fixed work under callgrind and compares them with tests/bench/instructions.txt: no other load disturbs them.
#   tests/bench/instructions.sh [--write] PROGRAM      --write: take what it takes now as the measure (`make instructions WRITE=yes`)
# More than 5 % above is a failure; below, the file wants to be written anew. Other compilers and libraries count otherwise.
[ "$1" = --write ] && write=yes && shift
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.." || exit 3
command -v valgrind > /dev/null || { echo "valgrind is not installed: apt-get install valgrind"; exit 3; }
kept=tests/bench/instructions.txt slack=5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
awk -v WANTED=200 -f tests/bench/corpus.awk corpus/articles/*.txt > "$folder/articles.jsonl"
head -n 1 "$folder/articles.jsonl" > "$folder/one.jsonl"
count() { # name command…
    local name=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file="$folder/calls" "$@" > /dev/null 2> "$folder/words" || { cat "$folder/words"; exit 1; }
    printf '%s\t%s\n' "$name" "$(sed -n 's/^.*Collected : //p' "$folder/words")" | tee -a "$folder/counted"
}
count one-article "$program" extract --rules rules -j 1 "$folder/one.jsonl"
count 200-articles "$program" extract --rules rules -j 1 "$folder/articles.jsonl"
if [ -n "$write" ]; then
    cp "$folder/counted" $kept
    exit
fi
join -t $'\t' <(sort $kept) <(sort "$folder/counted") | awk -F '\t' -v slack=$slack '
    { change = ($3 / $2 - 1) * 100; printf "%-14s %+.1f %%\n", $1, change; if (change > slack) failed++; else passed++ }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || !passed }'
