#!/usr/bin/env python3
"""Plants misprints and counts how many are found.

One digit of one mark in one article is changed; at least two other articles of the collection have the mark right. The article
and all others of its cluster are read into a fresh database; the misprint is flagged when a discrepancy of the athlete holds the wrong
value, and resolved when the right value is preferred. The same clusters unchanged must give no mark or place finding.

    tests/accuracy/misprints.py [--program build/photofinish] [--cases 2000] [--seed 1] [--list] ARTICLES...

ARTICLES is a folder of STEM.txt; the annotations that tell which marks there are stand in ARTICLES-gold.
"""
import argparse, collections, json, pathlib, random, re, subprocess, sys, tempfile, unicodedata


def fold(name):
    plain = unicodedata.normalize("NFD", name or "")
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("ø", "o")


def read(folders):
    articles = {}
    for folder in folders:
        for gold in sorted(pathlib.Path(folder.rstrip("/") + "-gold").glob("*.json")):
            text = pathlib.Path(folder) / (gold.stem + ".txt")
            articles[gold.stem] = (text.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8")))
    return articles


def body_of(text):
    """Where the body begins: behind the header lines and the empty line after them."""
    header = re.match(r"(?:(?:url|date|title):[^\n]*\n)+\n?", text)
    return header.end() if header else 0


def races(articles):
    """Results by athlete, event and value: which articles print each."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for stem, (_, gold) in articles.items():
        for mark in gold["marks"]:
            if mark["kind"] == "result" and mark["athlete"] and mark["event"] and mark["quantity"] != "wind":
                key = (fold(mark["athlete"]).split()[-1], mark["event"])
                found[key][mark["value"]].append((stem, mark))
    return found


def clusters(articles):
    """Articles that share two results, or one and the competition, are about one story."""
    parent = {stem: stem for stem in articles}

    def root(stem):
        while parent[stem] != stem:
            stem = parent[stem]
        return stem

    for values in races(articles).values():
        for printed in values.values():
            for stem, _ in printed[1:]:
                parent[root(stem)] = root(printed[0][0])
    members = collections.defaultdict(list)
    for stem in sorted(articles):
        members[root(stem)].append(stem)
    return {stem: members[root(stem)] for stem in articles}


def slots(articles):
    """Marks that may be changed: two other articles have the same value."""
    for values in races(articles).values():
        for value, printed in values.items():
            for stem, mark in printed:
                if len({other for other, _ in printed} - {stem}) >= 2 and re.search(r"\d", mark["surface"]):
                    yield stem, mark


def misprint(text, mark, chance):
    """The text with one digit of the mark changed, and the surface as it is printed then."""
    at = body_of(text) - 1
    for _ in range(mark["nth"]):
        at = text.find(mark["surface"], at + 1)
    if at < 0:
        return None, None
    digits = [i for i, c in enumerate(mark["surface"]) if c.isdigit()]
    place = chance.choice(digits)
    digit = chance.choice([d for d in "0123456789" if d != mark["surface"][place]])
    surface = mark["surface"][:place] + digit + mark["surface"][place + 1:]
    return text[:at] + surface + text[at + len(mark["surface"]):], surface


def run(program, folder):
    database = str(folder / "facts.db")
    done = subprocess.run([program, "run", "-d", database, str(folder / "articles")], capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    listed = subprocess.run([program, "discrepancies", "-d", database, "--format", "jsonl"], capture_output=True, text=True)
    return [json.loads(line) for line in listed.stdout.splitlines()]


def reconcile(program, texts):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "articles").mkdir()
        for stem, text in texts.items():
            (folder / "articles" / (stem + ".txt")).write_text(text, encoding="utf-8")
        return run(program, folder)


def plain(value):
    return re.sub(r"[^\d]", "", value or "").lstrip("0")


def judge(findings, before, mark, surface):
    """(flagged, named): something new is said about the athlete, and the right value is preferred."""
    family = fold(mark["athlete"]).split()[-1]
    old = {(d["kind"], d["athlete"], json.dumps(d["values"])) for d in before}
    for d in findings:
        new = (d["kind"], d["athlete"], json.dumps(d["values"])) not in old
        about = family in fold(d["athlete"] or "") or any(plain(v["value"]) == plain(mark["value"]) for v in d["values"])
        if new and about and d["kind"] in ("mark", "margin", "order", "split", "record", "revision"):
            return True, plain(d["preferred"]) == plain(mark["value"])
    return False, False


def listed_inside(articles, stems):
    """Athletes and events for which gold or planted.tsv lists a contradiction: those are no false findings."""
    words = " ".join(d["about"] for s in stems for d in articles[s][1].get("discrepancies", []))
    planted = pathlib.Path("corpus/planted.tsv")
    if planted.exists():
        words += " " + planted.read_text(encoding="utf-8")
    return fold(words)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default="build/photofinish")
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--list", action="store_true", help="print every miss")
    options.add_argument("articles", nargs="+")
    chosen = options.parse_args()
    articles = read(chosen.articles)
    cluster = clusters(articles)
    unchanged, false = {}, []
    for stems in {tuple(c) for c in cluster.values() if len(c) > 1}:
        found = reconcile(chosen.program, {s: articles[s][0] for s in stems})
        known = listed_inside(articles, stems)
        for s in stems:
            unchanged[s] = found
        false += [d for d in found if d["kind"] in ("mark", "place") and fold((d["athlete"] or "?").split()[-1]) not in known]
    for d in false:
        print("false:", d["kind"], d["athlete"], d["event"], d["competition"], d["year"], [v["value"] for v in d["values"]], d["explanation"])
    chance = random.Random(chosen.seed)
    choices = list(slots(articles))
    flagged = named = cases = 0
    missed = collections.Counter()
    while cases < chosen.cases and choices:
        stem, mark = chance.choice(choices)
        text, surface = misprint(articles[stem][0], mark, chance)
        if text is None:
            continue
        cases += 1
        texts = {s: articles[s][0] for s in cluster[stem]}
        texts[stem] = text
        found = reconcile(chosen.program, texts)
        is_flagged, is_named = judge(found, unchanged.get(stem, []), mark, surface)
        flagged += is_flagged
        named += is_named
        if not is_named:
            missed[stem, mark["athlete"], mark["event"], mark["surface"]] += 1
            if chosen.list:
                print("flagged" if is_flagged else "missed", stem, mark["athlete"], mark["event"], mark["surface"], "->", surface)
    for (stem, athlete, event, surface), count in missed.most_common(20):
        print(f"  {count:4d} not resolved: {stem} {athlete} {event} {surface}")
    print(f"marks that may be changed {len(choices)}, cases {cases}, flagged {flagged / max(cases, 1):.3f}, "
          f"right value named {named / max(cases, 1):.3f}, false mark and place findings on unchanged clusters {len(false)}")


main()
