#!/usr/bin/env python3
"""Plants misprints and counts how many are found.

One digit of one mark in one article is changed. The article and all others of its cluster are read and reconciled as `run` would; the
misprint is flagged when a new discrepancy of the athlete's figures comes of it, and the right value is named when it is the preferred
one. The same clusters unchanged must give no mark or place finding.

    tests/accuracy/misprints.py [--program build/clusters] [--cases 2000] [--seed 1] [--why] ARTICLES...

ARTICLES is a folder of STEM.txt; the annotations that tell which marks there are stand in ARTICLES-gold. All misprints that can be made
are made, in a fixed order; --cases are drawn of them by --seed, none twice.

What is fair. A mark may be changed when two other papers print the same mark of the same athlete in the same event; pages of one address
are one paper. Not fair, and left out: a value that corpus/planted.tsv lists as wrong (there the papers agree on a misprint already);
and a change that changes nothing, because feet and inches are told to the quarter inch (or the inch) and the metric mark to the
centimetre: 22-9 1/2 and 22-9 1/4 are both 6.95. Everything else counts, also figures that no clock shows (3:99.38).
"""
import argparse, collections, json, pathlib, random, re, subprocess, sys, tempfile, unicodedata

from floors import judge_by_bar


def fold(name):
    plain = unicodedata.normalize("NFD", name or "")
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("ø", "o")


Article = collections.namedtuple("Article", "path text gold")


def read(folders):
    articles = {}
    for folder in folders:
        for gold in sorted(pathlib.Path(folder.rstrip("/") + "-gold").glob("*.json")):
            path = pathlib.Path(folder) / (gold.stem + ".txt")
            articles[gold.stem] = Article(str(path), path.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8")))
    return articles


def body_of(text):
    """Where the body begins: behind the header lines and the empty line after them."""
    header = re.match(r"(?:(?:url|date|title):[^\n]*\n)+\n?", text)
    return header.end() if header else 0


def races(articles):
    """Results by athlete, event and value: which articles print each."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for stem, article in articles.items():
        for mark in article.gold["marks"]:
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


def address(article):
    """Pages of one address are versions of one page."""
    found = re.match(r"(?:\w+:[^\n]*\n)*?url: (\S+)", article.text)
    return found.group(1) if found else article.path


def listed_wrong():
    """Athlete, event and value of what planted.tsv lists as wrong; each athlete by family name."""
    wrong = set()
    planted = pathlib.Path("corpus/planted.tsv")
    for line in planted.read_text(encoding="utf-8").splitlines()[2:] if planted.exists() else []:
        _, athlete, event, *_, preferred, values, _, _ = line.split("\t")
        wrong |= {(fold(athlete).split()[-1], event, value) for value in values.split(";") if value != preferred}
    return wrong


def slots(articles):
    """Marks that may be changed: two other papers have the same value."""
    wrong = listed_wrong()
    for (family, event), values in races(articles).items():
        for value, printed in values.items():
            for stem, mark in printed:
                papers = {address(articles[other]) for other, _ in printed} - {address(articles[stem])}
                if len(papers) >= 2 and re.search(r"\d", mark["surface"]) and (family, event, value) not in wrong:
                    yield stem, mark


QUARTERS = {"": 0, "¼": 1, "½": 2, "¾": 3}
INCH = 25.4


def feet(surface):
    """(millimetres, precision) of feet and inches; None for anything else."""
    found = re.fullmatch(r"(\d+)(?:-| ?(?:feet|foot|ft),? ?)(\d+)?(?: ?(?:(\d)/(\d+)|([¼½¾])))?(?: ?in(?:ches)?)?", surface)
    if not found:
        return None
    whole, inches, over, under, quarters = found.groups()
    part = int(over) / max(int(under), 1) if over else QUARTERS[quarters or ""] / 4
    return (int(whole) * 12 + int(inches or 0) + part) * INCH, INCH / 4 if over or quarters else INCH


def changes_nothing(mark, wrong):
    """May the changed feet and inches, as exact as they are told, still mean the metric mark that the others print?"""
    told = feet(wrong)
    return bool(told) and abs(told[0] - float(mark["value"]) * 1000) <= told[1] + 5


class Misprint:
    """One digit of one mark of one article changed."""

    def __init__(self, article, stem, mark, at, digit_at, digit):
        surface = mark["surface"]
        self.stem, self.mark, self.path = stem, mark, article.path
        self.surface = surface[:digit_at] + digit + surface[digit_at + 1:]
        self.text = article.text[:at] + self.surface + article.text[at + len(surface):]
        self.start = len(article.text[:at].encode())
        self.end = self.start + len(surface.encode())
        self.changed = None

    def write(self, folder):
        folder.mkdir()
        path = folder / (self.stem + ".txt")
        path.write_text(self.text, encoding="utf-8")
        self.changed = str(path)


def misprints(articles):
    """All that can be made, in a fixed order."""
    made = []
    for stem, mark in slots(articles):
        text = articles[stem].text
        at = body_of(text) - 1
        for _ in range(mark["nth"]):
            at = text.find(mark["surface"], at + 1)
        if at < 0:
            continue
        for place, printed in enumerate(mark["surface"]):
            if printed in "0123456789":
                made += [Misprint(articles[stem], stem, mark, at, place, digit) for digit in "0123456789" if digit != printed]
    return [case for case in made if not changes_nothing(case.mark, case.surface)]


class Clusters:
    """tests/accuracy/clusters.c, which answers what disagrees in a cluster."""

    def __init__(self, program, rules, trace):
        self.process = subprocess.Popen([program, rules] + ["trace"] * trace, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8")

    def ask(self, paths):
        """Discrepancies, and claims where they are traced."""
        self.process.stdin.write("\t".join(str(path) for path in paths) + "\n")
        self.process.stdin.flush()
        found = []
        while (line := self.process.stdout.readline()) != "\n":
            if not line:
                sys.exit("clusters stopped")
            found.append(json.loads(line))
        return [f for f in found if "kind" in f], [f for f in found if "claim" in f]


def plain(value):
    return re.sub(r"[^\d]", "", value or "").lstrip("0")


def is_right(preferred, value):
    """The value, or a finer one that rounds up to it: the photo finish tells 9.784 for 9.79."""
    if plain(preferred) == plain(value):
        return True
    figures = [re.fullmatch(r"\d+\.(\d+)", text or "") for text in (preferred, value)]
    if not all(figures) or len(figures[0].group(1)) <= len(figures[1].group(1)):
        return False
    return 0 <= float(value) - float(preferred) < 10.0 ** -len(figures[1].group(1))


def about(found, mark):
    """Is the finding about the mark's athlete, or does it hold the right value?"""
    family = fold(mark["athlete"]).split()[-1]
    return family in fold(found["athlete"] or "") or any(plain(v["value"]) == plain(mark["value"]) for v in found["values"])


FIGURES = ("mark", "margin", "order", "split", "record", "revision")


def judge(findings, before, mark):
    """(flagged, named): something new is said about the athlete's figures, and the right value is preferred."""
    old = {(d["kind"], d["athlete"], json.dumps(d["values"])) for d in before}
    new = [d for d in findings if (d["kind"], d["athlete"], json.dumps(d["values"])) not in old and d["kind"] in FIGURES and about(d, mark)]
    return bool(new), any(is_right(d["preferred"], mark["value"]) for d in new)


def listed_inside(articles, stems):
    """Athletes and events for which gold or planted.tsv lists a contradiction: those are no false findings."""
    words = " ".join(d["about"] for s in stems for d in articles[s].gold.get("discrepancies", []))
    planted = pathlib.Path("corpus/planted.tsv")
    if planted.exists():
        words += " " + planted.read_text(encoding="utf-8")
    return fold(words)


# ---- why a misprint was missed ----

def named(claim, mark):
    return bool(claim["athlete"]) and fold(claim["athlete"]).split()[-1] == fold(mark["athlete"]).split()[-1]


def at_mark(claims, doc, start, end):
    return [c for c in claims if c["doc"] == doc and c["start"] < end and start < c["end"] and c["value"]]


def right_elsewhere(claims, case):
    """Claims of other articles that have the right value for the right athlete."""
    return [c for c in claims if c["doc"] not in (case.path, case.changed) and c["claim"] == "result" and named(c, case.mark) and
            plain(c["value"]) == plain(case.mark["value"])]


def why(case, claims, claims_before):
    """One line on where the way from the changed figure to a finding ends."""
    before = at_mark(claims_before, case.path, case.start, case.end)
    after = at_mark(claims, case.changed, case.start, case.end)
    if not before:
        return "extraction: not read"
    if not after:
        return "extraction: read before the change, not after"
    result = [c for c in after if c["claim"] == "result"]
    if not result:
        return "extraction: read as " + after[0]["claim"]
    if not any(named(c, case.mark) for c in result):
        return "extraction: " + ("another athlete" if result[0]["athlete"] else "no athlete")
    mine = next(c for c in result if named(c, case.mark))
    if mine["event"] and mine["event"] != case.mark["event"]:
        return "extraction: another event"
    others = right_elsewhere(claims, case)
    if len({c["doc"] for c in others}) < 2:
        return f"others: {len({c['doc'] for c in others})} of them read"
    races = collections.Counter(c["race"] for c in others)
    if mine["race"] not in races:
        a, b = mine["race"].split("|"), races.most_common(1)[0][0].split("|")
        return "race: " + ", ".join(part for part, x, y in zip(("competition", "year", "event", "sex", "document"), a + [""], b + [""]) if x != y)
    if len({c["doc"] for c in others if c["race"] == mine["race"]}) < 2:
        return "race: the others do not meet"
    return "verdict"


# ---- the measurement ----

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default="build/clusters")
    options.add_argument("--rules", default="rules")
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--bar", help="a file of floors: fail below them, or when an unchanged cluster gives a finding")
    options.add_argument("--why", action="store_true", help="print every miss and where the way to it ends")
    options.add_argument("articles", nargs="+")
    chosen = options.parse_args()
    articles = read(chosen.articles)
    cluster = clusters(articles)
    program = Clusters(chosen.program, chosen.rules, chosen.why)
    unchanged, claims_before, false = {}, {}, []
    for stems in sorted({tuple(c) for c in cluster.values() if len(c) > 1}):
        found, claims = program.ask(articles[s].path for s in stems)
        known = listed_inside(articles, stems)
        for s in stems:
            unchanged[s], claims_before[s] = found, claims
        false += [d for d in found if d["kind"] in ("mark", "place") and fold((d["athlete"] or "?").split()[-1]) not in known]
    for d in false:
        print("false:", d["kind"], d["athlete"], d["event"], d["competition"], d["year"], [v["value"] for v in d["values"]], d["explanation"])
    cases = misprints(articles)
    random.Random(chosen.seed).shuffle(cases)
    count = flagged = right = 0
    missed, causes = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        for case in cases[:chosen.cases]:
            count += 1
            case.write(pathlib.Path(name) / str(count))
            found, claims = program.ask(case.changed if s == case.stem else articles[s].path for s in cluster[case.stem])
            is_flagged, is_named = judge(found, unchanged.get(case.stem, []), case.mark)
            flagged += is_flagged
            right += is_named
            if is_named:
                continue
            missed[case.stem, case.mark["athlete"], case.mark["event"], case.mark["surface"]] += 1
            if chosen.why:
                cause = why(case, claims, claims_before[case.stem])
                causes["flagged, not named" if is_flagged else cause] += 1
                print("flagged" if is_flagged else "missed", case.stem, case.mark["athlete"], case.mark["event"], case.mark["surface"], "->",
                      case.surface, ":", cause)
    for cause, times in causes.most_common():
        print(f"  {times:4d} {cause}")
    for (stem, athlete, event, surface), times in missed.most_common(20):
        print(f"  {times:4d} not resolved: {stem} {athlete} {event} {surface}")
    measured = {"misprints flagged": flagged / max(count, 1), "right value named": right / max(count, 1)}
    print(f"possible misprints {len(cases)}, cases {count}, flagged {flagged / max(count, 1):.3f}, "
          f"right value named {right / max(count, 1):.3f}, false mark and place findings on unchanged clusters {len(false)}")
    if chosen.bar:
        sys.exit(judge_by_bar(chosen.bar, measured, {"false findings": len(false)}))


main()
