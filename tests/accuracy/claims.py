#!/usr/bin/env python3
"""Measures `reconcile --claims` on two public data sets, with plain voting beside it.

    tests/accuracy/claims.py --program build/photofinish --books CLAIMS.txt GOLD.csv --flights DIRTY.csv CLEAN.csv

Books (github.com/daqcri/DAFNA-EA, data/Books_CSV: claims/claim1.txt, truth/book_golden.csv): bookshops' author lists of 100 books, compared
as sets of last names. Flights (github.com/WelkinNi/Automatic-Data-Repair, data_with_rules/flights): what 38 sites say of the times of
100 flights; only the source and the four times are used.
"""
import argparse, csv, html, io, re, subprocess, tempfile, unicodedata

TIMES = ["sched_dep_time", "act_dep_time", "sched_arr_time", "act_arr_time"]
ROLE = re.compile(r"\((?:joint )?(author|editor|illustrator|foreword|contributor|translator|photographer|preface|with|introduction|eds?\.?)[^)]*\)", re.I)
NO_NAMES = {"jr", "sr", "ii", "iii", "iv", "phd", "ph", "d", "md", "dr", "prof", "mr", "mrs", "et", "al", "by", "and", "with", "ed", "eds", "editor", "author", "the"}


def fold(text):
    plain = unicodedata.normalize("NFD", html.unescape(text))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def last_word(words):
    kept = [re.sub(r"[^a-z'-]", "", w) for w in words.split()]
    kept = [w for w in kept if w and w not in NO_NAMES]
    return ([w for w in kept if len(w) > 1] or kept or [""])[-1]


def last_names(value):
    """The set of last names of a list of authors, as shops print them: "Knuth, Donald E.", "Donald Knuth and A. Lin", "Knuth / Lin"."""
    text = re.sub(r"\b(by|with)\b", ";", ROLE.sub(";", fold(value)))
    text = re.sub(r"\s+and\s+", ";", text).replace("/", ";").replace("&", ";")
    found = set()
    for author in text.split(";"):
        pieces = [p.strip() for p in author.split(",") if p.strip() and p.strip(" .") not in NO_NAMES]
        if not pieces:
            continue
        first_name_first = len([w for w in pieces[0].split() if len(w.strip(".")) > 1]) >= 2
        found.update(last_word(p) for p in (pieces if len(pieces) == 1 or first_name_first else pieces[::2]))
    return {name for name in found if len(name) > 1}


def answers(program, rows, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["source", "object", "attribute", "value"], *rows])
        file.flush()
        done = subprocess.run([program, "reconcile", "--claims", file.name, *options], capture_output=True, text=True, check=True)
    return {(r["object"], r["attribute"]): r["value"] for r in csv.DictReader(io.StringIO(done.stdout))}


def books(claims, gold):
    read = lambda path: list(csv.reader(open(path, encoding="utf-8", errors="replace")))
    rows = [[r[5], r[2], "authors", ";".join(sorted(last_names(r[4])))] for r in read(claims)[1:] if not r[4].lower().startswith("not avail")]
    truth = {(r[0], "authors"): last_names(r[2]) for r in read(gold)}
    return rows, truth, lambda value: set(value.split(";"))


def flights(dirty, clean):
    rows = [[r["src"], r["flight"], t, r[t]] for r in csv.DictReader(open(dirty)) for t in TIMES]
    truth = {(r["flight"], t): r[t] for r in csv.DictReader(open(clean)) for t in TIMES}
    return rows, truth, lambda value: value


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default="build/photofinish")
    options.add_argument("--books", nargs=2)
    options.add_argument("--flights", nargs=2)
    chosen = options.parse_args()
    for name, read in (("books", books), ("flights", flights)):
        paths = getattr(chosen, name)
        if not paths:
            continue
        rows, truth, plain = read(*paths)
        right = {}
        for engine in ([], ["--majority"]):
            found = answers(chosen.program, rows, *engine)
            right[bool(engine)] = sum(plain(found.get(key, "")) == value for key, value in truth.items()) / len(truth)
        print(f"{name}: {len(rows)} claims, {len(truth)} known values: {right[False]:.4f} right, by plain voting {right[True]:.4f}")


main()
