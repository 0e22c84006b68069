/*
 * Names that each stand with a race of their own before the words that give all of them one place: "Ann Bell (800m), Eve Fox in the
 * shot and javelin thrower Jo Ray also won".
 */
#include "placings.h"

enum { MEMBERS_MOST = 24, PAIRS_LEAST = 2, WORDS_BESIDE = 2 };

/* Names and events of the list, in the order of the text. */
struct members {
    const struct find *items[MEMBERS_MOST];
    uint32_t count;
};

static bool is_name(const struct scene *scene, const struct find *find) {
    return find->entity == scene->x->id.athlete && find->person >= 0;
}

/* "800m runner Jo Ray": an event may have a word of its own before the name. */
static bool is_list_joint(const struct scene *scene, const struct find *find, const struct find *next, struct between gap) {
    bool leads = find->entity == scene->x->id.event && next->entity == scene->x->id.athlete && gap.part == TIED;
    return gap.part != ENDED && gap.others <= (leads ? 1 : 0);
}

/* From the place back as far as nothing but a list stands between one and the next, and nobody has a place of her own. */
static void members_before(const struct scene *scene, uint32_t sentence, uint32_t at, struct members *members) {
    const struct view *view = &scene->views[sentence];
    const struct find *reversed[MEMBERS_MOST];
    uint32_t count = 0;
    for (const struct find *find = placings_find_from(view, at); find-- > view->finds.items && count < MEMBERS_MOST;) {
        if (find->span.end <= at && (find->entity == scene->x->id.place || find->entity == scene->x->id.medal))
            break;
        if (find->span.end > at || (!is_name(scene, find) && find->entity != scene->x->id.event))
            continue;
        struct between gap = placings_between(scene, sentence, find->span.end, count ? reversed[count - 1]->span.start : at);
        if (count ? !is_list_joint(scene, find, reversed[count - 1], gap) : gap.part == ENDED || gap.others > WORDS_BESIDE)
            break;
        reversed[count++] = find;
    }
    members->count = 0;
    while (count > 0)
        members->items[members->count++] = reversed[--count];
}

bool placings_leads_to_name(const struct scene *scene, uint32_t sentence, const struct find *before, const struct find *event,
                            const struct find *next) {
    bool is_parted = !before || placings_between(scene, sentence, before->span.end, event->span.start).part != TIED;
    struct between gap = placings_between(scene, sentence, event->span.end, next->span.start);
    return is_parted && gap.part == TIED && gap.others <= 1;
}

/* The event of the name at the index: right before it where it leads to the name, else behind it; NULL: none. */
static const struct find *event_beside(const struct scene *scene, uint32_t sentence, const struct members *members, uint32_t index) {
    const struct find *const *items = members->items, *name = items[index];
    if (index > 0 && !is_name(scene, items[index - 1]) &&
        placings_leads_to_name(scene, sentence, index > 1 ? items[index - 2] : NULL, items[index - 1], name))
        return items[index - 1];
    bool has_next = index + 1 < members->count && !is_name(scene, items[index + 1]);
    bool is_last = index + 2 >= members->count;
    if (!has_next || (!is_last && placings_leads_to_name(scene, sentence, name, items[index + 1], items[index + 2])))
        return NULL;
    return items[index + 1];
}

/* The list before the draft; false: it is none, for a name has no event, or somebody else's verb governs it. */
static bool pairs_before(const struct scene *scene, const struct draft *draft, struct members *members) {
    members_before(scene, draft->sentence, draft->span.start, members);
    uint32_t names = 0;
    for (uint32_t i = 0; i < members->count; i++) {
        if (!is_name(scene, members->items[i]))
            continue;
        names++;
        /* "beat Ann Bell (800m) and …": whom the words before the list govern is no part of it */
        if (who_is_governed(scene, draft->sentence, members->items[i]->span) || !event_beside(scene, draft->sentence, members, i))
            return false;
    }
    return names >= PAIRS_LEAST;
}

void placings_claim_each_before(struct scene *scene, const struct draft *draft) {
    struct members members;
    if (!pairs_before(scene, draft, &members))
        return;
    int place = placings_place_of(draft_field(draft, "place"));
    for (uint32_t i = 0; i < members.count; i++) {
        if (!is_name(scene, members.items[i]))
            continue;
        struct draft one = *draft;
        one.span.start = members.items[i]->span.start;
        const struct find *event = event_beside(scene, draft->sentence, &members, i);
        placings_add(scene, &one, members.items[i]->person, place, race_event_of_text(scene, scene_find_text(scene, draft->sentence, event->span)));
    }
}

bool placings_is_told_in_pairs(const struct scene *scene, const struct draft *draft) {
    struct members members;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *pairs = &scene->drafts.items[i];
        if (str_equal(pairs->kind, STR("each-before")) && span_overlaps(pairs->span, draft->span) && pairs_before(scene, pairs, &members))
            return true;
    }
    return false;
}
