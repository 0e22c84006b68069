#!/bin/sh
# clang-tidy and cppcheck over all sources; ends with 1 when either has something to say.
#   tests/check/lint.sh [FLAG…]      what the compiler needs besides (of pkg-config)
cd "$(dirname "$0")/../.." || exit 3
cores=$(nproc 2>/dev/null || echo 2)
failed=0
find src -name '*.c' | LC_ALL=C sort |
    xargs -P "$cores" -n 4 sh -c '
        clang-tidy --quiet "$@" -- -std=c17 -D_GNU_SOURCE -Iinclude -Ibuild/embedded '"$*"' 2>/dev/null' sh || failed=1
cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
    --suppressions-list=tests/check/cppcheck.txt -D_GNU_SOURCE -Iinclude -j "$cores" src || failed=1
[ $failed = 0 ] && echo "nothing to say"
exit $failed
