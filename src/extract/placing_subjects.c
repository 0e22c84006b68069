/*
 * Who took a place where the rule names nobody: the subject of its clause, with those whom "and" ties to it.
 */
#include "extract/around.h"
#include "placings.h"
#include "race.h"
#include "who.h"

/* Bytes of a verb, and what may stand beside it, between those who do something and a place: " have also won". */
enum { VERB_MOST = 20 };

/* Words before the second of two names: "pole vaulter", "team captain". */
enum { CALLED_MOST = 3 };

static bool stands_oblique(const struct scene *scene, uint32_t sentence, struct span local) {
    return scene_has_role(scene, sentence, "oblique", "object", local) && !who_opens_clause(scene, sentence, local);
}

/* "Mantz was the top American": what the subject is said to be; "as the latter won" says it of nobody. */
static bool is_predicate(const struct scene *scene, uint32_t sentence, const struct find *find) {
    return !who_is_one_of_two(scene_find_text(scene, sentence, find->span)) && find->entity == scene->x->id.description &&
           scene_has_role(scene, sentence, "predicate", "description", find->span);
}

/* "Bekele, the Ethiopian": the description stands for the name right before it. */
static const struct find *head_of(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct find *first = scene->views[sentence].finds.items;
    bool apposed = find > first && find->entity == scene->x->id.description && find[-1].person == find->person &&
                   find[-1].entity == scene->x->id.athlete && find[-1].span.end + 2 == find->span.start;
    return apposed ? find - 1 : find;
}

/* ", third in 2:07", "and second in Rome": said of the name before it, whatever that name's part in the sentence. */
static bool hangs_on_name(const struct scene *scene, uint32_t sentence, uint32_t at) {
    str rest = str_slice(scene->views[sentence].text, at, scene->views[sentence].text.size);
    return str_starts_with(rest, STR(",")) || str_starts_with(rest, STR("and "));
}

/* "The United States (Kimmons, Gay and Bailey) took silver": who is named in parentheses that have closed again. */
static bool is_in_closed_parentheses(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    if (find->span.end >= at)
        return false;
    str between = str_slice(scene->views[sentence].text, find->span.end, at);
    size_t close = str_find_char(between, ')', 0);
    return close < between.size && close < str_find_char(between, '(', 0);
}

/* "beat Fox, who holds the record, to win": the infinitive behind the clause on the beaten one is not hers. */
static bool is_past_relative(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    str between = str_slice(scene->views[sentence].text, find->span.end, at);
    return str_starts_with(between, STR(", who ")) && str_ends_with(between, STR(", to ")) && who_is_object(scene, sentence, find->span);
}

/* Beaten, followed, or behind a preposition; but "Fox, who …" is what her relative clause is about, and "with Fox taking silver" hers. */
static bool is_passed_over(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    if (is_predicate(scene, sentence, find) || who_is_in_ended_clause(scene, sentence, find, at) ||
        is_in_closed_parentheses(scene, sentence, find, at))
        return true;
    if (is_past_relative(scene, sentence, find, at) || who_is_in_paused_clause(scene, sentence, find, at))
        return true;
    if (who_has_relative(scene, sentence, find))
        return false;
    const struct find *head = head_of(scene, sentence, find);
    if (who_is_object(scene, sentence, head->span))
        return true;
    return find->span.end + 1 < at && !hangs_on_name(scene, sentence, at) && stands_oblique(scene, sentence, head->span);
}

/* Is what stands at a place the verb of a subject that ends so far before it? */
static bool is_verb_next(const struct scene *scene, uint32_t sentence, uint32_t end, uint32_t at) {
    static const char *const auxiliaries[] = {
        "",          "had ",          "have ",     "has ",     "also ",         "then ",      "have also ",
        "had also ", "once ",         "had to ",   "who ",      "who had ", "who has ",      "who was ",   "who were ",
        "who came ", "who finished ", "thus ",     "now ",     "again ",        "later ",     "was ",
        "were ",     "came ",         "finished ", "trailed ", "trailed home ", "came home ", "limped "};
    if (end + 1 > at)
        return false;
    str between = str_slice(scene->views[sentence].text, end + 1, at);
    size_t adverb = str_find(between, STR("ly "), 0);   /* "easily won" */
    bool is_adverb = adverb < between.size && str_find_char(between, ' ', 0) == adverb + 2;
    return str_equals_any(is_adverb ? str_slice(between, adverb + 3, between.size) : between, ALL_OF(auxiliaries));
}

/* "the Scots", "the Kenyan|s": where the people of a country end, if they are several; 0: they are not. */
static uint32_t end_of_people(const struct scene *scene, uint32_t sentence, const struct find *find) {
    bool is_people = find->entity == scene->x->id.people || find->entity == scene->x->id.description;
    str text = scene->views[sentence].text, words = span_str(text, find->span), last = words;
    if (!is_people || !words.size)
        return 0;
    for (size_t blank = str_find_char(last, ' ', 0); blank < last.size; blank = str_find_char(last, ' ', 0))
        last = str_slice(last, blank + 1, last.size);
    bool is_listed = str_ends_with(last, STR("s")) &&
                     rulebook_lookup(scene->x->book, STR("people-name"), str_slice(last, 0, last.size - 1), STR("code")).data;
    bool follows = str_starts_with(str_slice(text, find->span.end, text.size), STR("s "));
    return is_listed ? find->span.end : follows ? find->span.end + 1 : 0;
}

/* "American women had": somebody is the subject, but nobody whom the article names. */
static bool is_nameless(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    /* "Fox was the first Briton home in 12th": what she is said to be. */
    if (find->entity == scene->x->id.people && scene_has_role(scene, sentence, "predicate", "description", find->span))
        return false;
    /* "his coach, Neil Foss, was fifth": a name that is no athlete's. */
    if (find->entity == scene->x->id.official && find->span.end < at) {
        bool apposed = scene->views[sentence].text.data[find->span.end] == ',';
        return is_verb_next(scene, sentence, find->span.end + apposed, at);
    }
    /* "too good for the Olympic champion, who was eighth": whoever that is. */
    if (find->entity == scene->x->id.description && find->person < 0 && find->span.end < at &&
        str_starts_with(str_slice(scene->views[sentence].text, find->span.end, at), STR(", who ")))
        return is_verb_next(scene, sentence, find->span.end + 1, at);
    /* "Watched by Fox, the teenager won": nobody knows who that is, but it is not Fox. */
    if (find->entity == scene->x->id.description && find->person < 0 && find > scene->views[sentence].finds.items && who_is_one(scene, find - 1) &&
        who_yields_to_description(scene, sentence, find - 1, at))
        return true;
    uint32_t several = end_of_people(scene, sentence, find);
    bool is_team = find->person >= 0 && scene->reading->people.items[find->person].is_team;
    if (several && !is_team) {
        str between = several < at ? str_slice(scene->views[sentence].text, several, at) : (str){0};
        return between.size && between.size <= VERB_MOST && str_find_char(between, ',', 0) == between.size;
    }
    bool is_nation = find->entity == scene->x->id.team || find->entity == scene->x->id.nation || find->entity == scene->x->id.people;
    if (find->person >= 0 || !is_nation || find->span.end + 1 > at)
        return false;
    /* "Fox of Kenya won": Kenya is only hers. */
    static const char *const owners[] = {" of ", " of the ", " from ", " from the ", " for ", " for the ", "(", ", "};
    if (find->entity != scene->x->id.team && str_ends_with_any(str_slice(scene->views[sentence].text, 0, find->span.start), ALL_OF(owners)))
        return false;
    /* "with France one point behind in third": a clause of its own needs no verb. */
    static const char *const openers[] = {" with ", " and ", " while ", " as "};
    struct between between = placings_between(scene, sentence, find->span.end, at);
    bool opens = str_ends_with_any(str_slice(scene->views[sentence].text, 0, find->span.start), ALL_OF(openers));
    if (opens && between.part == TIED && between.others <= 1 && !between.owns)
        return true;
    return is_verb_next(scene, sentence, find->span.end, at);
}

/* "India picked up a silver, finishing second": whether nobody is told of between a team that opens its clause and the place, and it is no relay. */
static bool is_alone(const struct scene *scene, uint32_t sentence, struct span team, struct span between) {
    str words = span_str(scene->views[sentence].text, between);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if ((who_is_one(scene, find) && span_overlaps(find->span, between)) || (find->person >= 0 && span_overlaps(find->span, team)))
            return false;
    }
    return str_find_char(words, ';', 0) == words.size && str_find_char(words, '"', 0) == words.size;
}

/* "Fox's mother won": nobody of the article. */
static bool is_unnamed(const struct scene *scene, uint32_t sentence, uint32_t at) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (draft->span.end >= at)
            continue;
        if (str_equal(draft->kind, STR("unnamed")) && is_verb_next(scene, sentence, draft->span.end, at))
            return true;
        if (str_equal(draft->kind, STR("team-subject")) && is_alone(scene, sentence, draft->span, span_of(draft->span.end, at)))
            return true;
    }
    return false;
}

/* "Fox came home, and there was quality in third": nobody who was named before. */
static bool is_existential(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t at) {
    static const char *const there[] = {" there was ", " there were ", " there is ", " there are "}, *const opens[] = {"There was ", "There were "};
    if (!from && str_starts_with_any(scene->views[sentence].text, ALL_OF(opens)))
        return true;
    return from < at && str_holds_any(str_slice(scene->views[sentence].text, from, at), ALL_OF(there));
}

/* "Fox's 86.92m took silver", "Fox's last throw of 86.92m was enough for silver": the mark does what its owner does. */
static bool owns_mark(const struct scene *scene, const struct view *view, const struct find *find) {
    enum { MARK_BESIDE = 3, MARK_BEHIND = 40 };
    const struct find *mark = find + 1, *end = view->finds.items + view->finds.count;
    while (mark < end && !scene_is_mark(scene, mark) && !who_is_one(scene, mark))
        mark++;
    if (mark == end || !scene_is_mark(scene, mark) || mark->span.start > find->span.end + MARK_BEHIND)
        return false;
    str between = str_slice(view->text, find->span.end, mark->span.start);
    return between.size <= MARK_BESIDE || (str_ends_with(between, STR(" of ")) && str_find_char(between, ',', 0) == between.size);
}

/* "were first and second": where the places that "and" ties together begin. */
static uint32_t start_of_places(const struct scene *scene, uint32_t sentence, uint32_t at) {
    str text = scene->views[sentence].text;
    if (!str_starts_with(str_slice(text, at, text.size), STR("and ")))
        return at;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.place && find->span.end + 1 == at)
            return find->span.start;
    return at;
}

/* "She won", of whom nobody knows: not whoever is named before. */
static bool is_unknown_pronoun(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    static const char *const subjects[] = {"he", "she", "He", "She"};
    return find->entity == scene->x->id.pronoun && find->person < 0 && find->span.end < at &&
           str_equals_any(scene_find_text(scene, sentence, find->span), ALL_OF(subjects));
}

/* "Bell was on her heels in second": she to whom something belongs, or is done, does nothing herself. */
static bool is_owner(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const owners[] = {"his", "her", "His", "Her", "him"};
    return scene_is_possessive(scene, sentence, find) ||
           (find->entity == scene->x->id.pronoun && str_equals_any(scene_find_text(scene, sentence, find->span), ALL_OF(owners)));
}

/* The latest before the place who can be a subject; NULL: nobody in this sentence. */
static const struct find *subject_before_place(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    const struct find *owner = NULL;
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start >= at)
            continue;
        if (is_nameless(scene, sentence, find, at) || is_unknown_pronoun(scene, sentence, find, at))
            return find;
        if (!who_is_one(scene, find) || find->person < 0 || is_passed_over(scene, sentence, find, at))
            continue;
        /* "Stobbs' old mark … which he won": who only owns something is the subject where nobody else is. */
        if (!is_owner(scene, sentence, find) || owns_mark(scene, view, find))
            return find;
        owner = owner ? owner : find;
    }
    return owner;
}

/* "discus thrower B": what stands right before the name is what B does. */
static bool is_called(const struct scene *scene, uint32_t sentence, const struct find *event, const struct find *name) {
    for (uint32_t i = scene->first_event[sentence]; event->entity == scene->x->id.event && i < scene->first_event[sentence + 1]; i++)
        if (scene->events.items[i].span.start == event->span.start && race_kind_of(scene, &scene->events.items[i]) == name->person)
            return true;
    return false;
}

/* "A (2:01.10), B of Kenya": marks and nations tell more of a name; an event, a place or a title would be a clause's own, but what stands
 * right before the second name: "A and Commonwealth 200m champion B". */
static bool are_asides(const struct scene *scene, uint32_t sentence, const struct find *a, const struct find *b) {
    const struct entity_ids *id = &scene->x->id;
    bool is_titled = b[-1].entity == id->title && b[-1].span.end + 1 == b->span.start;
    while (++a < b) {
        bool tells_more = scene_is_mark(scene, a) || a->entity == id->nation || a->entity == id->people ||
                          a->entity == id->code || a->entity == id->age;
        bool is_of_title = a->entity == id->title || a->entity == id->honour || a->entity == id->event ||
                           a->entity == id->competition || a->entity == id->year;
        if (!tells_more && !(is_titled && is_of_title) && !(a + 1 == b && is_called(scene, sentence, a, b)))
            return false;
    }
    return true;
}

/* "team captain A and pole vaulter B both won": whatever the second is called. */
static bool asks_for_two(const struct scene *scene, uint32_t sentence, const struct find *second) {
    str text = scene->views[sentence].text;
    return str_starts_with(str_slice(text, second->span.end, text.size), STR(" both "));
}

/* "shot putter A and runner B": what kind of athlete the second is, right before the name. */
static bool is_told_what(const struct scene *scene, uint32_t sentence, const struct find *name) {
    str before = str_slice(scene->views[sentence].text, 0, name->span.start);
    if (!str_ends_with(before, STR(" ")))
        return false;
    before.size--;
    size_t word = before.size;
    while (word > 0 && char_is_letter(before.data[word - 1]))
        word--;
    return race_is_runner(scene, str_slice(before, word, before.size));
}

/* Two names of a list. */
static bool joins(const struct scene *scene, uint32_t sentence, const struct find *a, const struct find *b, bool is_last) {
    struct between between = placings_between(scene, sentence, a->span.end, b->span.start);
    str words = span_str(scene->views[sentence].text, span_of(a->span.end, b->span.start));
    bool is_and = str_find(words, STR(" and "), 0) < words.size || str_find(words, STR(" & "), 0) < words.size;
    bool is_list = (between.part == PARTED || between.part == PARTED_BY_AND) && !between.ties && !between.owns && is_and == is_last;
    bool is_called_so = between.others <= CALLED_MOST && is_told_what(scene, sentence, b) && are_asides(scene, sentence, a, b);
    return is_list && ((!between.others && are_asides(scene, sentence, a, b)) || is_called_so ||
                       (is_last && between.others <= CALLED_MOST && asks_for_two(scene, sentence, b)));
}

/* "A and B, who finished third": one of them; but "who both finished", and "A and B, who had led, took third". */
static bool is_told_alone(const struct scene *scene, uint32_t sentence, const struct find *subject, uint32_t at) {
    static const char *const openers[] = {", who ", ", himself ", ", herself "};
    static const char *const plurals[] = {", who both ", ", who all ",  ", who each ",      ", who were ",    ", who are ",
                                          ", who have ", ", who share", ", who also share", ", who together "};
    str text = scene->views[sentence].text, rest = str_slice(text, subject->span.end, text.size);
    uint32_t end = who_end_of_aside(text, subject->span.end, at);
    bool has_ended = end && end + sizeof ", " - 1 >= at; /* the verb of all follows */
    return str_starts_with_any(rest, ALL_OF(openers)) && !str_starts_with_any(rest, ALL_OF(plurals)) && !has_ended;
}

/* Whether the name is the first of a team whose own name is not told. */
static bool opens_crew(const struct scene *scene, uint32_t sentence, const struct find *find) {
    return scene_has_role(scene, sentence, "nameless", "member", find->span);
}

/* "The Italian quartet of A, B, C and D won": the team did, whoever of the four stands nearest; NULL where its name is not told. */
static const struct find *team_of_crew(const struct scene *scene, uint32_t sentence, const struct find *member) {
    const struct view *view = &scene->views[sentence];
    for (const struct find *find = member; find >= view->finds.items; find--) {
        str between = find > view->finds.items ? str_slice(view->text, find[-1].span.end, find->span.start) : (str){0};
        if (around_is(scene, AROUND_MADE_UP, between) && find[-1].entity == scene->x->id.team)
            return find[-1].person >= 0 ? find - 1 : NULL;
        if (opens_crew(scene, sentence, find))
            return NULL;
        if (find == view->finds.items)
            break;
        if (find[-1].entity != scene->x->id.athlete || !joins(scene, sentence, find - 1, find, find == member))
            break;
    }
    return member;
}

/* "with Fox, Bell and Ray all winning": "with" opens a clause of theirs. */
static bool follows_with(const struct scene *scene, uint32_t sentence, const struct find *name) {
    return str_ends_with(str_slice(scene->views[sentence].text, 0, name->span.start), STR(" with "));
}

/* "… from Spain and Jamaica, and Italy won": ", and" ends a list of commas, not a pair. */
static bool ends_list(const struct scene *scene, uint32_t sentence, const struct find *before, const struct find *subject) {
    if (placings_between(scene, sentence, before->span.end, subject->span.start).part != PARTED_BY_AND)
        return true;
    const struct find *first = before;
    while (first-- > scene->views[sentence].finds.items)
        if (who_is_one(scene, first))
            return joins(scene, sentence, first, before, false);
    return false;
}

/* "It was begun by A, B and C who took gold, silver and bronze": without a comma the clause is on all of them. */
static bool has_relative_of_all(const struct scene *scene, uint32_t sentence, const struct find *last) {
    str text = scene->views[sentence].text;
    return str_starts_with(str_slice(text, last->span.end, text.size), STR(" who "));
}

/* Both are subjects of what follows, or neither is. */
static bool have_one_part(const struct scene *scene, uint32_t sentence, const struct find *before, const struct find *subject) {
    if (has_relative_of_all(scene, sentence, subject))
        return true;
    bool are_objects = who_is_object(scene, sentence, before->span) == who_is_object(scene, sentence, subject->span);
    bool are_oblique = stands_oblique(scene, sentence, before->span) == stands_oblique(scene, sentence, subject->span);
    return are_objects && (are_oblique || follows_with(scene, sentence, before));
}

/* Adds those who stand before the subject in its list, the nearest first. */
static void add_joined(const struct scene *scene, uint32_t sentence, const struct find *subject, struct subjects *subjects) {
    const struct find *name = subject;
    for (const struct find *before = subject; before-- > scene->views[sentence].finds.items && subjects->count < SUBJECTS_MOST;) {
        if (!who_is_one(scene, before))
            continue;
        if (before->entity != subject->entity || before->person < 0 || who_opens_clause(scene, sentence, name->span) ||
            !joins(scene, sentence, before, name, name == subject) ||
            (name == subject && !ends_list(scene, sentence, before, subject)) ||
            !have_one_part(scene, sentence, before, subject))
            return;
        subjects->items[subjects->count++] = before->person;
        name = before;
    }
}

/* "They came second": several, or the team of the sentences before; in no case the one who was named last. */
static bool is_plural(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("plural")))
            return true;
    return false;
}

static int32_t team_before(const struct scene *scene, const struct draft *draft) {
    const struct event *event = race_event_at(scene, draft->sentence, draft->span, NOBODY, NULL, (str){0});
    return event && event->class == EVENT_RELAY ? teams_near(scene, draft->sentence, draft->span.start, NOBODY) : NOBODY;
}

/* "Fox was 48th and I finished 59th": whoever writes is nobody of the article. */
static bool is_told_by_self(const struct scene *scene, uint32_t sentence, const struct find *subject, uint32_t at) {
    str between = subject->span.end < at ? str_slice(scene->views[sentence].text, subject->span.end, at) : (str){0};
    return str_find(between, STR(" I "), 0) < between.size;
}

/* "The Kenyan duo took gold and silver": the words for two or three that stand last before the place, with nobody named between; NULL: none. */
static const struct draft *pair_before(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct draft *pair = NULL;
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("pair")) && scene->drafts.items[i].span.end <= at)
            pair = &scene->drafts.items[i];
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (pair && who_is_one(scene, find) && find->span.start >= pair->span.end && find->span.end <= at)
            return NULL;
    return pair;
}

/* Those who are meant by it, as far as the article tells. */
static void add_pair(const struct scene *scene, const struct draft *pair, struct subjects *subjects) {
    int32_t group[GROUP_MOST];
    uint32_t count = people_of_group(scene, pair, group);
    for (uint32_t i = 0; i < count && i < GROUP_MOST; i++)
        subjects->items[i] = group[i];
    subjects->count = count ? count : 1;
    if (!count)
        subjects->items[0] = NOBODY;
}

static void reverse(struct subjects *subjects) {
    for (uint32_t i = 0; i < subjects->count / 2; i++) {
        int32_t other = subjects->items[subjects->count - 1 - i];
        subjects->items[subjects->count - 1 - i] = subjects->items[i];
        subjects->items[i] = other;
    }
}

/* "Jana runs while Chris goes to Melbourne, where he is champion": in his words the speaker tells of somebody else; NULL: of himself. */
static const struct find *subject_in_quote(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct find *subject = subject_before_place(scene, sentence, at);
    int32_t speaker;
    if (!subject || subject->span.end >= at || !speakers_says(scene, sentence, subject->span, &speaker))
        return NULL;
    struct span between = span_of(subject->span.end, at);
    str words = span_str(scene->views[sentence].text, between);
    return str_find_char(words, '"', 0) < words.size || scene_has_role(scene, sentence, "self", "self", between) ? NULL : subject;
}

void placing_subjects(const struct scene *scene, const struct draft *draft, struct subjects *subjects) {
    *subjects = (struct subjects){.count = 1};
    bool quoted = speakers_says(scene, draft->sentence, draft->span, &subjects->items[0]);
    const struct draft *pair = pair_before(scene, draft->sentence, draft->span.start);
    if (pair) {
        add_pair(scene, pair, subjects);
        return;
    }
    if (is_unnamed(scene, draft->sentence, start_of_places(scene, draft->sentence, draft->span.start))) {
        subjects->items[0] = NOBODY;
        return;
    }
    if (quoted && !subject_in_quote(scene, draft->sentence, draft->span.start))
        return;
    const struct find *subject = subject_before_place(scene, draft->sentence, draft->span.start);
    if (!subject && is_plural(scene, draft->sentence)) {
        subjects->items[0] = team_before(scene, draft);
        return;
    }
    if (!subject && is_existential(scene, draft->sentence, 0, draft->span.start)) {
        subjects->items[0] = NOBODY;
        return;
    }
    if (!subject) {
        subjects->items[0] = who_subject_at(scene, draft->sentence, draft->span.start);
        return;
    }
    if (is_nameless(scene, draft->sentence, subject, draft->span.start) || is_told_by_self(scene, draft->sentence, subject, draft->span.start) ||
        is_existential(scene, draft->sentence, subject->span.end, draft->span.start)) {
        subjects->items[0] = NOBODY;
        return;
    }
    subject = team_of_crew(scene, draft->sentence, head_of(scene, draft->sentence, subject));
    subjects->items[0] = subject ? subject->person : NOBODY;
    if (!subject)
        return;
    if ((subject->entity == scene->x->id.athlete || subject->entity == scene->x->id.team) && !is_told_alone(scene, draft->sentence, subject, draft->span.start))
        add_joined(scene, draft->sentence, subject, subjects);
    reverse(subjects);
}
