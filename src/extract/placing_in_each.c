/*
 * "Beat Fox in the 100m and 200m", "second to Fox in both": where a list of races follows who came before whom, the places are those of each.
 */
#include "placings.h"

static bool tells_more(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    return find->entity == id->place || find->entity == id->medal || find->entity == id->title || find->entity == id->event || scene_is_mark(scene, find);
}

/* " in both the", " to Fox of Tull over the women's": what may stand between the words that tell the place and the list; one name at most. */
static bool leads_to_list(const struct scene *scene, uint32_t sentence, struct span between) {
    enum { WORDS_MOST = 36 };
    uint32_t names = 0, last = between.start;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.start < between.start || find->span.end > between.end)
            continue;
        if (tells_more(scene, find))
            return false;
        names += find->entity == scene->x->id.athlete;
        last = find->entity == scene->x->id.athlete ? find->span.end : last;
    }
    str words = span_str(scene->views[sentence].text, span_of(last, between.end));
    bool is_led = str_find(words, STR(" in "), 0) < words.size || str_find(words, STR(" over "), 0) < words.size;
    return is_led && names <= 1 && words.size <= WORDS_MOST && str_find_char(words, ',', 0) == words.size;
}

static bool is_told(const struct reading *reading, const struct claim *claim) {
    for (LIST_EACH(struct claim, old, &reading->claims))
        if (placings_are_same(old, claim))
            return true;
    return false;
}

/* The list's events but the claim's own, which must be among them. */
static void tell_in_others(struct scene *scene, const struct draft *list, const struct claim *claim) {
    const struct event *races[LISTED_MOST];
    uint32_t count = race_list_races(scene, list, races);
    bool is_member = false;
    for (uint32_t i = 0; i < count; i++)
        is_member |= str_equal(races[i]->code, claim->event);
    struct claim other = *claim;
    for (uint32_t i = 0; i < count && is_member; i++) {
        other.event = races[i]->code;
        if (!is_told(scene->reading, &other))
            *LIST_ADD(&scene->reading->claims, scene->arena) = other;
    }
}

/* Whether the words of the claim lead to the list, in its sentence. */
static bool stands_before_list(const struct scene *scene, const struct claim *claim, const struct draft *list) {
    if (!str_equal(list->kind, STR("one-breath")) || draft_field(list, "head") || draft_field(list, "verb"))
        return false;
    struct span first = draft_field(list, "event")->find.span, at = scene_span(scene, list->sentence, first);
    return claim->evidence.end <= at.start && at.start - claim->evidence.end <= first.start &&
           leads_to_list(scene, list->sentence, span_of(first.start - (at.start - claim->evidence.end), first.start));
}

void placings_tell_in_each(struct scene *scene) {
    uint32_t told = scene->reading->claims.count;
    for (uint32_t i = 0; i < told; i++) {
        const struct claim claim = scene->reading->claims.items[i]; /* the list may move */
        if (claim.kind != CLAIM_PLACING || !claim.event.size)
            continue;
        for (uint32_t d = scene->first_draft[claim.sentence]; d < scene->first_draft[claim.sentence + 1]; d++)
            if (stands_before_list(scene, &claim, &scene->drafts.items[d]))
                tell_in_others(scene, &scene->drafts.items[d], &claim);
    }
}
