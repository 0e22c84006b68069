#!/bin/sh
# How right extraction is, against annotated articles.
#   tests/accuracy.sh PROGRAM            prints the tables: our own corpus, and the sets beside the project where they are there
#   tests/accuracy.sh PROGRAM --bar      checks our own corpus against tests/accuracy.tsv, a floor that only rises
cd "$(dirname "$0")/.." || exit 3
program=$1
if [ "$2" = --bar ]; then
    rows=$(grep -vc '^#' tests/accuracy.tsv)
    words=$("$program" eval --gold corpus/articles-gold --bar tests/accuracy.tsv corpus/articles 2>&1)
    code=$?
    below=$(echo "$words" | grep -c '^below the bar')
    [ $code = 0 ] || echo "$words"
    [ $code -le 1 ] || below=$rows
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
