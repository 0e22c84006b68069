#!/bin/sh
# Compares what `extract` prints for each tests/golden/NAME.txt with NAME.jsonl beside it, line by line. Which rule found a
# thing is left out, so that rules may move; whether each was right is for a reader of the file to say.
#   tests/golden/run.sh [--write] PROGRAM      --write: take what it prints now as right (`make golden`)
[ "$1" = --write ] && write=yes && shift
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")" || exit 3
passed=0 failed=0
now=$(mktemp)
trap 'rm -f "$now" "$now.lines"' EXIT
for article in *.txt *.html; do
    [ -e "$article" ] || continue
    expected=${article%.*}.jsonl
    "$program" extract --rules ../../rules "$article" > "$now.lines"
    code=$?
    sed 's/,"rule":"[^"]*"//' "$now.lines" > "$now"
    if [ -n "$write" ] && [ $code = 0 ]; then
        cmp -s "$now" "$expected" || { cp "$now" "$expected" && echo "wrote $expected"; }
    elif [ $code = 0 ] && diff -u "$expected" "$now"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not ok: $article: extract ended with $code; is the difference above meant? Then \`make golden\` takes it over"
    fi
done
[ -n "$write" ] && [ $failed = 0 ] && exit 0
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
