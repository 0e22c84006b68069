#!/bin/bash
# Every command that works with threads, under ThreadSanitizer: no two of them touch the same without a lock, and four find
# what one finds.
#   tests/check/threads.sh PROGRAM      PROGRAM is built by `make tsan`
cd "$(dirname "$0")/../.." || exit 3
[ -x "$1" ] || { echo "$1 is not there; \`make tsan\` builds it"; exit 3; }
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") folder=$(mktemp -d) passed=0 failed=0
trap 'rm -rf "$folder"' EXIT
export TSAN_OPTIONS="exitcode=86" PHOTOFINISH_RULES=$PWD/rules

judge() { # name, whether it holds, words
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not ok: $1"
        head -n 40 "$folder/words"
    fi
}
run() { # name command…
    local name=$1
    shift
    "$program" "$@" > "$folder/out" 2> "$folder/words"
    local code=$?
    judge "$name: ended with $code" $code
}

awk -v WANTED=200 -f tests/bench/corpus.awk corpus/articles/*.txt > "$folder/articles.jsonl"
"$program" extract -j 1 "$folder/articles.jsonl" > "$folder/one" 2> /dev/null
run "extract with four threads" extract -j 4 "$folder/articles.jsonl"
cmp "$folder/one" "$folder/out" > "$folder/words" 2>&1
judge "four threads extract what one does" $?
run "extract without the gate" extract -j 4 --engine naive "$folder/articles.jsonl"
run "run into a new database" run -j 4 -d "$folder/facts.db" "$folder/articles.jsonl"
run "run again" run -j 4 -d "$folder/facts.db" "$folder/articles.jsonl" corpus/articles
run "reconcile" reconcile -j 4 -d "$folder/facts.db"
run "audit" audit -j 4 -d "$folder/facts.db"
run "report" report -d "$folder/facts.db" -o "$folder/pages"
run "eval" eval -j 4 --gold corpus/articles-gold corpus/articles

# That the sanitizer is awake: a race that there is must not end well.
cat > "$folder/race.c" <<'END'
#include <pthread.h>
#include <stddef.h>
static long count;
static void *add(void *nothing) {
    for (int i = 0; i < 100000; i++)
        count++;
    return nothing;
}
int main(void) {
    pthread_t other;
    pthread_create(&other, NULL, add, NULL);
    add(NULL);
    pthread_join(other, NULL);
    return 0;
}
END
${CC:-gcc} -O1 -g -fsanitize=thread -o "$folder/race" "$folder/race.c" -lpthread && "$folder/race" > "$folder/words" 2>&1
[ $? = 86 ]
judge "a race is found where there is one" $?
echo "$passed passed, $failed failed"
[ $failed = 0 ]
