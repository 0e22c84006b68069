#!/usr/bin/env python3
"""Composes reports from clauses that tell known places and marks, and counts how many of them are read.

    tests/accuracy/composed.py [--program build/photofinish] [--each 12] [--seed 1] [--missed] [--family NAME] [--bar FLOORS] CLAUSES

CLAUSES (composed.tsv) has one clause a line: family, clause, what it tells. "won/laps" is a clause of family won that fits races of some
laps only; the groups of events are in EVENTS below. In a clause

    {A} {B} {C} {D}   are athletes, each in one of the ways in which reports name somebody who is new to them ("Kenya's Ann Bell",
                      "the Kenyan Ann Bell", "Ann Bell of Kenya", "Ann Bell"), and by surname when the clause has named them before
    {A+} {A-} {A^}    the same, with the nation in any case ({people A} is "Kenyan" then, and {nation A} "Kenya"); the name alone; and
                      without any "the" or comma, as behind "fourth-placed" and "champion"
    {T} {U} {V}       are teams ("Jamaica", "the Jamaican quartet"), {T-} by the nation alone
    {he} {his} {him}  the pronoun, {He} {His} with a capital
    {m} {n} {o} {p}   marks, better ones first, written plainly ("1:44.02"), of the event that the clause names before them, or else of {E};
                      {m?} is one that may be there ("in 1:44.02", ", clocking 1:44.02," …) or not, and {m?in} the same right behind a noun
    {x=0.12 seconds}  a mark (x, y or z) in these very words
    {E}               the event ("the 800m", "the men's 800 metres"); {E-} without an article ("800m", "men's 800m"); {F} {G} and {F-} {G-}
                      are others that the text has not named yet
    ¶                 a new paragraph

It tells places, "A=1 B=2", in the event that headline and first sentence name, or "A=1@F" in another one, or "A=1/heat" in a round; "A~1"
may be told or not, as of the titles that somebody holds. And marks, "m:A:result" or "m:-:standard" (of nobody). "-" means that it tells
nothing. A clause is read by itself, and behind another that tells of places behind those of its own, joined as reports join them ("…, and
…", "…, while …", "…; …", in two sentences). Whatever else is found for athletes is false.
"""
import argparse, collections, json, pathlib, random, re, subprocess, sys, tempfile

from floors import judge_by_bar

GIVEN = {"M": "Tom Mark Paul Erik Jan Luis Daniel Peter Oscar Bruno Karl Simon Hugo Felix Martin Adam Ivan Marco David Leon".split(),
         "F": "Ann Maria Eva Julia Laura Sara Helen Clara Nina Emma Olga Petra Rosa Alice Karin Diana Irene Monica Teresa Vera".split()}
SURNAMES = """Bellmark Ferro Virtala Brandt Okafor Lindqvist Marchetti Duval Novotny Castellan Hargreave Ostrom Pelkonen Rasmussen Tanaka
Velasco Wetherby Zielinski Achterberg Bocanegra Chemoset Dragoman Eikeland Fontaine Gallimore Hadjiev Imboden Jankovics Kiptarus Lazarov
Mulcahy Nakamoto Oduya Petrescu Quintero Rotich Santangelo Thorvald Uusitalo Vanterpool Whitlock Yamane Zubiri Adeyemi Birkeland""".split()
NATIONS = [("Kenya", "Kenyan"), ("Britain", "Briton"), ("Germany", "German"), ("Jamaica", "Jamaican"), ("Spain", "Spaniard"), ("Norway", "Norwegian"),
           ("Australia", "Australian"), ("Ethiopia", "Ethiopian"), ("Cuba", "Cuban"), ("Poland", "Pole"), ("Italy", "Italian"), ("Canada", "Canadian")]
CODES = dict(Kenya="KEN", Britain="GBR", Germany="GER", Jamaica="JAM", Spain="ESP", Norway="NOR", Australia="AUS", Ethiopia="ETH", Cuba="CUB",
             Poland="POL", Italy="ITA", Canada="CAN")
TEAMS = [("France", "French"), ("Nigeria", "Nigerian"), ("Japan", "Japanese"), ("Ghana", "Ghanaian"), ("Belgium", "Belgian"), ("Sweden", "Swedish")]
EVENTS = {  # short and long name, the men's good mark, its unit, groups
    "100m": ("100m", "100 metres", 10.0, "time", "run sprint"), "200m": ("200m", "200 metres", 20.1, "time", "run sprint"),
    "400m": ("400m", "400 metres", 45.0, "time", "run sprint"), "400mH": ("400m hurdles", "400 metres hurdles", 48.0, "time", "run sprint"),
    "800m": ("800m", "800 metres", 104.0, "time", "run laps"), "1500m": ("1500m", "1,500 metres", 214.0, "time", "run laps"),
    "5000m": ("5000m", "5,000 metres", 786.0, "time", "run laps"), "LJ": ("long jump", "long jump", 8.20, "m", "field jump"),
    "TJ": ("triple jump", "triple jump", 17.1, "m", "field jump"), "HJ": ("high jump", "high jump", 2.30, "m", "field high"),
    "PV": ("pole vault", "pole vault", 5.80, "m", "field high"), "JT": ("javelin", "javelin", 84.0, "m", "field throw"),
    "SP": ("shot put", "shot put", 21.0, "m", "field throw"), "DT": ("discus", "discus", 66.0, "m", "field throw"),
    "marathon": ("marathon", "marathon", 7690.0, "time", "road"), "half-marathon": ("half marathon", "half-marathon", 3600.0, "time", "road"),
    "4x100m": ("4x100m relay", "4x100m relay", 38.1, "time", "relay"), "4x400m": ("4x400m relay", "4x400 metres relay", 179.5, "time", "relay"),
    "cross-country": ("cross country", "cross-country race", 2150.0, "time", "cross"), "decathlon": ("decathlon", "decathlon", 8450, "points", "combined"),
}
JOINTS = [", and ", ", while ", "; ", ". ", " and "]
FRONTED = r"\d|¶|(winning|having|after|for|with|behind|in|beaten|second|third|finishing|despite|although|while|crowned|delighted|by|to|unless|if) "  # not joined to others
LEADS = ["The {race} was held at the national stadium in Leeds on Saturday.", "Saturday's {race} in Leeds drew a large crowd.",
         "A large crowd came to Leeds on Saturday for the {race}."]


def fits(code, groups):
    """Is the event one of these groups? A clause without a group fits all races on the track and all field events."""
    return bool(set(EVENTS[code][4].split()) & set(groups.split("+") if groups else ["run", "field"]))


class Story:
    """One document: events, athletes, and what is told of them."""

    def __init__(self, rng, fitting):
        self.rng = rng
        self.sex = "M" if fitting == {"decathlon"} else rng.choice("MF")
        main = rng.choice(sorted(fitting))
        others = sorted(fitting - {main}) if len(fitting) > 2 else [code for code in EVENTS if code != main and fits(code, "")]
        others = rng.sample(others, 2)
        self.codes = dict(zip("EFG", [main, *others]))
        self.surnames, self.nations, self.teams = rng.sample(SURNAMES, 10), rng.sample(NATIONS, 10), rng.sample(TEAMS, 6)
        self.people, self.named = {}, set()
        self.expected, self.allowed = (collections.defaultdict(set) for _ in range(2))
        self.marks, self.told = {}, {}

    def person(self, key):
        """Name, surname, nation and people; for a team the nation three times."""
        if key not in self.people:
            if key in "TUVQRS":
                nation, people = self.teams.pop()
                self.people[key] = (nation, nation, nation, people)
            else:
                surname = self.surnames.pop()
                self.people[key] = (f"{self.rng.choice(GIVEN[self.sex])} {surname}", surname, *self.nations.pop())
        return self.people[key]

    def newcomer(self, key, way):
        name, surname, nation, people = self.person(key)
        if key in self.named:
            return surname
        self.named.add(key)
        if key in "TUVQRS":
            return name if way == "-" else self.rng.choice([name] * 3 + [f"the {people} {word}" for word in ("team", "quartet")] + [f"{nation}'s quartet"])
        age = self.rng.randint(19, 33)
        plain = [f"{nation}'s {name}", f"{people} {name}"]
        long = [f"{name} of {nation}", f"the {people} {name}", f"{nation}'s {age}-year-old {name}", f"{name} ({nation})", f"{name} ({CODES[nation]})", f"{name}, of {nation},",
                f"{name}, {age}, of {nation},"]
        return self.rng.choice({"-": [name], "^": plain + [name], "+": plain + long, "": plain + long + [name] * 3 + [f"the {age}-year-old {name}"]}[way])

    def mark(self, slot, event):
        """The plain mark of a slot; later letters are worse."""
        _, _, best, unit, _ = EVENTS[self.codes[event]]
        worse = 0.004 * "mnop".index(slot)
        value = best * self.shade * (1 + worse) if unit == "time" else best * (2 - self.shade) * (1 - 3 * worse)
        if self.sex == "F":
            value *= 1.1 if unit == "time" else 0.85
        minutes, seconds = divmod(round(value, 2), 60)
        hours, minutes = divmod(int(minutes), 60)
        text = f"{value:.2f}m" if unit == "m" else f"{int(value):,} points" if unit == "points" else f"{hours}:{minutes:02}:{int(seconds):02}" if hours \
            else f"{minutes}:{seconds:05.2f}" if minutes else f"{seconds:.2f}"
        self.marks[slot] = text
        return text

    def maybe_mark(self, slot, event, noun):
        if self.rng.random() < 0.4:
            return ""
        mark = self.mark(slot, event)
        ways = [" in {}", " in a time of {}", " ({})"] + ([] if noun else [", clocking {},", " in a personal best {}", " in {}" if ":" in mark else " in {} seconds"])
        if not mark[-1].isdigit():
            ways = [" with {}", " ({})"] + ([] if noun else [" with a best of {}" if mark.endswith("m") else " with a total of {}"])
        return self.rng.choice(ways).format(mark)

    def event(self, letter, article):
        sex = self.rng.choice(["", "", "men's " if self.sex == "M" else "women's "])
        return ("the " if article else "") + sex + self.rng.choice(EVENTS[self.codes[letter]][:2])

    def clause(self, template, tells, names):
        """The clause in words; names: which letters stand for whom."""
        pronouns = dict(zip(("he", "his", "him", "himself"), {"M": ("he", "his", "him", "himself"), "F": ("she", "her", "her", "herself")}[self.sex]))
        self.shade = self.rng.uniform(1.0, 1.02)
        event = "E"

        def fill(match):
            nonlocal event
            slot = match.group(1)
            if slot[0] in "xyz": return self.marks.setdefault(slot[0], slot[2:])
            if slot[0] in names: return self.newcomer(names[slot[0]], slot[1:])
            if slot.startswith(("people ", "nation ")): return self.person(names[slot[-1]])[3 if slot.startswith("people") else 2]
            if slot.lower() in pronouns: return pronouns[slot.lower()].capitalize() if slot[0].isupper() else pronouns[slot]
            if slot in "mnop": return self.mark(slot, event)
            if "?" in slot: return self.maybe_mark(slot[0], event, slot.endswith("in"))
            event = slot[0]
            return self.event(event, not slot.endswith("-"))

        if only := re.search(r"\{([FG])", template) if "{E" not in template else None:
            event = only.group(1)
        text = re.sub(r"\{([^{}]+)\}", fill, template)
        for told in [] if tells == "-" else tells.split():
            if place := re.fullmatch(r"(.)([=~])(\d+)(?:@([EFG]))?(?:/(\S+))?", told):
                who, sure, number, letter, stage = place.groups()
                fact = (self.codes[letter or "E"], int(number), stage or "final")
                (self.expected if sure == "=" else self.allowed)[self.person(names[who])[0]].add(fact)
            else:
                slot, who, kind = told.split(":")
                self.told[slot] = (None if who == "-" else self.person(names[who])[0], kind)
        return text

    def allow_in_front_of(self, place):
        """Who has but a result may have the place in front: the marks of both may tell it."""
        for name in {name for name, kind in self.told.values() if kind == "result" and name and not self.expected[name]}:
            self.allowed[name].add((self.codes["E"], place - 1, "final"))

    def document(self, text):
        sex, long = "Men's" if self.sex == "M" else "Women's", EVENTS[self.codes["E"]][1]
        race = f"{sex.lower()} {long}" + (" final" if fits(self.codes["E"], "run+field+relay") else "")
        text = re.sub(r",+(?=[.;,:)]| \()", "", re.sub(r"¶ *", "\n\n", text)).replace(") (", ", ")
        text = re.sub(r"(^|(?<=[a-z0-9)]\. )|(?<=\n))[a-z]", lambda start: start.group().upper(), text)
        return f"title: {sex} {long} decided in Leeds\ndate: 2012-06-24\n\n{self.rng.choice(LEADS).format(race=race)}\n\n{text.rstrip('.,')}.\n"


Clause = collections.namedtuple("Clause", "number family template tells events places")


def read_clauses(path, family):
    clauses = []
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            parts = line.split("\t")
            if len(parts) != 3:
                sys.exit(f"{path}:{number}: want three columns: family, clause, what it tells")
            name, _, groups = parts[0].partition("/")
            if family in (None, name):
                places = [int(place) for place in re.findall(r"=(\d+)(?![\d@/])", parts[2])]
                clauses.append(Clause(number, name, *parts[1:], {code for code in EVENTS if fits(code, groups)}, places))
    return clauses


def may_begin(clause):
    """Can a clause stand before others? Not one that leans on what is before it, or tells of more than places in {E}."""
    return bool(clause.places) and not re.search(r"[~@/]", clause.tells) and not re.match("behind|then|[0-9]", clause.template) and "¶" not in clause.template


def may_open(first, clause):
    """Only if it tells of places behind those of the other, so that what is left to be counted stays as it is; and if both fit one event."""
    return min(first.places) > max(clause.places or [1]) and bool(first.events & clause.events)


def compose(clauses, each, seed):
    """Stories of one clause, then of two, each with the line of the clause that it is about."""
    letters = "ABCDTUV"
    beginnings = [clause for clause in clauses if may_begin(clause)]
    for clause in clauses:
        rng = random.Random(f"{seed} {clause.template}")
        for _ in range(each):
            story = Story(rng, clause.events)
            text = story.clause(clause.template, clause.tells, dict(zip(letters, letters)))
            yield story, story.document(text), clause.number
        openings = [first for first in beginnings if may_open(first, clause)]
        for _ in range(each if openings else 0):
            other = rng.choice(openings)
            story = Story(rng, clause.events & other.events)
            first = story.clause(other.template, re.sub(r"\S+:\S+", "", other.tells), dict(zip(letters, "WXYZQRS")))
            joint = ". " if re.match(FRONTED, clause.template) or ". " in other.template + clause.template else rng.choice(JOINTS)
            second = story.clause(clause.template, clause.tells, dict(zip(letters, letters)))
            story.allow_in_front_of(min(other.places))
            yield story, story.document(first.rstrip(".") + joint + second), clause.number


def extract(program, texts):
    """What the program finds in each text: places, marks, and both in words."""
    places, marks, words = (collections.defaultdict(list) for _ in range(3))
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{i}.txt" for i in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_text(text, encoding="utf-8")
        for start in range(0, len(paths), 2000):
            run = subprocess.run([program, "extract", *map(str, paths[start:start + 2000])], stdout=subprocess.PIPE, text=True)
            if run.returncode:
                sys.exit(f"{program} extract ended with {run.returncode}")
            for item in map(json.loads, run.stdout.splitlines()):
                story = int(pathlib.Path(item.get("doc", "0")).stem)
                if item["type"] == "placing":
                    places[story].append((item["athlete"], (item["event"], item["place"], item["round"] or "final")))
                    words[story].append(f"{item['athlete']} {item['event']} {item['place']} {item['round'] or ''} {item['rule']}")
                elif item["type"] == "mark":
                    marks[story].append((figure(item["surface"]), item["athlete"], item["kind"]))
                    words[story].append(f"{item['surface']} {item['athlete']} {item['event']} {item['kind']}")
    return places, marks, words


def figure(mark):
    """The figure of a mark, by which it is known again, or its words."""
    found = re.search(r"\d[\d:.,]*", mark)
    return found.group() if found else mark


def count_story(story, places, marks):
    count = collections.Counter()
    known = {name for name, *_ in story.people.values()}
    count["false"] = len({(a, p, r) for a, (_, p, r) in places if a not in known})
    for key, (name, *_) in story.people.items():
        want, may, got = story.expected[name], story.allowed[name], {fact for a, fact in places if a == name}
        short = {fact[1:] for fact in got}
        count["false"] += len(short - {fact[1:] for fact in want | may})
        if key in "ABCDTUV":
            count.update(wanted=len(want), read=sum(fact[1:] in short for fact in want), in_event=len(want & got))
    for slot, (owner, kind) in story.told.items():
        if slot in story.marks:
            said = [(a, k) for text, a, k in marks if text == figure(story.marks[slot])]
            count.update(marks=1, owned=any(a == owner for a, _ in said), kind=any(k == kind for _, k in said))
    return count


def is_right(count):
    return count["wanted"] == count["in_event"] and not count["false"] and count["marks"] == count["owned"] == count["kind"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", default="build/photofinish")
    options.add_argument("--each", type=int, default=12)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--missed", action="store_true", help="print the texts that are not read right")
    options.add_argument("--family")
    options.add_argument("--bar", help="a file of floors: a row and the least that it may show")
    options.add_argument("clauses")
    o = options.parse_args()
    clauses = read_clauses(o.clauses, o.family)
    stories = list(compose(clauses, o.each, o.seed))
    places, marks, words = extract(o.program, [text for _, text, _ in stories])
    counts, missed, families = collections.defaultdict(collections.Counter), collections.defaultdict(list), collections.defaultdict(collections.Counter)
    for i, (story, text, number) in enumerate(stories):
        count = count_story(story, places[i], marks[i])
        counts[number].update(count)
        if not is_right(count):
            missed[number].append((text.split("\n\n", 2)[-1].strip().replace("\n\n", " ¶ "), words[i]))
    for clause in clauses:
        count = counts[clause.number]
        for name in (clause.family, "all"):
            families[name].update(count, clauses=1, whole=not missed[clause.number])
        if o.missed and missed[clause.number]:
            print(f"{o.clauses}:{clause.number} {clause.family} {clause.template}  [{clause.tells}]  "
                  + ", ".join(f"{k} {count[k]}" for k in ("wanted", "read", "in_event", "false", "marks", "owned", "kind") if count[k]))
            for text, got in missed[clause.number][:3]:
                print(f"    {text}\n        got {'; '.join(got) or 'nothing'}")

    def share(sums, part, whole): return f"{sums[part] / sums[whole]:.3f}" if sums[whole] else "    –"

    for name, sums in sorted(families.items(), key=lambda item: item[0] == "all"):
        print(f"{name:14} clauses {sums['clauses']:4}, faultless {sums['whole']:4}  placings {sums['wanted']:5}, read {share(sums, 'read', 'wanted')}, in their event "
              f"{share(sums, 'in_event', 'wanted')}, false {sums['false']:4}  marks {sums['marks']:5}, owner {share(sums, 'owned', 'marks')}, kind {share(sums, 'kind', 'marks')}")
    if o.bar:
        sys.exit(judge_by_bar(o.bar, judged(families["all"])))


def judged(sums):
    """The figures that have floors."""
    return {"clauses without a fault": sums["whole"], "placings read": sums["in_event"] / sums["wanted"], "placings that are true": sums["read"] / (sums["read"] + sums["false"]),
            "mark -> athlete": sums["owned"] / sums["marks"], "mark kind": sums["kind"] / sums["marks"]}


if __name__ == "__main__":
    main()
