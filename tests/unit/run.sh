#!/bin/sh
# Runs the Criterion tests of a build and counts them in our words.
#   tests/unit/run.sh BUILD
# Criterion runs every test in a process of its own; a leak is told when that process ends, after the test was counted as
# good, so leaks are counted from what AddressSanitizer says; what Criterion itself allocates and loses is not ours to mend.
build=$1
report=$build/unit.tap words=$build/unit.log
rm -f "$report"
"$build/unit" --tap="$report" > "$words" 2>&1
code=$?
cat "$words"
if [ ! -s "$report" ]; then
    echo "$build/unit ended with code $code and left no report"
    exit 1
fi
good=$(grep '^ok' "$report" | grep -vc '# SKIP') bad=$(grep -c '^not ok' "$report")
leaks=$(awk '/LeakSanitizer: detected/ { inside = 1; ours = 0 }
             inside && /^ *#1 / && !/libcriterion/ { ours = 1 }
             inside && /^SUMMARY/ { leaks += ours; inside = 0 }
             END { print leaks + 0 }' "$words")
good=$((good - leaks)) bad=$((bad + leaks))
# A leak of Criterion's own makes it end with 86 although every test was good.
[ $code -eq 86 ] && ! grep -qE 'ERROR: AddressSanitizer|runtime error:' "$words" && code=0
[ $code -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
