#!/bin/bash
# Kills programs (kill -9) at moments spread over their work, and runs the same command again: the database is whole after every kill,
# and in the end everything is, byte for byte, as if nobody had disturbed.
#   tests/kills/run.sh PROGRAM [TIMES]      TIMES for each of run, growth, reconcile, fetch (else 8)
#
# Where a program is killed follows from RANDOM, which is seeded, and from how long the command takes here undisturbed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") times=${2:-8}
export LC_ALL=C.UTF-8 PHOTOFINISH_RULES=$root/rules
RANDOM=${KILL_SEED:-7}
scratch=$(mktemp -d)
cleanup() {
    [ -z "${server:-}" ] || kill "$server" 2> /dev/null
    rm -rf "$scratch"
}
trap cleanup EXIT
cd "$scratch" || exit 3
passed=0 failed=0

awk -v WANTED=300 -f "$root/tests/bench/corpus.awk" "$root"/corpus/articles/*.txt > all.jsonl
head -n 100 all.jsonl > some.jsonl

milliseconds() { echo $(($(date +%s%N) / 1000000)); }
wreck() { # most command…: starts it, kills it after up to so many milliseconds, and not before it has begun to work
    local wait=$((RANDOM * $1 / 32768))
    shift
    "$program" "$@" > /dev/null 2>&1 < /dev/null &
    local victim=$!
    sleep "$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))"
    kill -9 $victim 2> /dev/null && killed=$((killed + 1))
    wait $victim 2> /dev/null
}
is_whole() { # database
    [ ! -e "$1" ] || ! command -v sqlite3 > /dev/null || [ "$(sqlite3 "$1" 'PRAGMA integrity_check')" = ok ]
}
report() { # name trouble
    if [ -z "$2" ] && [ "$killed" -gt 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'not ok: %s%s\n' "$1" "${2:-: nothing was killed}"
    fi
    echo "$1: $killed kills in $((round - 1)) rounds"
}

# name | the database before (empty: none) | command, whose database is now.db
database() {
    local name=$1 before=$2 trouble='' started took
    shift 2
    killed=0
    rm -f now.db*
    [ -z "$before" ] || cp "$before" now.db
    started=$(milliseconds)
    "$program" "$@" > /dev/null 2>&1
    took=$(($(milliseconds) - started))
    "$program" export -d now.db --format jsonl > whole
    for ((round = 1; round <= times || (killed == 0 && round <= 10 * times); round++)); do   # short work may be over before its moment
        rm -f now.db*
        [ -z "$before" ] || cp "$before" now.db
        wreck $took "$@"
        is_whole now.db || trouble="$trouble
    round $round: the database is damaged after the kill"
        [ $((round % 3)) != 0 ] || wreck $took "$@"
        "$program" "$@" > /dev/null 2> words || trouble="$trouble
    round $round: run again, it ended with $?: $(head -c 300 words)"
        "$program" export -d now.db --format jsonl > again
        is_whole now.db && cmp -s whole again || trouble="$trouble
    round $round: something else came of it: $(diff whole again | head -n 4)"
    done
    report "$name" "$trouble"
}
"$program" run -j 2 -d old.db some.jsonl > /dev/null 2>&1
cp -R "$PHOTOFINISH_RULES" other-rules && echo '# another thought' >> other-rules/lexicon/competitions.tsv
database "a run into a new database" ""     run -j 2 -d now.db all.jsonl
database "a database that grows"     old.db run -j 2 -d now.db all.jsonl
database "a reconciliation"          old.db reconcile -j 2 -d now.db -r other-rules

# ---- fetch: what the archive holds is what counts
if command -v python3 > /dev/null; then
    mkfifo hold
    python3 "$root/tests/cli/server.py" port log < hold &
    server=$!
    exec 9> hold
    for _ in $(seq 100); do [ -s port ] && break; sleep 0.1; done
    site=http://127.0.0.1:$(cat port) pages=''
    for number in $(seq 20); do pages="$pages $site/page?$number $site/chunked?$number"; done
    get() { echo fetch --pause 10 -o now.warc.gz $pages; }
    killed=0 trouble='' started=$(milliseconds)
    "$program" $(get) > /dev/null 2>&1 || trouble=": undisturbed it ended with $?"
    took=$(($(milliseconds) - started))
    "$program" text now.warc.gz > whole
    for ((round = 1; round <= times || (killed == 0 && round <= 10 * times); round++)); do   # short work may be over before its moment
        rm -f now.warc.gz
        wreck $took $(get)
        [ ! -s now.warc.gz ] || "$program" text now.warc.gz > /dev/null 2> words || trouble="$trouble
    round $round: what was fetched before the kill can't be read: $(head -c 300 words)"
        "$program" $(get) > /dev/null 2> words || trouble="$trouble
    round $round: run again, it ended with $?: $(head -c 300 words)"
        "$program" text now.warc.gz > again 2> words
        cmp -s whole again || trouble="$trouble
    round $round: the archive holds something else: $(diff whole again | head -n 4) $(head -c 300 words)"
    done
    exec 9>&-
    report "a fetch" "$trouble"
else
    echo "skipped: kills of a fetch, for they need python3"
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
