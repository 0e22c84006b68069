/*
 * Which competition, year, round and sex a claim is about: what its own clause names, else what the article is about. Names stay as
 * the article writes them, phrases of time as well: resolve knows calendars and editions.
 */
#include "extract/around.h"
#include "race.h"

enum { REACH = 90 };
/* Bytes from an event to the championships that it is told of. */
enum { OTHER_WITHIN = 30 };

static bool is_person(const struct scene *scene, const struct find *find) {
    return find->entity == scene->x->id.athlete || find->entity == scene->x->id.description || find->entity == scene->x->id.team;
}

/* A stretch of a sentence between two finds that another person or a semicolon cuts in two. */
static bool is_cut(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to) {
    const struct view *view = &scene->views[sentence];
    for (LIST_EACH(struct find, find, &view->finds))
        if (is_person(scene, find) && find->span.start >= from && find->span.end <= to)
            return true;
    str between = str_slice(view->text, from, to);
    return str_find_char(between, ';', 0) < between.size || str_find(between, STR(" but "), 0) < between.size ||
           str_find(between, STR(" while "), 0) < between.size || str_find(between, STR(" after "), 0) < between.size;
}

static bool opens_aside(str words) {
    static const char *const openers[] = {"the ", "a ", "an ", "who ", "whose ", "champion ", "winner ", "once ", "twice "};
    return str_starts_with_any(words, ALL_OF(openers));
}

/* "Bell, third at the Olympics, won", "Bell, gold medallist in 2012, won": what place somebody took. */
static bool tells_place(const struct scene *scene, uint32_t sentence, struct span words) {
    const struct entity_ids *id = &scene->x->id;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start >= words.start && find->span.end <= words.end &&
            (find->entity == id->title || find->entity == id->medal || find->entity == id->place))
            return true;
    return false;
}

/* "With 2008 winner Fox third": the year of the title alone. */
static bool is_year_of_title(const struct scene *scene, uint32_t sentence, const struct find *year, struct span local) {
    const struct find *next = year + 1, *end = scene->views[sentence].finds.items + scene->views[sentence].finds.count;
    return year->entity == scene->x->id.year && next < end && next->entity == scene->x->id.title && next->span.start == year->span.end + 1 &&
           !span_overlaps(next->span, local);
}

/* "Bell, the winner in 2021, was second in 2:15:37", "Fox, who won in Rome in 2012, answered with 7.15m": what is told between commas behind
 * a name of somebody's past says nothing of what stands outside. */
static bool is_in_other_aside(const struct scene *scene, uint32_t sentence, struct span span, struct span local) {
    const struct view *view = &scene->views[sentence];
    uint32_t closes = (uint32_t)str_find(view->text, STR(", "), span.end);
    if (closes == view->text.size)
        return false;
    for (LIST_EACH(struct find, find, &view->finds)) {
        uint32_t opens = find->span.end;
        if (!is_person(scene, find) || opens >= span.start || (local.end > opens && local.start <= closes) ||
            !str_starts_with(str_slice(view->text, opens, view->text.size), STR(", ")))
            continue;
        str words = str_slice(view->text, opens + 2, span.start);
        if (str_find_char(words, ',', 0) == words.size &&
            (opens_aside(str_slice(view->text, opens + 2, view->text.size)) || tells_place(scene, sentence, span_of(opens + 2, span.start))))
            return true;
    }
    return false;
}

/* "In the second semi-final Bell won": whatever stands behind it is told of that. */
static bool heads_sentence(const struct scene *scene, uint32_t sentence, const struct find *find) {
    enum { AT_ONCE = 12, HEAD_MOST = 40 };
    static const char *const openers[] = {"In ", "At ", "From ", "Earlier in "};
    str before = str_slice(scene->views[sentence].text, 0, find->span.start);
    return find->span.start < AT_ONCE || (find->span.start < HEAD_MOST && str_starts_with_any(before, ALL_OF(openers)) &&
                                          str_find_char(before, ',', 0) == before.size && !is_cut(scene, sentence, 0, find->span.start));
}

static bool tells_placing(const struct scene *scene, const struct find *find) {
    return find->entity == scene->x->id.place || find->entity == scene->x->id.medal || find->entity == scene->x->id.title;
}

/* "Silver in Berlin in 2009 and bronze in Daegu": the year of a place before the last one of the span, which was taken elsewhere. */
static bool is_of_place_before(const struct scene *scene, uint32_t sentence, const struct find *year, struct span local) {
    static const char *const later[] = {" a year ", " two ", " three ", " four ", " the following ", " the next ", " behind "},
                      *const where[] = {" in ", " at "};
    const struct view *view = &scene->views[sentence];
    const struct find *before = NULL, *own = NULL;
    if (year->entity != scene->x->id.year && year->entity != scene->x->id.date)
        return false;
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (!tells_placing(scene, find) || find->span.end > local.end)
            continue;
        *(find->span.end <= year->span.start ? &before : &own) = find;
    }
    if (!before || !own || own->span.start < year->span.end || is_cut(scene, sentence, before->span.end, year->span.start))
        return false;
    str rest = str_slice(view->text, own->span.end, view->text.size);
    bool is_elsewhere = str_starts_with_any(rest, ALL_OF(where)) && rest.size > 4 && char_is_upper(rest.data[4]);
    return is_elsewhere || str_starts_with_any(rest, ALL_OF(later));
}

/* "8,534 points, far from the record that he set here in 2001": when that was set, no more. */
static bool is_of_record(const struct scene *scene, uint32_t sentence, const struct find *year, struct span local) {
    const struct view *view = &scene->views[sentence];
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (find->entity != scene->x->id.record || find->span.end >= year->span.start || span_overlaps(find->span, local))
            continue;
        str words = str_slice(view->text, find->span.end, year->span.start);
        bool is_outside = local.end <= find->span.start || local.start >= year->span.end;
        if (is_outside && str_find_char(words, ',', 0) == words.size && around_holds(scene, AROUND_SET_THEN, words))
            return true;
    }
    return false;
}

/* What governs the span: behind it in its own clause, in it, before it in its clause, or at the head of the sentence. */
static const struct find *governing(const struct scene *scene, uint32_t sentence, struct span local, int entity) {
    const struct find *best = NULL;
    uint32_t best_distance = REACH;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity != entity || is_in_other_aside(scene, sentence, find->span, local) ||
            is_year_of_title(scene, sentence, find, local) || is_of_place_before(scene, sentence, find, local) ||
            is_of_record(scene, sentence, find, local))
            continue;
        uint32_t distance = 0;
        if (find->span.start >= local.end) {
            distance = find->span.start - local.end;
            if (distance >= best_distance || is_cut(scene, sentence, local.end, find->span.start))
                continue;
        } else if (find->span.end <= local.start) {
            bool heads = heads_sentence(scene, sentence, find);
            distance = heads ? REACH / 2 : local.start - find->span.end + 4;
            if (!heads && (distance >= best_distance || is_cut(scene, sentence, find->span.end, local.start)))
                continue;
        }
        if (distance < best_distance)
            best = find, best_distance = distance;
    }
    return best;
}

/* A year inside a name: "the 2023 World Championships", "Tokyo 2020". */
int16_t race_year_in(str text) {
    for (size_t i = 0; i + 4 <= text.size; i++) {
        int64_t year;
        bool alone = (i == 0 || !char_is_digit(text.data[i - 1])) && (i + 4 == text.size || !char_is_digit(text.data[i + 4]));
        if (alone && str_to_int(str_slice(text, i, i + 4), &year) && year >= 1896 && year < 2100)
            return (int16_t)year;
    }
    return 0;
}

static enum round round_of_text(str text) {
    char c = text.size ? char_lower(text.data[0]) : 0;
    switch (c) {
    case 's': return ROUND_SEMI_FINAL;
    case 'h': return ROUND_HEAT;
    case 'f': return str_starts_with(text, STR("first")) ? ROUND_HEAT : ROUND_FINAL;
    case 'p': return ROUND_PRELIMINARY;
    case 'q': return str_starts_with(text, STR("quart")) ? ROUND_QUARTER_FINAL : ROUND_QUALIFICATION;
    default: return ROUND_UNKNOWN;
    }
}

/* "Bell, who won her heat, was third in the final": the round right behind the words is theirs. */
static const struct find *round_right_behind(const struct scene *scene, uint32_t sentence, struct span local) {
    str text = scene->views[sentence].text;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.round && find->span.start > local.end &&
            str_equal(str_slice(text, local.end, find->span.start), STR(" in the ")))
            return find;
    return NULL;
}

static enum sex sex_of_race(const struct scene *scene, uint32_t sentence, struct span local) {
    const struct find *word = governing(scene, sentence, local, scene->x->id.racesex);
    return word ? scene_sex_of_race(scene, sentence, word) : SEX_UNKNOWN;
}

static bool is_followed_by_title(const struct scene *scene, uint32_t sentence, const struct find *find) {
    for (LIST_EACH(struct find, other, &scene->views[sentence].finds))
        if (other->span.start > find->span.start && other->span.start <= find->span.end + 10 &&
            (other->entity == scene->x->id.title || other->entity == scene->x->id.record))
            return true;
    return false;
}

int16_t race_year_beside(const struct scene *scene, uint32_t sentence, const struct find *find) {
    int16_t year = race_year_in(scene_find_text(scene, sentence, find->span));
    for (LIST_EACH(struct find, other, &scene->views[sentence].finds)) {
        if (year || (other->entity != scene->x->id.year && other->entity != scene->x->id.date))
            continue;
        bool before = other->span.end + 1 == find->span.start;
        bool behind = other->span.start >= find->span.end && other->span.start - find->span.end <= 16 &&
                      !is_cut(scene, sentence, find->span.end, other->span.start);
        if (before || behind)
            year = other->entity == scene->x->id.year ? (int16_t)other->value.number
                                                      : race_year_in(scene_find_text(scene, sentence, other->span));
    }
    return year;
}

/* What championships a name is of, by the first row of the list that it holds; empty: of others. */
str race_kind_of_meeting(const struct scene *scene, str name) {
    str lower = str_lower(name, scene->arena);
    if (str_find(lower, STR("trial"), 0) < lower.size)
        return (str){0};   /* "the European indoor trials" are one nation's */
    bool is_indoor = str_find(lower, STR("indoor"), 0) < lower.size;
    for (const struct event_word *word = scene->x->event_words_of[WORD_CHAMPIONSHIPS]; word; word = word->next)
        if (str_find(lower, word->phrase, 0) < lower.size)
            return is_indoor ? word->says : word->phrase;
    return (str){0};
}

/* Whether the find names championships that are not those which the article reports. */
static bool is_other_championships(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str behind = str_slice(scene->views[sentence].text, find->span.end, scene->views[sentence].text.size);
    if (!scene->main_competition.size || str_starts_with(behind, STR(" trial")))
        return false;
    str name = find->entity == scene->x->id.honour ? find->value.text : scene_find_text(scene, sentence, find->span);
    str kind = race_kind_of_meeting(scene, name), own = race_kind_of_meeting(scene, scene->main_competition);
    bool is_longer = str_find(name, scene->main_competition, 0) < name.size;   /* "the Commonwealth Games", where the headline has "Games" */
    return kind.size && !is_longer && !str_equal(kind, own);
}

/* "the Olympic 5,000m final", "fifth over 5,000m at the Athens Olympics", in a report of another meeting. */
bool race_is_of_other_meeting(const struct scene *scene, uint32_t sentence, struct span event) {
    static const char *const ways[] = {" at ", " in ", " from ", " of "};
    const struct entity_ids *id = &scene->x->id;
    const struct view *view = &scene->views[sentence];
    bool has_title = scene->article->paragraphs.items[0].kind == BLOCK_TITLE;
    if (race_paragraph(scene, sentence) <= has_title)
        return false;   /* what the lead tells is what the article is about */
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (find->entity != id->honour && find->entity != id->competition)
            continue;
        bool before = find->span.end + 1 == event.start;
        str between = find->span.start > event.end ? str_slice(view->text, event.end, find->span.start) : (str){0};
        bool behind = between.size && between.size <= OTHER_WITHIN && str_find_char(between, ',', 0) == between.size;
        bool leads = behind && str_holds_any(between, ALL_OF(ways));
        if ((before || leads) && is_other_championships(scene, sentence, find))
            return true;
    }
    return false;
}

str race_without_article(str name) {
    return str_starts_with(name, STR("the ")) || str_starts_with(name, STR("The ")) ? str_slice(name, 4, name.size) : name;
}

bool race_is_main_meeting(const struct scene *scene, str name) {
    return str_equal_ignoring_case(race_without_article(name), race_without_article(scene->main_competition));
}

/* "the first under two minutes since 1996": the year of somebody else's. */
static bool is_told_since(const struct scene *scene, uint32_t sentence, const struct find *year) {
    static const str since = {"since ", 6};
    uint32_t at = year->span.start;
    return at >= since.size && str_equal_ignoring_case(str_slice(scene->views[sentence].text, at - since.size, at), since);
}

/* "since May 2004, when the Ethiopian ran 12:37.35": the date that opens the words' own clause. */
static const struct find *dated_when(const struct scene *scene, uint32_t sentence, struct span local) {
    const struct view *view = &scene->views[sentence];
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->entity != scene->x->id.date || find->span.end > local.start)
            continue;
        str between = str_slice(view->text, find->span.end, local.start);
        bool opens = str_starts_with(between, STR(", when ")) || str_starts_with(between, STR(" when "));
        return opens && str_find_char(between, ';', 0) == between.size && str_find(between, STR(", and "), 0) == between.size ? find : NULL;
    }
    return NULL;
}

/* "a world-leading 10.80": no world championships. */
static bool is_of_list(const struct scene *scene, uint32_t sentence, const struct find *honour) {
    str text = scene->views[sentence].text;
    return around_begins(scene, AROUND_OF_LIST, str_slice(text, honour->span.end, text.size));
}

void race_place_claim(const struct scene *scene, uint32_t sentence, struct span local, struct claim *claim) {
    const struct entity_ids *id = &scene->x->id;
    bool is_main = false;
    if (!claim->competition.size) {
        const struct find *competition = governing(scene, sentence, local, id->competition);
        const struct find *honour = competition ? NULL : governing(scene, sentence, local, id->honour);
        if (competition) {
            claim->competition = scene_find_text(scene, sentence, competition->span);
            if (!claim->year)
                claim->year = race_year_beside(scene, sentence, competition);
        } else if (honour && !is_followed_by_title(scene, sentence, honour) && !is_of_list(scene, sentence, honour)) {
            claim->competition = honour->value.text;
        } else {
            claim->competition = scene->main_competition;
            is_main = true;
        }
    }
    const struct find *year = governing(scene, sentence, local, id->year), *when = governing(scene, sentence, local, id->date);
    if (!claim->year && year && !is_told_since(scene, sentence, year))
        claim->year = (int16_t)year->value.number;
    if (!when && !year)
        when = dated_when(scene, sentence, local);
    if (!claim->year && when)
        claim->year = race_year_in(scene_find_text(scene, sentence, when->span));
    if (is_main && claim->year && claim->year != scene->main_year)
        claim->competition = (str){0};   /* another year's, and nobody says that it was the same meeting */
    if (when)
        claim->when = scene_span(scene, sentence, when->span);
    if (!claim->year && (is_main || race_is_main_meeting(scene, claim->competition))) {
        claim->year = scene->main_year;
        claim->year_is_assumed = true;
    }
    const struct find *round = round_right_behind(scene, sentence, local);
    round = round ? round : governing(scene, sentence, local, id->round);
    if (claim->round == ROUND_UNKNOWN && round)
        claim->round = round_of_text(scene_find_text(scene, sentence, round->span));
    if (claim->sex == SEX_UNKNOWN)
        claim->sex = sex_of_race(scene, sentence, local);
    if (claim->sex == SEX_UNKNOWN && claim->person >= 0)
        claim->sex = scene->reading->people.items[claim->person].sex;
}
