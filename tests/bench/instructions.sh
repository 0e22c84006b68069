#!/bin/bash
# Counts the instructions of fixed work under callgrind and compares them with tests/bench/instructions.txt: no other load disturbs them.
#   tests/bench/instructions.sh [--write] PROGRAM      --write: take what it takes now as the measure (`make instructions WRITE=yes`)
# More than 5 % above is a failure; below, the file wants to be written anew. Rules that have grown may cost in proportion. Another
# compiler or matcher counts otherwise, so the comparison is skipped where they are not those of the file's first line.
[ "$1" = --write ] && write=yes && shift
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.." || exit 3
kept=tests/bench/instructions.txt slack=5
skip() {
    echo "skipped: instructions, $1"
    echo "0 passed, 0 failed"
    exit
}
command -v valgrind > /dev/null || skip "for they need valgrind: apt-get install valgrind"
tools="# $(uname -m), $(${CC:-gcc} -dumpfullversion), PCRE2 $(pkg-config --modversion libpcre2-8), rules of $(cat rules/*.rules | wc -c) bytes"
[ -n "$write" ] || [ "$(head -n 1 $kept | sed 's/, rules.*//')" = "${tools%, rules*}" ] ||
    skip "for they were counted with others: $(head -n 1 $kept | cut -c 3-)"
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
count start-by-image "$program" extract --rules rules -j 1 "$folder/one.jsonl"
count start-not-met "$program" extract --rules rules -j 1 tests/golden/marathon.txt   # which the image has not learnt from
export PHOTOFINISH_IMAGE=
count one-article "$program" extract --rules rules -j 1 "$folder/one.jsonl"
count 200-articles "$program" extract --rules rules -j 1 "$folder/articles.jsonl"
if [ -n "$write" ]; then
    { echo "$tools"; cat "$folder/counted"; } > $kept
    exit
fi
bytes() { sed -n 's/^#.*rules of \([0-9]*\) bytes$/\1/p'; }
join -t $'\t' <(grep -v '^#' $kept | sort) <(sort "$folder/counted") |
    awk -F '\t' -v slack=$slack -v before="$(bytes < $kept)" -v now="$(echo "$tools" | bytes)" '
    BEGIN { growth = now > before ? now / before : 1 }
    { change = ($3 / $2 / growth - 1) * 100; printf "%-14s %+.1f %%\n", $1, change; if (change > slack) failed++; else passed++ }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || !passed }'
