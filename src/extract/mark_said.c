/* The drafts of a sentence speak of its marks: which of them is heard about one mark, and what kind they make it. */
#include "extract/around.h"
#include "mark_said.h"

/* Bytes before a best in which it is called somebody's. */
enum { OWNER_BEFORE = 32 };
/* Bytes of the adverb in "just outside", "comfortably inside". */
enum { ADVERB_MOST = 12 };

/* The kinds in the order in which they win when several rules speak of one mark. */
static const enum claim_kind strongest_first[] = {CLAIM_MARGIN, CLAIM_STANDARD, CLAIM_ATTEMPT, CLAIM_SPLIT,
                                                  CLAIM_RECORD, CLAIM_RESULT, CLAIM_BEST};

static int strength(enum claim_kind kind) {
    for (size_t i = 0; i < sizeof strongest_first / sizeof *strongest_first; i++)
        if (strongest_first[i] == kind)
            return (int)(sizeof strongest_first / sizeof *strongest_first - i);
    return 0;
}

static bool is_rule(const struct draft *draft, const char *name) {
    return str_equal(rule_name(draft->rule), str_of(name));
}

/* "came with a world lead of 8.45m", "outside his personal best of 2:07:06": it stood before. */
static bool is_standing(const struct scene *scene, const struct draft *draft) {
    if (is_rule(draft, "best-standing") || is_rule(draft, "best-ranked"))
        return true;
    return is_rule(draft, "record-standing") &&
           around_first(scene, AROUND_COMPARED, scene_find_text(scene, draft->sentence, draft->span)) <= ADVERB_MOST;
}

/*
 * "came with a world lead of 8.45m" says more than "a world lead of 8.45m", and "never faster than 43.76" more than "faster
 * than 43.76".
 */
static bool outweighs(const struct scene *scene, const struct draft *draft, enum claim_kind kind, const struct draft *other,
                      enum claim_kind other_kind) {
    if (is_rule(draft, "record-equalled") || is_rule(other, "record-equalled"))
        return is_rule(draft, "record-equalled");
    if (kind == CLAIM_BEST && other_kind == CLAIM_RESULT)
        return is_standing(scene, draft);
    /* "below her best of 50.77" says more than "her best of 50.77" */
    if (kind == CLAIM_BEST && other_kind == CLAIM_BEST)
        return is_standing(scene, draft) && !is_standing(scene, other);
    if (kind == CLAIM_RESULT && other_kind == CLAIM_BEST)
        return !is_standing(scene, other);
    if (kind == CLAIM_BEST && other_kind == CLAIM_RECORD)
        return is_rule(draft, "best-ranked");
    if (kind == CLAIM_RECORD && other_kind == CLAIM_BEST)
        return !is_rule(other, "best-ranked");
    return strength(kind) > strength(other_kind);
}

/* The row of record-codes.tsv for what a record is called: the first whose word stands in it; -1: none. */
static int64_t record_row(const struct scene *scene, str words) {
    str lower = str_lower(words, scene->arena);
    struct list_cells names = rulebook_list_cells(scene->x->book, STR("record-code"), STR("phrase"));
    for (uint32_t row = 0; row < names.count; row++)
        if (str_find(lower, list_cell(names, row), 0) < lower.size)
            return row;
    return -1;
}

str mark_record_code(const struct scene *scene, str words) {
    int64_t row = record_row(scene, words);
    return row < 0 ? (str){0} : rulebook_list_cell(scene->x->book, STR("record-code"), (uint32_t)row, STR("code"));
}

/* "his previous best", "Fox's best", "Fox, whose best": somebody is named right before it as the one whose it is. */
static bool is_somebodys(const struct scene *scene, uint32_t sentence, struct span record) {
    str text = scene->views[sentence].text;
    uint32_t from = record.start > OWNER_BEFORE ? record.start - OWNER_BEFORE : 0;
    str before = str_slice(text, from, record.start);
    if (str_find(before, STR("whose "), 0) < before.size)
        return true;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        bool near = find->span.start >= from && find->span.end <= record.start;
        str behind = str_slice(text, find->span.end, record.start);
        bool possesses = find->entity == scene->x->id.pronoun || (who_is_one(scene, find) && str_starts_with(behind, STR("'")));
        if (near && possesses && str_find_char(behind, ',', 0) == behind.size)
            return true;
    }
    return false;
}

/* "her indoor best is 2:01.33": a standing mark, but nobody else's. A bare "best" is somebody's own when it is called his or hers. */
static bool is_own_best(const struct scene *scene, uint32_t sentence, const struct draft *said) {
    const struct draft_field *record = said ? draft_field(said, "record") : NULL;
    int64_t row = record && record->is_find ? record_row(scene, scene_find_text(scene, sentence, record->find.span)) : -1;
    if (row < 0)
        return false;
    str own = rulebook_list_cell(scene->x->book, STR("record-code"), (uint32_t)row, STR("own"));
    return str_equal(own, STR("always")) || (str_equal(own, STR("his")) && is_somebodys(scene, sentence, record->find.span));
}

/* "whose best on Saturday was 21.25m": what was best of that day's. */
static bool is_best_of_day(const struct scene *scene, const struct draft *draft) {
    str words = scene_find_text(scene, draft->sentence, draft->span);
    size_t on = str_find(words, STR(" on "), 0);
    return on < words.size && str_find(words, STR("day "), on) < words.size;
}

/* "powering through 800m in 2:02.84", where nobody runs farther: no part of a race, but the whole of it. */
static bool is_farthest(const struct scene *scene, const struct event *event) {
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event->metres > event->metres)
            return false;
    return true;
}

/* The split of a stretch that is a race of its own. */
static bool is_of_race(const struct scene *scene, uint32_t sentence, const struct draft *draft) {
    const struct draft_field *part = draft_field(draft, "part"), *race = draft_field(draft, "race");
    const struct event *event = race && race->is_find ? scene_event_within(scene, sentence, race->find.span) : NULL;
    if (event)
        return event->quantity == QUANTITY_TIME && is_farthest(scene, event);
    const struct find *stretch = part && part->is_find ? scene_find_at(scene, sentence, part->find.span) : NULL;
    return stretch && race_of_stretch(scene, sentence, stretch).size;
}

static str words_of(const struct scene *scene, const struct draft *draft, const char *name) {
    const struct draft_field *field = draft_field(draft, name);
    return field && field->is_find ? str_lower(scene_find_text(scene, draft->sentence, field->find.span), scene->arena) : (str){0};
}

/*
 * What a rule cannot ask, since a round and a date are letters to it: "the final time of 2:04:02" is no standard as the
 * qualifying time is, and "ran 43.76 last week" no best as "ran 43.76 this season" is; "on Sunday she set a record" tells no record that
 * stood, as "earlier this month" does.
 */
static bool is_misread(const struct scene *scene, const struct draft *draft) {
    str stage = words_of(scene, draft, "stage"), season = words_of(scene, draft, "season"), earlier = words_of(scene, draft, "earlier");
    if (earlier.size && !(str_starts_with(earlier, STR("earlier ")) && around_ends(scene, AROUND_EARLIER, earlier)))
        return true;
    const struct draft_field *mark = draft_field(draft, "mark");
    str figure = is_rule(draft, "split-points") && mark && mark->is_find ? scene_find_text(scene, draft->sentence, mark->find.span) : (str){0};
    if (str_find_char(figure, '.', 0) < figure.size) /* "lies second on 8.21" */
        return true;
    if (is_rule(draft, "margin") && mark && mark->is_find) { /* "beaten by a 4:00.99 from Fox" */
        str text = scene->views[draft->sentence].text, time = span_str(text, mark->find.span);
        bool is_run = str_find_char(time, ':', 0) < time.size && str_find_char(time, '.', 0) < time.size &&
                      str_ends_with(str_slice(text, 0, mark->find.span.start), STR(" by a ")) &&
                      str_starts_with(str_slice(text, mark->find.span.end, text.size), STR(" from "));
        if (is_run)
            return true;
    }
    bool other_round = stage.size && !str_starts_with(stage, STR("qualif"));
    return other_round || (season.size && !str_ends_with(season, STR("this year")) && !str_ends_with(season, STR("this season")));
}

/* Bytes between the mark and whom the rule names as its owner; more than any sentence has where it names nobody. */
static uint32_t bytes_to_owner(const struct draft *draft, struct span mark) {
    const struct draft_field *owner = draft_field(draft, "athlete");
    if (!owner || !owner->is_find)
        return UINT32_MAX;
    struct span name = owner->find.span;
    return name.end <= mark.start ? mark.start - name.end : name.start >= mark.end ? name.start - mark.end : 0;
}

/* Whether the rule names as owner who stands behind "for", before the mark or behind it. */
static bool is_named_behind_for(const struct scene *scene, const struct draft *draft, struct span mark, bool before) {
    const struct draft_field *owner = draft_field(draft, "athlete");
    if (!owner || !owner->is_find || (owner->find.span.start < mark.start) != before)
        return false;
    return str_ends_with(str_slice(scene->views[draft->sentence].text, 0, owner->find.span.start), STR(" for "));
}

/*
 * "20.03m by Fox was the best this season, and 61.88m by Bell won": of two owners, the one that stands nearer.
 * "Times of 4:05.10 and 4:06.20 for Fox and Orme" go by their order.
 */
static bool is_nearer(const struct scene *scene, const struct draft *draft, const struct draft *other, struct span mark) {
    /* "53.60 for Fox, 53.64 for Bell" */
    if (is_named_behind_for(scene, draft, mark, true) && is_named_behind_for(scene, other, mark, false))
        return false;
    if (is_named_behind_for(scene, draft, mark, false) && is_named_behind_for(scene, other, mark, true))
        return true;
    uint32_t own = bytes_to_owner(draft, mark), others = bytes_to_owner(other, mark);
    return !is_rule(other, "mark-of-pair") && !is_rule(other, "placed-pairwise") && others != UINT32_MAX && own < others;
}

struct said mark_said(const struct scene *scene, uint32_t sentence, const struct find *find) {
    struct said said = {.claim_kind = CLAIM_OTHER, .is_unowned = scene_has_role(scene, sentence, "unowned", "mark", find->span)};
    bool is_dated = scene_has_role(scene, sentence, "dated", "mark", find->span);
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *mark = draft_field(draft, "mark");
        if (!mark || !mark->is_find || !span_overlaps(mark->find.span, find->span))
            continue;
        enum claim_kind kind;
        if (str_equal(draft->kind, STR("whose"))) {
            if (!said.whose || is_nearer(scene, draft, said.whose, find->span))
                said.whose = draft;
            continue;
        }
        if (str_equal(draft->kind, STR("near"))) {
            if (!said.near)
                said.near = draft;
            continue;
        }
        if (str_equal(draft->kind, STR("shared"))) {
            if (!said.shared || draft->field_count >= said.shared->field_count)
                said.shared = draft;
            continue;
        }
        if (str_equal(draft->kind, STR("unowned")) || str_equal(draft->kind, STR("dated")))
            continue;
        if (str_equal(draft->kind, STR("discipline"))) {
            said.discipline = draft;
            continue;
        }
        if (!claim_kind_of(draft->kind, &kind) || (kind == CLAIM_SPLIT && is_of_race(scene, sentence, draft)) ||
            is_misread(scene, draft))
            continue;
        if (draft_field(draft, "record") && !said.record)
            said.record = draft;
        if (kind == CLAIM_RECORD && is_own_best(scene, sentence, draft))
            kind = CLAIM_BEST;
        if (kind == CLAIM_BEST && (is_dated || is_best_of_day(scene, draft)))
            kind = CLAIM_RESULT;
        /* "wiped out the 15.50m that Fox had held": whose it was is told behind it. */
        if (draft_field(draft, "athlete") && (!said.whose || str_equal(rule_name(draft->rule), STR("record-set-by"))))
            said.whose = draft;
        if (!said.kind || outweighs(scene, draft, kind, said.kind, said.claim_kind)) {
            said.kind = draft;
            said.claim_kind = kind;
        }
    }
    /* "equalled Fox's record of 14.85m": who does has jumped it, not Fox. */
    if (said.kind && is_rule(said.kind, "record-equalled"))
        said.whose = NULL;
    return said;
}

/* "the record holder", "the record is held by": what follows is the holder. */
static bool is_of_holder(const struct scene *scene, str text, struct span record) {
    str words = span_str(text, record), behind = str_slice(text, record.end, text.size);
    return str_ends_with(words, STR("holder")) || str_ends_with(words, STR("holders")) || around_begins(scene, AROUND_HELD_BY, behind);
}

static bool is_standing_code(str code) {
    return code.size && !str_equal(code, STR("PB")) && !str_equal(code, STR("SB")) && !str_equal(code, STR("WL"));
}

/* A record, not somebody's best, that stands in the sentence; only_holder: that is told of its holder. */
static const struct find *record_in(const struct scene *scene, uint32_t sentence, uint32_t before, bool only_holder) {
    const struct find *last = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        str words = scene_find_text(scene, sentence, find->span);
        if (find->entity == scene->x->id.record && find->span.end <= before &&
            (!only_holder || is_of_holder(scene, scene->views[sentence].text, find->span)) &&
            is_standing_code(mark_record_code(scene, words)))
            last = find;
    }
    return last;
}

/* "12.20 in 2016", "2:01:09 at the 2022 Berlin Marathon": the mark's own clause goes on to a year gone by. */
static bool is_of_year_gone_by(const struct scene *scene, const struct claim *claim, struct span local) {
    enum { YEAR_WITHIN = 60 };
    if (!claim->year || claim->year_is_assumed || (scene->main_year && claim->year >= scene->main_year))
        return false;
    str text = scene->views[claim->sentence].text, behind = str_slice(text, local.end, local.end + YEAR_WITHIN);
    static const char *const made_here[] = {" to ", " for a ", " for the ", " for his ", " for her "};
    if (str_starts_with_any(behind, ALL_OF(made_here)))
        return false;   /* "her best of 7001 to win the 2003 title", "cleared 5.90 for a title to add to that of 2012" */
    size_t comma = str_find_char(behind, ',', 0), year = str_find(behind, str_print(scene->arena, "%d", claim->year), 0);
    return year < behind.size && year < comma;
}

/* What leads from the holder of a record to it: " (", " with ", " in the 100m with a time of ". */
static bool is_told_with(const struct scene *scene, str between) {
    enum { EVENT_MOST = 24 };
    static const char *const whole[] = {" (", " with ", " at "};
    str end = around_ending(scene, AROUND_RECORD_OF, between);
    return (end.size && between.size <= end.size + EVENT_MOST) || str_equals_any(between, ALL_OF(whole));
}

/* "won in 49.01, ahead of record-holder Fox (49.36)": behind a first mark, the holder's is of the same race. */
static bool is_rival_in_race(const struct scene *scene, const struct claim *claim, str before) {
    enum { RIVAL_WITHIN = 32 };
    static const char *const rivals[] = {" ahead of ", " behind ", " beating ", " from ", " over ", " followed by "};
    const struct claim *last = scene->reading->claims.count ? LIST_LAST(&scene->reading->claims) : NULL;
    bool has_first = last && last->sentence == claim->sentence && last->kind == CLAIM_RESULT;
    return has_first && str_holds_any(str_slice(before, before.size > RIVAL_WITHIN ? before.size - RIVAL_WITHIN : 0, before.size), ALL_OF(rivals));
}

bool mark_is_standing_record(const struct scene *scene, const struct claim *claim, struct span local) {
    bool past = is_of_year_gone_by(scene, claim, local);
    /* "in what was then a national record of 1:57.90" tells a race. */
    str told = str_slice(scene->views[claim->sentence].text, 0, local.start);
    if (past && str_find(told, STR("what was then"), 0) < told.size)
        return false;
    /* "set a national record of 1:28:48 at the 2014 edition": what was done there */
    enum { SET_WITHIN = 40 };
    static const char *const sets[] = {" set a ", " set an "};
    if (past && str_holds_any(str_slice(told, told.size > SET_WITHIN ? told.size - SET_WITHIN : 0, told.size), ALL_OF(sets)))
        return false;
    if (past && is_standing_code(claim->record))
        return true;
    /* "The record came down by eight hundredths. Ada Quick ran 12.20 in 2016." */
    if (past && claim->sentence && record_in(scene, claim->sentence - 1, UINT32_MAX, false) && !record_in(scene, claim->sentence, UINT32_MAX, false))
        return true;
    /* "world record holder Fox (2:15:25)", "Fox is the record-holder, having clocked 2:31.93 in 2017" */
    const struct find *holder = record_in(scene, claim->sentence, local.start, true);
    if (!holder || past)
        return holder;
    /* "Fox, the record holder (12.82)", "the record holder with 12.82" */
    str between = str_slice(scene->views[claim->sentence].text, holder->span.end, local.start);
    if (is_told_with(scene, between))
        return true;
    const struct find *next = NULL;
    for (LIST_EACH(struct find, find, &scene->views[claim->sentence].finds))
        if (!next && find->span.start > holder->span.end && find->entity == scene->x->id.athlete)
            next = find;
    str before = str_slice(scene->views[claim->sentence].text, 0, holder->span.start);
    return next && next->person == claim->person && next->span.end <= local.start && local.start - next->span.end <= 3 &&
           !str_ends_with(before, STR("new ")) && !is_rival_in_race(scene, claim, before);
}
