#!/bin/bash
# Refuses programs one wish for memory or one step of the disk, at many points of small runs of every command, and looks what
# comes of it: never a crash, never a wrong answer, never a database that another run does not bring to what it should be.
#   tests/faults/run.sh PROGRAM [MOST [SCENARIO]]      MOST points of each scenario (else 12, evenly spread; "all": every one)
#
# A program that was refused something may go on without (0, or 1 where the whole program says 1, and then the answer is the whole
# one), or say what is missing (3, with words). shim.c does the refusing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") most=${2:-12} only=${3:-}
export LC_ALL=C.UTF-8 PHOTOFINISH_RULES=$root/rules
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 3
${CC:-gcc} -O1 -shared -fPIC -D_GNU_SOURCE -o shim.so "$here/shim.c" -ldl || exit 3
passed=0 failed=0

# ---- what there is to read: before every try, `now` is made anew from `start`
mkdir -p start/articles
for number in 1 2 3; do
    printf 'url: https://a%d.example/race\ndate: 2024-05-06\ntitle: Ba wins 1500m\n\nJo Ba of Kenya clocked 3:29.%d8 to win the 1500m final at the World Championships on Sunday. Britain’s Ann Lee was second in 3:29.65. “I felt light,” Ba said.\n' \
        $number $((number > 2 ? 2 : 3)) > start/articles/$number.txt
done
printf '<html><head><title>Lee second</title></head><body><article><p>Ann Lee of Britain was second in the 1500m final at the World Championships in 3:29.65, behind Jo Ba, who ran 3:29.38.</p><p>&ldquo;A good day,&rdquo; said Lee.</p></article></body></html>' > start/page.html
iconv -f UTF-8 -t WINDOWS-1252 <<< 'José Peña of Spain won the 800m in 1:43.20 at the meeting in Málaga on Sunday. “Así es,” he said.' > start/old.txt
cp "$root"/tests/fuzz/seeds/warc/members.warc.gz "$root"/tests/fuzz/seeds/warc/resource.zst "$root"/tests/fuzz/seeds/jsonl/ninjs.jsonl \
    "$root"/tests/fuzz/seeds/feed/rss.xml "$root"/tests/fuzz/seeds/claims/claims.csv start/
cat > start/results.csv <<'END'
competition,year,event,sex,round,athlete,nation,place,mark,record
World Championships,2024,1500m,M,final,Jo Ba,KEN,1,3:29.38,
World Championships,2024,1500m,M,final,Ann Lee,GBR,2,3:29.65,
END
(cd start && "$program" run -j 1 -d facts.db articles > /dev/null 2>&1) || exit 3

# ---- one try

fresh() {
    rm -rf now
    cp -Rp start now
}
facts_of() { # database: all that it says, and that it is whole
    "$program" export -d "$1" --format jsonl 2>&1
    command -v sqlite3 > /dev/null && sqlite3 "$1" 'PRAGMA integrity_check; PRAGMA foreign_key_check'
}
plain() { (cd now && "$program" "$@" > ../out 2> ../err < /dev/null); }
faulty() { # after at command…
    local after=$1 at=$2
    shift 2
    (cd now && env ${after:+FAULT_AFTER="$after"} FAULT_KIND="$kind" FAULT_AT="$at" FAULT_COUNT="$scratch/count" ${always:+FAULT_ON=yes} \
        LD_PRELOAD="$preload" "$program" "$@" > ../out 2> ../err < /dev/null)
}
# A sanitized program's own library must see memory before it is refused.
preload=$scratch/shim.so

complain() {
    trouble="$trouble
    $kind, $at of $total${always:+ and all after it}: photofinish $*: $(head -c 600 err | tr '\n' ' ')"
}

# name | what the counting begins with (a part of a path; empty: the program's start) | database that must be right at last | command
scenario() {
    local name=$1 after=$2 database=$3
    shift 3
    case $name in *"$only"*) ;; *) return ;; esac
    fresh
    plain "$@"
    local right=$?
    cp out whole
    [ -z "$database" ] || facts_of "now/$database" > whole-facts
    for kind in memory disk; do
        local trouble='' total always=''
        fresh
        at=0 faulty "$after" 0 "$@"
        total=$(cat count)
        local step=$((most == 0 ? 1 : (total + most - 1) / most))
        [ $step -gt 0 ] || step=1
        for ((at = (step + 1) / 2; at <= total; at += step)); do
            always=$( [ $((at / step % 2)) = 0 ] || echo yes)
            fresh
            faulty "$after" $at "$@"
            local code=$?
            if [ $code = 3 ]; then
                [ -s err ] || complain "$* ended without a word"
            elif [ "$1 $kind $code" = "audit disk 1" ]; then
                grep -qE 'Input/output error|unable to get the page' out || complain "$* found something that is not the disk's fault"
            elif [ $code != $right ]; then
                complain "$* ended with $code, not $right or 3"
            elif ! cmp -s out whole; then
                complain "$* printed something else, and said nothing of it"
            fi
            if [ -n "$database" ]; then
                plain "$@"
                [ $? = $right ] || complain "$* again did not end with $right"
                facts_of "now/$database" > now-facts
                cmp -s whole-facts now-facts || complain "$* again left other facts: $(diff whole-facts now-facts | head -n 3)"
            fi
        done
        if [ -z "$trouble" ] && [ "$total" -gt 0 ]; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            printf 'not ok: %s%s\n' "$name" "${trouble:- asked for nothing}" | head -n 12
        fi
        printf '%s, %s: every %d of %d\n' "$name" $kind $step "$total"
    done
}
[ "$most" != all ] || most=0

export PHOTOFINISH_IMAGE=
scenario "the rules are loaded"         ""          ""        extract -j 1 articles/1.txt
unset PHOTOFINISH_IMAGE
scenario "the image is taken"           ""          ""        extract -j 1 articles/1.txt
scenario "texts are read"               articles/   ""        extract -j 1 articles
scenario "two threads read"             articles/   ""        extract -j 2 articles
scenario "a page is read"               page.html   ""        extract -j 1 page.html
scenario "an old charset is read"       old.txt     ""        text old.txt
scenario "an archive is read"           members     ""        extract -j 1 members.warc.gz
scenario "a packed file is read"        resource    ""        extract -j 1 resource.zst
scenario "lines of JSON are read"       ninjs       ""        extract -j 1 ninjs.jsonl
scenario "a feed is read"               rss.xml     ""        extract -j 1 rss.xml
scenario "a database is made"           new.db      new.db    run -j 1 -d new.db articles page.html
scenario "a database grows"             facts.db    facts.db  run -j 1 -d facts.db articles page.html old.txt
scenario "a database is reconciled"     facts.db    facts.db  reconcile -j 1 -d facts.db
scenario "a reference is loaded"        facts.db    facts.db  reference load -d facts.db results.csv
scenario "claims are weighed"           ""          ""        reconcile --claims claims.csv
scenario "facts are listed"             ""          ""        facts -d facts.db
scenario "disagreement is listed"       ""          ""        discrepancies -d facts.db
scenario "a fact is explained"          facts.db    ""        explain -d facts.db d1
scenario "a draft is checked"           facts.db    ""        check -d facts.db page.html
scenario "a database is audited"        facts.db    ""        audit -j 1 -d facts.db
scenario "a report is written"          facts.db    ""        report -d facts.db -o pages
scenario "a database is handed on"      facts.db    ""        export -d facts.db --format jsonl
scenario "files are handed on"          facts.db    ""        export -d facts.db -o out --format csv,brat,webannotation,prov,sarif
echo "$passed passed, $failed failed"
[ $failed = 0 ]
