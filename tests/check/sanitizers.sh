#!/bin/sh
# Shows that the sanitizers are awake: a program with one mistake of each kind must not end well under them. Without this, a
# build that lost its flags would pass every sanitized test.
#   tests/check/sanitizers.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/mistakes.c" <<'END'
#include <stdlib.h>
#include <string.h>
static void *volatile lost;
int main(int count, char **words) {
    if (count < 2)
        return 0;
    if (!strcmp(words[1], "leak")) {
        lost = malloc(100);
        lost = NULL;
    } else if (!strcmp(words[1], "overflow")) {
        volatile char *p = malloc(10);
        p[count + 8] = 1;
        free((void *)p);
    } else if (!strcmp(words[1], "undefined")) {
        volatile int i = 0x7fffffff;
        i = i + count;
    }
    return 0;
}
END
flags=$(sed -n 's/^ASAN .*SANITIZE="\([^"]*\)".*/\1/p' Makefile)
passed=0 failed=0
expect() { # code name
    "$folder/mistakes" "$2" > "$folder/words" 2>&1
    code=$?
    if [ $code = "$1" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not ok: a program that makes the mistake \"$2\" ended with $code, not $1, when compiled with $flags"
    fi
}
export ASAN_OPTIONS="exitcode=86:detect_leaks=1" UBSAN_OPTIONS="exitcode=86" LSAN_OPTIONS="exitcode=86"
${CC:-gcc} -O1 -g $flags -o "$folder/mistakes" "$folder/mistakes.c" || exit 1
expect 0 nothing
expect 86 leak
expect 86 overflow
expect 86 undefined
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
