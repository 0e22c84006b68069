#!/bin/bash
# Runs the command-line tests, tests/cli/*.test, each in an empty folder of its own.
#   tests/cli/run.sh PROGRAM [TEST…]
#
# A test is a shell script in these words:
#   test_that "text keeps paragraphs apart"     begins a test; its name is a sentence
#   run ARGUMENT…                               runs the program; what stands on stdin goes in
#   ends_with 0                                 its exit code
#   prints "TEXT"  prints_line "LINE"  prints_not "TEXT"  prints_nothing     about stdout
#   says "TEXT"    says_nothing                                              about stderr
#   same FILE FILE   holds COMMAND…             equal bytes; any command that must succeed
#   output                                      stdout of the last run
#   needs COMMAND… || return                    leaves the rest of the file out where it fails, and says so
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
export LC_ALL=C.UTF-8 PHOTOFINISH_RULES=$root/rules
unset NO_COLOR
passed=0 failed=0 title='' trouble=''
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT

finish() {
    [ -n "$title" ] || return 0
    if [ -z "$trouble" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'not ok: %s: %s%s\n' "$file" "$title" "$trouble"
    fi
    title='' trouble=''
}

fails() { trouble="$trouble
    $*"; }

test_that() {
    finish
    title=$1 command="(nothing was run)" code=0
    : > "$scratch/out"
    : > "$scratch/err"
}

run() {
    command="photofinish $*"
    "$program" "$@" > "$scratch/out" 2> "$scratch/err"
    code=$?
    # 86 is a sanitizer's, over 128 a signal's: never an answer
    [ $code -lt 86 ] || fails "$command ended with $code: $(head -c 3000 "$scratch/err")"
}

output() { cat "$scratch/out"; }
start_of() { head -c 600 "$scratch/$1"; }
ends_with() { [ "$code" = "$1" ] || fails "$command ended with $code, not $1; it said: $(start_of err)"; }
prints() { grep -qF -e "$1" "$scratch/out" || fails "$command did not print: $1, but: $(start_of out)"; }
prints_line() { grep -qxF -e "$1" "$scratch/out" || fails "$command did not print the line: $1, but: $(start_of out)"; }
prints_not() { ! grep -qF -e "$1" "$scratch/out" || fails "$command printed: $1"; }
prints_nothing() { [ ! -s "$scratch/out" ] || fails "$command printed: $(start_of out)"; }
says() { grep -qF -e "$1" "$scratch/err" || fails "$command did not say: $1, but: $(start_of err)"; }
says_nothing() { [ ! -s "$scratch/err" ] || fails "$command said: $(start_of err)"; }
same() { cmp -s "$1" "$2" || fails "$1 and $2 differ: $(diff "$1" "$2" | head -n 10)"; }
holds() { "$@" || fails "does not hold: $*"; }
needs() {
    "$@" >/dev/null 2>&1 && return 0
    echo "skipped: a part of $file, for it needs: $*"
    title='' trouble=''
    return 1
}

[ $# -gt 0 ] || set -- "$here"/*.test
for path in "$@"; do
    file=$(basename "$path")
    path=$(cd "$(dirname "$path")" && pwd)/$file
    mkdir -p "$scratch/$file"
    cd "$scratch/$file" || exit 3
    source "$path" < /dev/null
    finish
    cd "$root" || exit 3
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
