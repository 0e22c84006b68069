#!/usr/bin/env python3
"""Composes sentences of reports from clauses that tell known places and marks, and counts how many of them are read.

    tests/accuracy/composed.py [--program build/photofinish] [--each 12] [--seed 1] [--missed] [--family NAME] CLAUSES

CLAUSES (composed.tsv) has one clause a line: family, clause, what it tells. In a clause

    {A} {B} {C} {D}   are athletes, each in one of the ways in which reports name somebody who is new to them ("Kenya's Ann Bell",
                      "the Kenyan Ann Bell", "Ann Bell of Kenya", "Ann Bell"), and by surname when the clause has named them before
    {A+} {A-}         the same, with the nation in any case ({people A} is "Kenyan" then, and {nation A} "Kenya"), or the name alone
    {he} {his} {him}  the pronoun, {He} {His} with a capital
    {m} {n} {o}       marks, better ones first, written plainly ("1:44.02"); {m?} is one that may be there ("in 1:44.02",
                      ", clocking 1:44.02," …) or not
    {E}               the event ("the 800m", "the men's 800 metres"); {E-} without an article ("800m", "men's 800m"); {F} and {F-} are
                      another event that the text has not named yet

It tells places, "A=1 B=2", in the event that headline and first sentence name, or "A=1@F" in the other; and marks, "m:A:result" or "m:-:standard" (of
nobody). "-" means that it tells nothing. A clause is read by itself, and behind another that tells of places behind those of its own, joined as
reports join them ("…, and …", "…, while …", "…; …", in two sentences). Whatever else is found for athletes is false.
"""
import argparse, collections, json, pathlib, random, re, subprocess, sys, tempfile

GIVEN = {"M": "Tom Mark Paul Erik Jan Luis Daniel Peter Oscar Bruno Karl Simon Hugo Felix Martin Adam Ivan Marco David Leon".split(),
         "F": "Ann Maria Eva Julia Laura Sara Helen Clara Nina Emma Olga Petra Rosa Alice Karin Diana Irene Monica Teresa Vera".split()}
SURNAMES = """Bellmark Ferro Virtala Brandt Okafor Lindqvist Marchetti Duval Novotny Castellan Hargreave Ostrom Pelkonen Rasmussen Tanaka
Velasco Wetherby Zielinski Achterberg Bocanegra Chemoset Dragoman Eikeland Fontaine Gallimore Hadjiev Imboden Jankovics Kiptarus Lazarov
Mulcahy Nakamoto Oduya Petrescu Quintero Rotich Santangelo Thorvald Uusitalo Vanterpool Whitlock Yamane Zubiri Adeyemi Birkeland""".split()
NATIONS = [("Kenya", "Kenyan"), ("Britain", "Briton"), ("Germany", "German"), ("Jamaica", "Jamaican"), ("Spain", "Spaniard"), ("Norway", "Norwegian"),
           ("Australia", "Australian"), ("Ethiopia", "Ethiopian"), ("Cuba", "Cuban"), ("Poland", "Pole"), ("Italy", "Italian"), ("Canada", "Canadian")]
RACES = {"100m": ("100m", "100 metres", 10.0, 2), "400m": ("400m", "400 metres", 45.0, 2), "800m": ("800m", "800 metres", 104.0, 2),
         "1500m": ("1500m", "1,500 metres", 214.0, 2), "5000m": ("5000m", "5,000 metres", 786.0, 2), "400mH": ("400m hurdles", "400 metres hurdles", 48.0, 2),
         "LJ": ("long jump", "long jump", 8.20, -2), "JT": ("javelin", "javelin", 84.0, -2), "HJ": ("high jump", "high jump", 2.30, -2)}
JOINTS = [", and ", ", while ", "; ", ". ", " and "]
FRONTED = "(winning|having|after|for|with|behind|in) "   # clauses that no reporter would join to another


class Story:
    """One document: an event, athletes, and what is told of them."""

    def __init__(self, rng):
        self.rng = rng
        self.sex = rng.choice("MF")
        self.code, self.other = rng.sample(list(RACES), 2)
        self.surnames = rng.sample(SURNAMES, 10)
        self.nations = rng.sample(NATIONS, 10)
        self.people, self.expected, self.named = {}, {}, set()
        self.marks, self.told, self.race = {}, {}, self.code

    def person(self, key):
        if key not in self.people:
            i = len(self.people)
            self.people[key] = (self.rng.choice(GIVEN[self.sex]) + " " + self.surnames[i], self.surnames[i], self.nations[i])
        return self.people[key]

    def newcomer(self, key, way):
        name, surname, (nation, people) = self.person(key)
        if key in self.named:
            return surname
        self.named.add(key)
        age = self.rng.randint(19, 33)
        ways = [f"{nation}'s {name}", f"{people} {name}", f"{name} of {nation}", f"the {people} {name}", f"{nation}'s {age}-year-old {name}"]
        if way == "-":
            return name
        return self.rng.choice(ways if way == "+" else ways + [name] * 3 + [f"the {age}-year-old {name}"])

    def mark(self, slot):
        """The plain mark of a slot; later letters are worse."""
        _, _, best, digits = RACES[self.race]
        is_time = digits > 0
        if self.sex == "F":
            best *= 1.1 if is_time else 0.85
        value = best * self.shade * (1 + (0.004 if is_time else -0.015) * "mnop".index(slot))
        if not is_time:
            text = f"{value:.2f}m"
        else:
            minutes, seconds = divmod(round(value, 2), 60)
            text = f"{int(minutes)}:{seconds:05.2f}" if minutes else f"{seconds:.2f}"
        self.marks[slot] = text
        return text

    def maybe_mark(self, slot):
        if self.rng.random() < 0.4:
            return ""
        mark = self.mark(slot)
        ways = [" in {}", " in a time of {}", ", clocking {},", " ({})", " in a personal best {}", " in {} seconds" if ":" not in mark else " in {}"]
        if mark.endswith("m"):
            ways = [" with {}", " with a best of {}", " ({})", " with a leap of {}" if self.race in ("LJ", "HJ") else " with a throw of {}"]
        return self.rng.choice(ways).format(mark)

    def event(self, code, article):
        short, long, _, _ = RACES[code]
        sex = self.rng.choice(["", "", "men's " if self.sex == "M" else "women's "])
        return ("the " if article else "") + sex + self.rng.choice([short, long])

    def clause(self, template, tells, names):
        """The clause in words; names: which letters stand for whom."""
        pronouns = dict(zip(("he", "his", "him"), {"M": ("he", "his", "him"), "F": ("she", "her", "her")}[self.sex]))
        self.race = self.other if "{F" in template else self.code
        self.shade = self.rng.uniform(1.0, 1.02)

        def fill(match):
            slot = match.group(1)
            if slot[0] in "ABCD": return self.newcomer(names[slot[0]], slot[1:])
            if slot.startswith(("people ", "nation ")): return self.person(names[slot[-1]])[2][slot.startswith("people")]
            if slot in pronouns: return pronouns[slot]
            if slot.lower() in pronouns: return pronouns[slot.lower()].capitalize()
            if slot in "mnop": return self.mark(slot)
            if slot.endswith("?"): return self.maybe_mark(slot[0])
            return self.event(self.other if slot[0] == "F" else self.code, not slot.endswith("-"))

        text = re.sub(r"\{([^{}]+)\}", fill, template)
        for told in [] if tells == "-" else tells.split():
            if "=" in told:
                who, place, event = re.match(r"(.)=(\d+)(@F)?$", told).groups()
                self.expected.setdefault(self.person(names[who])[0], set()).add((self.other if event else self.code, int(place)))
            else:
                slot, who, kind = told.split(":")
                self.told[slot] = (None if who == "-" else self.person(names[who])[0], kind)
        return text

    def document(self, text):
        short, long, _, _ = RACES[self.code]
        sex = "Men's" if self.sex == "M" else "Women's"
        text = re.sub(r",(?=[.;,])", "", text)
        text = re.sub(r"(^|(?<=[a-z0-9)]\. ))[a-z]", lambda start: start.group().upper(), text)
        return (f"title: {sex} {long} decided in Leeds\ndate: 2012-06-24\n\nThe {sex.lower()} {long} final was held at the national stadium in Leeds on Saturday.\n\n"
                f"{text.rstrip('.,')}.\n")


def read_clauses(path):
    clauses = []
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            parts = line.split("\t")
            if len(parts) != 3:
                sys.exit(f"{path}:{number}: want three columns: family, clause, placings")
            clauses.append((number, *parts))
    return clauses


def compose(clauses, each, seed):
    """Stories of one clause, then of two, each with the line of the clause that it is about."""
    rng = random.Random(seed)
    for number, family, template, placings in clauses:
        for i in range(each):
            story = Story(rng)
            text = story.clause(template, placings, dict(zip("ABCD", "ABCD")))
            yield story, story.document(text), number
    for number, family, template, placings in clauses:
        openings = [c for c in clauses if may_open(c, placings)]
        for i in range(each if openings else 0):
            story, other = Story(rng), rng.choice(openings)
            first = story.clause(other[2], re.sub(r"\S+:\S+", "", other[3]), dict(zip("ABCD", "WXYZ")))
            joint = ". " if re.match(FRONTED, template) else rng.choice(JOINTS)
            second = story.clause(template, placings, dict(zip("ABCD", "ABCD")))
            yield story, story.document(first.rstrip(".") + joint + second), number


def places_of(tells):
    return [int(place) for place in re.findall(r"=(\d+)(?!@)", tells)]


def may_open(clause, placings):
    """May a clause stand before one with these placings? Only if it tells places behind them, so that what is left to be counted stays
    as it is; and if it can stand at the beginning."""
    own, others = places_of(clause[3]), places_of(placings)
    return bool(own) and "@F" not in clause[3] and min(own) > max(others or [1]) and not re.match("behind|then", clause[2])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", default="build/photofinish")
    options.add_argument("--each", type=int, default=12)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--missed", action="store_true", help="print the texts that are not read right")
    options.add_argument("--family")
    options.add_argument("clauses")
    o = options.parse_args()
    clauses = [c for c in read_clauses(o.clauses) if not o.family or c[1] == o.family]
    stories = list(compose(clauses, o.each, o.seed))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, (_, text, _) in enumerate(stories):
            path = pathlib.Path(folder) / f"{i}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        found, marks, rules = (collections.defaultdict(list) for _ in range(3))
        for start in range(0, len(paths), 2000):
            run = subprocess.run([o.program, "extract", *paths[start:start + 2000]], stdout=subprocess.PIPE, text=True)
            if run.returncode:
                sys.exit(f"{o.program} extract ended with {run.returncode}")
            for line in run.stdout.splitlines():
                item = json.loads(line)
                story = int(pathlib.Path(item.get("doc", "0")).stem)
                if item["type"] == "placing" and item["round"] in (None, "final"):
                    found[story].append((item["athlete"], item["event"], item["place"]))
                    rules[story].append(f"{item['athlete']} {item['event']} {item['place']} {item['rule']}")
                elif item["type"] == "mark":
                    marks[story].append((item["surface"], item["athlete"], item["kind"]))
    counts = collections.defaultdict(collections.Counter)
    missed = collections.defaultdict(list)
    for i, (story, text, number) in enumerate(stories):
        count, before = counts[number], sum(counts[number][k] for k in ("lost", "false", "strange", "unkind"))
        for key, (name, _, _) in story.people.items():
            places = {p for _, p in story.expected.get(name, set())}
            got = {(e, p) for a, e, p in found[i] if a == name}
            count["false"] += len({p for _, p in got} - places)
            if key not in "ABCD":
                continue
            count["wanted"] += len(places)
            count["read"] += len(places & {p for _, p in got})
            count["lost"] += len(places - {p for _, p in got})
            count["in_event"] += len(story.expected.get(name, set()) & got)
        for slot, (owner, kind) in story.told.items():
            if slot in story.marks:
                said = [(a, k) for surface, a, k in marks[i] if surface.split(" ")[0].rstrip("m") == story.marks[slot].rstrip("m")]
                count["marks"] += 1
                count["owned"] += any(a == owner for a, _ in said)
                count["strange"] += not any(a == owner for a, _ in said)
                count["kind"] += any(k == kind for _, k in said)
                count["unkind"] += not any(k == kind for _, k in said)
                rules[i] += [f"{story.marks[slot]} {a} {k}" for a, k in said]
        if sum(count[k] for k in ("lost", "false", "strange", "unkind")) > before or count["in_event"] < count["read"]:
            missed[number].append((text.split("\n\n")[-1].strip(), rules[i]))

    def share(sums, part, whole): return f"{sums[part] / sums[whole]:.3f}" if sums[whole] else "    –"

    families = collections.defaultdict(collections.Counter)
    for number, family, template, tells in clauses:
        for name in (family, "all"):
            families[name].update(counts[number])
            families[name]["clauses"] += 1
        if o.missed and missed[number]:
            print(f"{o.clauses}:{number} {template}  [{tells}]  " + ", ".join(f"{k} {counts[number][k]}" for k in
                  ("wanted", "read", "in_event", "false", "marks", "owned", "kind") if counts[number][k]))
            for text, got in missed[number][:3]:
                print(f"    {text}\n        got {'; '.join(got) or 'nothing'}")
    for name, sums in sorted(families.items(), key=lambda item: item[0] == "all"):
        print(f"{name:16} clauses {sums['clauses']:4}  placings {sums['wanted']:5}, read {share(sums, 'read', 'wanted')}, in their event {share(sums, 'in_event', 'wanted')}, "
              f"false {sums['false']:4}  marks {sums['marks']:5}, owner {share(sums, 'owned', 'marks')}, kind {share(sums, 'kind', 'marks')}")


if __name__ == "__main__":
    main()
