#!/bin/sh
# clang-tidy, cppcheck and gcc's analyzer over all sources; ends with 1 when one of them has something to say.
#   tests/check/lint.sh [FLAG…]      what the compiler needs besides (of pkg-config)
cd "$(dirname "$0")/../.." || exit 3
cores=$(nproc 2>/dev/null || echo 2)
failed=0
find src -name '*.c' | LC_ALL=C sort |
    xargs -P "$cores" -n 4 sh -c '
        clang-tidy --quiet "$@" -- -std=c17 -D_GNU_SOURCE -Iinclude -Ibuild/embedded '"$*"' 2>/dev/null' sh || failed=1
cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
    --suppressions-list=tests/check/cppcheck.txt -D_GNU_SOURCE -Iinclude -j "$cores" src || failed=1
# malloc-leak takes iconv_open's word for failure, (iconv_t)-1, for memory; leaks are what AddressSanitizer looks for in every test.
find src -name '*.c' | LC_ALL=C sort |
    xargs -P "$cores" -n 4 sh -c '
        for file; do
            gcc -fanalyzer -Wno-analyzer-malloc-leak -Werror -std=c17 -O1 -D_GNU_SOURCE -Iinclude -Ibuild/embedded '"$*"' \
                -c -o /dev/null "$file" || exit 1
        done' sh || failed=1
[ $failed = 0 ] && echo "nothing to say"
exit $failed
