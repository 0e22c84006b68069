#!/bin/bash
# What texts that were built to hurt cost, against news of the same size: time for each byte, and memory at most.
#   tests/bench/hostile.sh PROGRAM [BYTES [KIND…]]      BYTES of each text, 1 MiB unless told; KIND: only these lines of the table
# Every text is read by `extract -j 1` and by `run -j 1` into a new database, in processor seconds.
cd "$(dirname "$0")/../.." || exit 3
program=$(realpath "$1") size=${2:-1048576}
shift $(($# > 2 ? 2 : $#))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-gcc} -O2 -D_GNU_SOURCE -o "$folder/measure" tests/bench/measure.c || exit 3

many() { yes "$1" | tr -d '\n' | head -c "$size"; }
counted() { awk -v SIZE="$size" 'function word(n,    w) { w = ""; do { w = w sprintf("%c", 97 + n % 26); n = int(n / 26) } while (n); return toupper(substr(w, 1, 1)) substr(w, 2) }
    BEGIN { for (n = 0; made < SIZE; n++) {'"$1"'; made += length(line); printf "%s", line } }'; }

# name | what makes the text: many UNIT, lines UNIT (one a line), or an awk line that counts n
kinds() {
    cat <<'TABLE'
quote marks|many "
opening quote marks|many “
quote marks and words|many “Yes,” he said. 
nested tags|html <div>
nested tables|html <table><tr><td>
attributes|html <p class="a" id="b">x
entities|html &amp;
capital letters|many A 
capitals without blanks|many A
one-letter lines|lines A
one-letter words|many a 
blank lines|lines 
combining marks|combining
times without a blank|many 3:29.38
times with blanks|many 3:29.38 
numbers|many 7 
digits|many 7
one sentence of words|many the runner ran on and 
short names|counted line = word(n + 26) " " word(n + 700) ". "
names that only grow|counted line = "Aaa Bbb" word(n) " ran. "
one name again and again|many Josh Kerr is here. Kerr won. 
initials|many A.B. 
events|many 100m 200m 400m 800m 1500m 
medals|many gold silver bronze 
wins without a winner|many won the 100m gold in 9.81 
meetings without a comma|many Bell won the 100m at the World Championships in Rome 
sentences about him|many He won. 
speakers|many said Kerr. 
people and marks|counted line = "Jo " word(n + 700) " ran 9.8" n % 10 " in the 100m. "
results|counted line = (n + 1) ". Jo " word(n + 700) " (GBR) 3:" (10 + n % 50) "." (10 + n % 89) "\n"
commas|many ,
brackets|many ((
hyphens|many a-b-
apostrophes|many ’s 
dates|many 12 May 2024, 
full stops|many . 
TABLE
}
text_of() { # how
    local what=${1#* }
    case $1 in
    many\ *) many "$what" ;;
    lines*) yes "${1#lines }" | head -c "$size" ;;
    counted\ *) counted "$what" ;;
    html\ *) printf '<html><body>'; many "$what" ;;
    combining) printf 'a'; many "$(printf '\xcc\x81')" ;;
    esac
}
measured() { # command…: processor seconds TAB MiB TAB code
    timeout -s KILL "${HOSTILE_SECONDS:-300}" "$folder/measure" "$@" 3> "$folder/cost" > "$folder/out" 2> "$folder/words"
    [ -s "$folder/cost" ] && cut -f 2-4 "$folder/cost" || printf '%s\t0\tkilled\n' "${HOSTILE_SECONDS:-300}"
}
row() { # name file
    rm -f "$folder"/facts.db*
    local read stored
    read=$(measured "$program" extract -j 1 "$2")
    stored=$(measured "$program" run -d "$folder/facts.db" -j 1 "$2")
    printf '%s\t%s\t%s\n' "$1" "$read" "$stored" | awk -F '\t' -v NEWS="$news" '{
        split(NEWS, base, " ")
        printf "| %s | %.2f | %.1f | %.0f | %.2f | %.1f | %.0f | %s\n", $1, $2, $2 / base[1], $3, $5, $5 / base[2], $6, \
            ($4 == 0 && $7 == 0) ? "" : "codes " $4 " and " $7 }'
}

awk -v WANTED=$((size / 900 + 100)) -f tests/bench/corpus.awk corpus/articles/*.txt | head -c "$size" | sed '$d' > "$folder/news.jsonl"
news=$(measured "$program" extract -j 1 "$folder/news.jsonl" | cut -f 1)
news="$news $(measured "$program" run -d "$folder/news.db" -j 1 "$folder/news.jsonl" | cut -f 1)"
echo "| $size bytes of | extract, s | × news | MiB | run, s | × news | MiB |"
echo "|---|---|---|---|---|---|---|"
row "news, article by article" "$folder/news.jsonl"
kinds | while IFS='|' read -r name how; do
    [ $# = 0 ] || printf '%s\n' "$@" | grep -qxF -e "$name" || continue
    case $how in html*) file=$folder/hostile.html ;; *) file=$folder/hostile.txt ;; esac
    text_of "$how" > "$file"
    row "$name" "$file"
done
