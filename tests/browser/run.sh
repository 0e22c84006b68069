#!/bin/sh
# The report in a real browser: builds a site from the corpus and from articles that mean harm, and has headless Chromium
# walk through it (walk.py). Says so and passes where Chromium or Python is not installed.
#   tests/browser/run.sh PROGRAM [FOLDER]      FOLDER keeps screenshots
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
pictures=${2:-}
export PHOTOFINISH_RULES="$root/rules" LC_ALL=C.UTF-8

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$browser" ] || ! command -v python3 >/dev/null; then
    echo "skipped: the report in a browser, for it needs chromium and python3"
    echo "0 passed, 0 failed"
    exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
cp -R "$root/corpus/articles" articles
python3 "$root/tests/browser/hostile.py" articles
if ! "$program" run -d facts.db articles >log 2>&1 || ! "$program" report -d facts.db -o site >>log 2>&1; then
    cat log
    echo "0 passed, 1 failed"
    exit 1
fi
python3 "$root/tests/browser/walk.py" "$browser" "$scratch/site" $pictures
