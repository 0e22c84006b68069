#!/bin/bash
# Our program beside general libraries from npm, on the same articles: sentences and entities there, everything here.
#   tests/bench/peers.sh PROGRAM [ARTICLES [ROUNDS]]
# The libraries are installed into a scratch folder, which is removed. Rounds are interleaved; each figure is their median.
cd "$(dirname "$0")/../.." || exit 3
program=$(realpath "$1") wanted=${2:-2000} rounds=${3:-5}
command -v npm > /dev/null || { echo "npm is missing: apt-get install npm"; exit 3; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-gcc} -O2 -D_GNU_SOURCE -o "$folder/measure" tests/bench/measure.c || exit 3
awk -v WANTED="$wanted" -f tests/bench/corpus.awk corpus/articles/*.txt > "$folder/articles.jsonl"
bytes=$(wc -c < "$folder/articles.jsonl")
cp tests/bench/peers.js "$folder"
(cd "$folder" && npm install --silent --no-audit --no-fund wink-nlp wink-eng-lite-web-model compromise > npm.log 2>&1) ||
    { cat "$folder/npm.log"; exit 3; }

measure() { # name command…
    local name=$1
    shift
    "$folder/measure" "$@" 3>> "$folder/$name.times" > "$folder/$name.out" 2> "$folder/$name.words"
}
for round in $(seq "$rounds"); do
    rm -f "$folder"/facts.db*
    measure extract "$program" extract -j 1 "$folder/articles.jsonl"
    measure run "$program" run -d "$folder/facts.db" -j 1 "$folder/articles.jsonl"
    for library in wink compromise; do
        measure $library node "$folder/peers.js" $library "$folder/articles.jsonl"
    done
done

median() { # name column
    cut -f "$2" "$folder/$1.times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
echo "$wanted articles, $((bytes / 1000)) kB, one thread, medians of $rounds"
printf '%-12s %10s %8s %12s  %s\n' "" processor MB/s "MiB at most" found
for name in extract run wink compromise; do
    code=$(cut -f 4 "$folder/$name.times" | sort -n | tail -n 1)
    [ "$code" = 0 ] || { echo "$name ended with $code: $(head -c 300 "$folder/$name.words")"; exit 1; }
    case $name in
        extract) found="$(wc -l < "$folder/extract.out") lines" ;;
        run) found=$(sed -n '/claims/p' "$folder/run.out" | head -n 1) ;;
        *) found=$(cat "$folder/$name.out") ;;
    esac
    awk -v n="$name" -v p="$(median "$name" 2)" -v m="$(median "$name" 3)" -v b="$bytes" -v f="$found" \
        'BEGIN { printf "%-12s %10.2f %8.2f %12.1f  %s\n", n, p, b / p / 1e6, m, f }'
done
