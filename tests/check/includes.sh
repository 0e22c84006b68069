#!/bin/sh
# Includes point down, never sideways or up (docs/ARCHITECTURE.md, "Floors"); and each library is known to one room only.
#   tests/check/includes.sh [TREE]      TREE: another source tree, for this check's own test
cd "${1:-$(dirname "$0")/../..}" || exit 3

find src include -name '*.[ch]' | LC_ALL=C sort | xargs awk '
    BEGIN {
        split("base:0 model:1 rule:1 acquire:2 normalise:2 extract:2 resolve:2 reconcile:2 store:2 audit:2 report:2 eval:2 pipeline:3 cli:4", pairs, " ")
        for (i in pairs) { split(pairs[i], pair, ":"); floor[pair[1]] = pair[2] }
        sideways["rule model"] = 1      # a rule makes values, so it knows what a mark is; never the other way

        # header, and the places that may include it
        only["pcre2.h"] = "src/rule/"
        only["sqlite3.h"] = "src/store/"
        only["curl/"] = "src/acquire/ include/acquire/network.h"
        only["gumbo.h"] = only["uchardet"] = only["zstd.h"] = only["brotli"] = only["zlib.h"] = "src/acquire/"
        only["nettle/"] = "src/base/hash.c"
        only["utf8proc.h"] = "src/base/utf8.c src/normalise/"
    }
    function says(why) { printf "%s:%d: %s\n", FILENAME, FNR, why; bad[FILENAME] = 1 }
    function check_library(name,    header, places, i, n, fits) {
        for (header in only) {
            if (index(name, header) != 1)
                continue
            n = split(only[header], places, " ")
            for (i = 1; i <= n; i++)
                fits = fits || index(FILENAME, places[i]) == 1
            if (!fits)
                says("<" name "> is for " only[header] " alone")
        }
    }
    FNR == 1 { files++; split(FILENAME, part, "/"); here = part[2] }
    /^[ \t]*#[ \t]*include[ \t]*</ { split($0, cut, /[<>]/); check_library(cut[2]) }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, cut, "\""); split(cut[2], path, "/"); there = path[1]
        if (cut[2] !~ /\//)
            next                        # a private header, beside the source
        if (!(here in floor))
            says("the room \"" here "\" is on no floor; give it one in tests/check/includes.sh")
        else if (there != here && !(there in floor))
            says("\"" cut[2] "\" must be written as \"ROOM/FILE.h\"")
        else if (there != here && floor[there] > floor[here])
            says(here " (floor " floor[here] ") includes " there " (floor " floor[there] ") above it")
        else if (there != here && floor[there] == floor[here] && !((here " " there) in sideways))
            says(here " includes " there " of its own floor")
    }
    # Only cli prints to people or ends the program; base may, when there is no memory left.
    FILENAME ~ /^src\// && here != "cli" && here != "base" &&
        /(^|[^a-z_])(printf|puts|putchar|perror|exit|_exit)\(|fprintf\(std(out|err)/ { says("only cli prints to people or ends the program") }
    END { for (file in bad) failed++; printf "%d passed, %d failed\n", files - failed, failed; exit failed > 0 }'
