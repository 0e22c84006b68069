#!/bin/sh
# How right extraction is, against annotated articles.
#   tests/accuracy.sh PROGRAM            prints the tables: our own corpus, and the sets beside the project where they are there
#   tests/accuracy.sh PROGRAM --bar      checks our own corpus against tests/accuracy.tsv and tests/accuracy/misprints.tsv, and composed clauses
#                                        against tests/accuracy/composed-floors.tsv: floors that only rise
cd "$(dirname "$0")/.." || exit 3
program=$1
rows=0 below=0

# keeps COMMAND…: adds up the floors that its last line tells to be kept and missed; one missed, where it tells nothing.
keeps() {
    words=$("$@" 2>&1)
    told=$(echo "$words" | sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
    kept=${told% *} missed=${told#* }
    [ "$missed" = 0 ] || echo "$words"
    rows=$((rows + ${kept:-0} + ${missed:-1})) below=$((below + ${missed:-1}))
}

if [ "$2" = --bar ]; then
    rows=$(grep -vc '^#' tests/accuracy.tsv)
    words=$("$program" eval --gold corpus/articles-gold --bar tests/accuracy.tsv corpus/articles 2>&1)
    code=$?
    below=$(echo "$words" | grep -c '^below the bar')
    [ $code = 0 ] || echo "$words"
    [ $code -le 1 ] || below=$rows
    clusters=$(dirname "$program")/clusters
    if [ -x "$clusters" ]; then
        keeps python3 tests/accuracy/misprints.py --program "$clusters" --cases 500 --bar tests/accuracy/misprints.tsv corpus/articles
    else
        echo "skipped: planted misprints, for $clusters is not built"
    fi
    keeps python3 tests/accuracy/composed.py --program "$program" --each 3 --bar tests/accuracy/composed-floors.tsv tests/accuracy/composed.tsv
    echo "$((rows - below)) passed, $below failed"
    [ "$below" = 0 ]
    exit
fi
shared=${SHARED_CORPUS:-../shared/corpus}
for texts in corpus/articles "$shared/seeds" "$shared/bbc2005" "$shared/reworded"; do
    if [ -d "$texts" ]; then
        echo "== $texts"
        "$program" eval --gold "$texts-gold" "$texts" || exit
        echo
    else
        echo "== $texts: not there, left out"
    fi
done

echo "== composed clauses"
python3 tests/accuracy/composed.py --program "$program" tests/accuracy/composed.tsv || exit
echo

# Reconciliation: planted misprints, and plain claims where the public data sets are there (see tests/accuracy/claims.py).
folders=corpus/articles
[ -d "$shared/reworded" ] && folders="$folders $shared/reworded"
echo "== planted misprints"
# shellcheck disable=SC2086
python3 tests/accuracy/misprints.py --program "$(dirname "$program")/clusters" --cases "${CASES:-2000}" $folders || exit
echo
echo "== plain claims"
books=${BOOKS:-../shared/claims/Books_CSV} flights=${FLIGHTS:-../shared/claims/flights}
[ -d "$books" ] && python3 tests/accuracy/claims.py --program "$program" --books "$books/claims/claim1.txt" "$books/truth/book_golden.csv"
[ -d "$flights" ] && python3 tests/accuracy/claims.py --program "$program" --flights "$flights/dirty.csv" "$flights/clean.csv"
[ -d "$books" ] || [ -d "$flights" ] || echo "BOOKS and FLIGHTS name no folders; left out"
