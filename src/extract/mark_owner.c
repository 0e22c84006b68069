/* Whose a mark is: whom a rule names, who speaks, or the subject of its place in the sentence. */
#include "extract/around.h"
#include "mark_owner.h"
#include "mark_shared.h"
#include "placings.h"
#include "race.h"
#include "who.h"

/* Sentences after a mark in which somebody may first be named. */
enum { NAMED_WITHIN = 5 };
/* Bytes between a place and its mark: "in a national record of". */
enum { TO_OWN_MARK_MOST = 32 };
/* Bytes of a line that tells hardly more than the wind. */
enum { WIND_LINE_MOST = 40 };

/* Is the place told of the race itself, and not only as somebody's title or in an aside? */
static bool is_told_outright(const struct scene *scene, const struct claim *placing) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == placing->person && told->place == placing->place && !told->is_aside && told->event &&
            str_equal(told->event->code, placing->event))
            return true;
    return false;
}

/* Who took the place in the race that this part of the text is about: of several, one of the meeting that is reported rather than a former
 * champion. */
static int32_t placed_at(const struct scene *scene, uint32_t sentence, const struct find *find, int place) {
    const struct event *event = race_event_at(scene, sentence, find->span, NOBODY, NULL, (str){0});
    const struct claim *best = NULL;
    str class = race_class(scene, sentence, find->span.start);
    int most = 0;
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        if (claim->kind != CLAIM_PLACING || claim->place != place || !event || !str_equal(claim->event, event->code))
            continue;
        bool reported = (!claim->year || claim->year == scene->main_year) && race_is_main_meeting(scene, claim->competition);
        uint32_t start = scene->article->sentences.items[claim->sentence].span.start;
        uint32_t at = claim->span.start > start ? (uint32_t)(claim->span.start - start) : 0;
        if (race_is_of_other_class(class, race_class(scene, claim->sentence, at)))
            continue;
        int fits = 1 + reported + 2 * is_told_outright(scene, claim) + 2 * (reported && claim->sentence == sentence);
        if (fits > most) {
            best = claim;
            most = fits;
        }
    }
    return best ? best->person : who_subject_at(scene, sentence, find->span.start);
}

const struct claim *mark_companion(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    if (!scene->reading->claims.count || find == view->finds.items)
        return NULL;
    const struct claim *last = LIST_LAST(&scene->reading->claims);
    uint32_t start = scene->article->sentences.items[sentence].span.start;
    if (last->kind == CLAIM_PLACING || last->sentence != sentence || last->span.end <= start)
        return NULL;
    uint32_t end = last->span.end - start;
    if (end > find->span.start || find->span.start - end > 18)
        return NULL;
    str between = str_slice(view->text, end, find->span.start);
    bool opened = str_find_char(between, '(', 0) < between.size || (find->span.start < view->text.size && view->text.data[find->span.start] == '(');
    for (LIST_EACH(struct find, other, &view->finds))
        if (other->span.start >= end && other->span.end <= find->span.start)
            return NULL;
    return opened && str_find_char(between, ',', 0) == between.size ? last : NULL;
}

/* "She went through in 24.3," said her father: quoted words that speak of somebody. */
static bool speaks_of_somebody(const struct scene *scene, uint32_t sentence, const struct find *mark) {
    const struct view *view = &scene->views[sentence];
    uint32_t opens = mark->span.start;
    while (opens > 0 && view->text.data[opens - 1] != '"')
        opens--;
    for (const struct find *find = mark; find > view->finds.items && find[-1].span.start >= opens; find--)
        if (find[-1].entity == scene->x->id.pronoun)
            return true;
    return false;
}

static bool stand_against(const struct scene *scene, str text, const struct find *first, const struct find *second) {
    const struct entity_ids *id = &scene->x->id;
    bool is_figure = second->entity == id->figure && (first->entity == id->points || first->entity == id->length || first->entity == id->time);
    bool of_a_kind = first->entity == second->entity || is_figure || (first->entity == id->figure && second->entity == id->time);
    /* "improved from 2:05.3 to 2:03.2", "improved by 0.31 seconds to 2:03.2" */
    str before = str_slice(text, 0, first->span.start);
    bool from = str_ends_with(before, STR("from ")) || str_ends_with(before, STR(" by "));
    str between = str_slice(text, first->span.end, second->span.start);
    bool scored = str_equal(between, STR("-")) && second->entity == id->figure; /* "by a wide margin, 7,961-7,124" */
    return of_a_kind && !from && (scored || str_equal(between, STR(" to ")) || str_equal(between, STR(" against ")));
}

/* Whether the mark is one of two that stand against each other: "9.81 to 9.83". */
static bool is_in_duel(const struct scene *scene, uint32_t sentence, const struct find *find, bool *is_second) {
    const struct view *view = &scene->views[sentence];
    *is_second = find > view->finds.items && stand_against(scene, view->text, find - 1, find);
    return *is_second || (find + 1 < view->finds.items + view->finds.count && stand_against(scene, view->text, find, find + 1));
}

/* "behind Fox", "runner-up to Fox", "beaten by Fox": the words before the name say that the rival won; "lost", that somebody did. */
static bool is_beaten_by(const struct scene *scene, uint32_t sentence, const struct find *rival, uint32_t before) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *object = draft_field(draft, "object");
        if (!object || !span_overlaps(object->find.span, rival->span))
            continue;
        str words = scene_find_text(scene, sentence, span_of(draft->span.start, object->find.span.start));
        bool is_infinitive = str_starts_with(words, STR("to ")); /* "to beat Fox" */
        /* "won by a vest from Fox" */
        size_t by = str_find(words, STR("by "), 0);
        bool is_by = by < words.size && str_find(words, STR(" from "), by) == words.size && str_find(words, STR(" over "), by) == words.size;
        if (str_starts_with(words, STR("behind ")) || (!is_infinitive && str_find(words, STR("to "), 0) < words.size) || is_by)
            return true;
    }
    return around_holds(scene, AROUND_LOST, str_slice(scene->views[sentence].text, 0, before));
}

/* "176-2 to 171-7", "12.57 to 12.49": whether the first of the two is the better one. */
static bool is_first_better(const struct scene *scene, uint32_t sentence, const struct find *first) {
    const struct event *event = race_event_at(scene, sentence, first->span, NOBODY, NULL, (str){0});
    bool far = first->entity == scene->x->id.length || first->entity == scene->x->id.points ||
               (first->entity == scene->x->id.figure && event && event->quantity != QUANTITY_TIME);
    struct mark a, b;
    enum quantity quantity = far ? QUANTITY_DISTANCE : QUANTITY_TIME;
    uint32_t hint = far ? HINT_METRES : HINT_SECONDS;
    if (!mark_read(scene_find_text(scene, sentence, first->span), quantity, hint, &a) ||
        !mark_read(scene_find_text(scene, sentence, first[1].span), quantity, hint, &b))
        return true;
    return far ? a.amount >= b.amount : a.amount <= b.amount;
}

/* "beat Fox, 9.81 to 9.83", "was second to Fox, 171-7 to 176-2": the better mark is the winner's, whichever comes first. */
static int32_t owner_in_duel(const struct scene *scene, uint32_t sentence, const struct find *find, bool is_second) {
    const struct view *view = &scene->views[sentence];
    int32_t subject = scene->subject[sentence];
    const struct find *rival = NULL;
    if (subject == NOBODY)
        subject = who_subject_at(scene, sentence, find->span.start);
    for (LIST_EACH(struct find, other, &view->finds)) {
        if (other->span.start >= find->span.start)
            break;
        bool named = other->entity == scene->x->id.athlete || other->entity == scene->x->id.team;
        if (named && other->person != NOBODY && other->person != subject)
            rival = other;
    }
    const struct find *first = is_second ? find - 1 : find;
    if (rival) {
        /* "Bell won in 38.41, and Orme got the better of Fox, 39.05 to 39.06" */
        int32_t nearest = who_subject_in_sentence(scene, sentence, rival->span.start, SEX_UNKNOWN);
        subject = nearest != NOBODY && nearest != rival->person ? nearest : subject;
        bool is_better = is_second != is_first_better(scene, sentence, first);
        return is_better == is_beaten_by(scene, sentence, rival, first->span.start) ? rival->person : subject;
    }
    if (!is_second)
        return subject;
    struct sharers pair;
    mark_latest(scene, sentence, find->span.start, 2, &pair);
    return pair.count < 2 ? NOBODY : pair.items[pair.items[0] == subject];
}

/* "WIND: +1.0m/s": a line or a sentence of its own, for all who ran. */
static bool is_wind_of_all(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    uint32_t paragraph = scene->article->sentences.items[sentence].paragraph;
    bool alone = scene->article->paragraphs.items[paragraph].sentence_count == 1 || find->span.start == 0;
    if (find->entity != scene->x->id.wind || !alone || view->text.size > WIND_LINE_MOST)
        return false;
    for (LIST_EACH(struct find, other, &view->finds))
        if (who_is_one(scene, other))
            return false;
    return true;
}

/* "You will have seen it by now: 2:00:35. On Sunday Okello won …": a mark before anybody is named is of the first who is. */
static int32_t named_next(const struct scene *scene, uint32_t sentence) {
    for (uint32_t s = 0; s <= sentence + NAMED_WITHIN && s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (find->entity == scene->x->id.athlete && find->person >= 0)
                return s > sentence ? find->person : NOBODY;
    return NOBODY;
}

/* "won in 1:58.21, a second ahead of Bell", "a heave of 62.96m - a mere 4cm further": a gap right behind a mark is of the same. */
static const struct claim *told_beside(const struct scene *scene, const struct said *said, uint32_t sentence, const struct find *find) {
    enum { BESIDE_MOST = 16 };
    bool is_gap = find->entity == scene->x->id.gap || said->claim_kind == CLAIM_MARGIN;
    if (!scene->reading->claims.count || !is_gap || find == scene->views[sentence].finds.items)
        return NULL;
    const struct claim *last = LIST_LAST(&scene->reading->claims);
    str text = scene->views[sentence].text;
    const struct find *before = find - 1;
    if (last->kind == CLAIM_PLACING || last->kind == CLAIM_MARGIN || last->span.start != scene_span(scene, sentence, before->span).start)
        return NULL;
    str between = str_slice(text, before->span.end, find->span.start);
    bool set_off = str_starts_with(between, STR(", ")) || str_starts_with(between, STR(" - ")) || str_starts_with(between, STR("), "));
    bool is_beside = set_off && between.size <= BESIDE_MOST;
    return is_beside && around_begins(scene, AROUND_APART, str_slice(text, find->span.end, text.size)) ? last : NULL;
}

/* Is a mark of the same sort told earlier in the sentence? */
static bool is_second_of_its_sort(const struct scene *scene, uint32_t sentence, const struct find *find) {
    for (const struct find *other = scene->views[sentence].finds.items; other < find; other++)
        if (other->entity == find->entity || (other->entity == scene->x->id.figure && find->entity == scene->x->id.time) ||
            (other->entity == scene->x->id.time && find->entity == scene->x->id.figure))
            return true;
    return false;
}

/* Where the last one ends who stands before the mark in its sentence; 0: nobody does. */
static uint32_t behind_last_one(const struct scene *scene, const struct view *view, const struct find *mark) {
    while (mark > view->finds.items && !who_is_one(scene, mark - 1))
        mark--;
    return mark > view->finds.items ? mark[-1].span.end : 0;
}

/* "won in 51.46, forcing Fox to settle for silver in 51.58": the words before the mark gave somebody a place, who has it; NOBODY: not so. */
static int32_t owner_by_place(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const joints[] = {" in ", " with ", " at ", " (", ", in ", ", with "};
    const struct view *view = &scene->views[sentence];
    const struct told_place *last = NULL;
    /* "behind Fox (50.84)" */
    uint32_t name_end = behind_last_one(scene, view, find);
    name_end += name_end ? mark_brackets_behind(str_slice(view->text, name_end, find->span.start)) : 0;
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        /* "ahead of Fox in 51.58": the mark may be of either. */
        if (told->sentence != sentence || told->is_aside || told->span.end <= name_end || told->span.start > find->span.start)
            continue;
        if (last && last->person != told->person)
            return NOBODY; /* "drew clear of Fox to win in 51.58" */
        last = !last || told->span.end > last->span.end ? told : last;
    }
    if (!last || last->span.end > find->span.start || !is_second_of_its_sort(scene, sentence, find))
        return NOBODY;
    str between = str_slice(view->text, last->span.end, find->span.start);
    return between.size <= TO_OWN_MARK_MOST && str_starts_with_any(between, ALL_OF(joints)) ? last->person : NOBODY;
}

/* "Haryana's Jyothi took the 200m in 22.10": of somebody whom the article does not know, so of nobody who was named before. */
static bool is_of_stranger(const struct scene *scene, uint32_t sentence, const struct find *mark) {
    const struct view *view = &scene->views[sentence];
    uint32_t from = behind_last_one(scene, view, mark);
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, STR("unnamed")) || draft->span.end > mark->span.start || draft->span.end < from)
            continue;
        str words = span_str(view->text, draft->span), between = str_slice(view->text, draft->span.end, mark->span.start);
        str last = str_last_word(words);
        bool is_named = last.size && char_is_upper(last.data[0]);   /* not "his rival" */
        if (is_named && str_find_char(between, ',', 0) == between.size && str_find_char(between, ';', 0) == between.size)
            return true;
    }
    return false;
}

int32_t mark_owner(const struct scene *scene, const struct said *said, uint32_t sentence, const struct find *find) {
    /* What is asked of all is nobody's; what one of them needs to win is his. */
    bool is_of_one = said->claim_kind == CLAIM_STANDARD && str_equal(rule_name(said->kind->rule), STR("standard-of-one"));
    if (is_of_one)
        return who_subject_at(scene, sentence, find->span.start);
    if (said->claim_kind == CLAIM_STANDARD || is_wind_of_all(scene, sentence, find))
        return NOBODY;
    const struct draft_field *owner = said->whose ? draft_field(said->whose, "athlete") : NULL;
    if (owner && !owner->is_find) {
        int place = placings_place_of(draft_field(said->whose, "place"));
        return str_equal(owner->constant, STR("winner")) ? placed_at(scene, sentence, find, place ? place : 1) : NOBODY;
    }
    bool by_place = !said->whose || str_equal(rule_name(said->whose->rule), STR("mark-of-owner"));
    int32_t listed = by_place ? mark_owner_in_list(scene, sentence, find) : NOBODY;
    if (listed != NOBODY)
        return listed;
    if (said->claim_kind == CLAIM_RECORD && by_place && said->is_unowned)
        return NOBODY;
    bool is_second;
    if (by_place && said->claim_kind != CLAIM_SPLIT && is_in_duel(scene, sentence, find, &is_second))
        return owner_in_duel(scene, sentence, find, is_second);
    if (said->whose && !(said->claim_kind == CLAIM_MARGIN && said->kind && str_equal(rule_name(said->whose->rule), STR("mark-of-next")))) {
        int32_t person = who_of_field(scene, sentence, draft_field(said->whose, "athlete"));
        if (person != NOBODY)
            return person;
    }
    const struct claim *beside = said->whose ? NULL : told_beside(scene, said, sentence, find);
    if (beside && beside->person != NOBODY)
        return beside->person;
    /* "whose own marks were 8.21, 1.89 and 13.89" */
    const struct claim *before = said->whose || said->near ? NULL : mark_listed_before(scene, sentence, find);
    if (before && before->person != NOBODY)
        return before->person;
    int32_t speaker;
    if (speakers_says(scene, sentence, find->span, &speaker) && !said->near && !speaks_of_somebody(scene, sentence, find))
        return speaker;
    const struct draft_field *near = said->near ? draft_field(said->near, "athlete") : NULL;
    if (near && near->is_find && !who_is_object(scene, sentence, near->find.span) && !who_is_objective(scene, sentence, &near->find) &&
        !who_has_gone_on(scene, sentence, near->find.span, find->span.start)) {
        int32_t person = who_of_field(scene, sentence, near);
        if (person != NOBODY)
            return person;
    }
    int32_t placed = said->whose || near ? NOBODY : owner_by_place(scene, sentence, find);
    if (placed != NOBODY)
        return placed;
    if (said->claim_kind == CLAIM_RECORD)
        return who_owner_at(scene, sentence, find->span.start);
    if (is_of_stranger(scene, sentence, find))
        return NOBODY;
    int32_t subject = who_subject_at(scene, sentence, find->span.start);
    bool is_result = (!said->kind || said->claim_kind == CLAIM_RESULT) && find->entity != scene->x->id.points &&
                     find->entity != scene->x->id.wind && find->entity != scene->x->id.gap;
    return subject == NOBODY && is_result ? named_next(scene, sentence) : subject;
}

/* "the quartet of Bell, Fox, Orme and Dow", "the 4x200 team of": the crew that stands before the mark with nobody between; NULL: none does. */
static const struct draft *crew_before(const struct scene *scene, uint32_t sentence, const struct find *mark) {
    const struct find *name = mark;
    while (name > scene->views[sentence].finds.items && (name == mark || !who_is_one(scene, name)))
        name--;
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        bool is_crew = str_equal(draft->kind, STR("crew")) && draft_field(draft, "athlete2") && draft_field(draft, "athlete4");
        const struct find *first = is_crew ? scene_find_at(scene, sentence, span_of(draft->span.start, draft->span.start + 1)) : NULL;
        bool is_team = first && first->entity == scene->x->id.team;
        if (is_crew && span_overlaps(draft->span, name->span) && draft->span.end <= mark->span.start &&
            (is_team || around_begins(scene, AROUND_CREW, scene_find_text(scene, sentence, draft->span))))
            return draft;
    }
    return NULL;
}

bool mark_is_of_crew(const struct scene *scene, uint32_t sentence, const struct find *find, int32_t *team) {
    const struct draft *crew = crew_before(scene, sentence, find);
    *team = NOBODY;
    if (!crew)
        return false;
    for (LIST_EACH(struct find, other, &scene->views[sentence].finds)) {
        bool is_its = other->entity == scene->x->id.team && other->person >= 0 && other->span.start <= crew->span.start;
        if (is_its && people(scene)[other->person].is_team && people_nation_in(scene, scene_find_text(scene, sentence, other->span)).size)
            *team = other->person;
    }
    return true;
}
