/*
 * Nations told of two or three at once, "the Greek pair", and in headlines, "Belgian sprinter suspended": whom the words mean is told by
 * the names nearest to them, where just as many stand there.
 */
#include "extract/around.h"
#include "extract/scene.h"

/* So many sentences may lie between a group and its names. */
enum { GROUP_BACK = 3 };

struct found {
    int32_t items[GROUP_MOST];
    uint32_t count;
    bool is_crowd;        /* more than fit */
};

static void add_person(struct found *found, int32_t person) {
    if (person_is_among(found->items, found->count, person))
        return;
    if (found->count < GROUP_MOST)
        found->items[found->count++] = person;
    else
        found->is_crowd = true;
}

/* The athletes whom the sentence names before the place. */
static struct found named_before(const struct scene *scene, uint32_t sentence, uint32_t before) {
    struct found found = {.count = 0};
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start < before && find->entity == scene->x->id.athlete && find->person >= 0)
            add_person(&found, find->person);
    return found;
}

static bool is_of_title(const struct scene *scene, uint32_t sentence) {
    const struct article *article = scene->article;
    return article->paragraphs.items[article->sentences.items[sentence].paragraph].kind == BLOCK_TITLE || sentence == 0;
}

/* The names of the sentence, else of the nearest before that has any; behind a headline of the first after it. */
static struct found nearest_names(const struct scene *scene, const struct draft *draft) {
    struct found found = named_before(scene, draft->sentence, draft->span.start);
    for (uint32_t back = 1; !found.count && back <= GROUP_BACK && back <= draft->sentence; back++)
        found = named_before(scene, draft->sentence - back, UINT32_MAX);
    uint32_t last = draft->sentence + GROUP_BACK;
    for (uint32_t s = draft->sentence + 1;
         !found.count && is_of_title(scene, draft->sentence) && s <= last && s < scene->article->sentences.count; s++)
        found = named_before(scene, s, UINT32_MAX);
    return found;
}

static uint32_t size_of_group(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *number = draft_field(draft, "number");
    if (!number)
        return 1;
    str word = scene_find_text(scene, draft->sentence, number->find.span);
    return around_is(scene, AROUND_THREE, str_lower(word, scene->arena)) ? 3 : 2;
}

/* "… came a fair-haired American." / "Fox, who …": the first of the next sentence, or as many as were told of. */
static uint32_t introduced(const struct scene *scene, const struct draft *draft, int32_t *group) {
    uint32_t next = draft->sentence + 1, wanted = draft_field(draft, "several") ? 2 : 1;
    if (next >= scene->article->sentences.count)
        return 0;
    struct found found = named_before(scene, next, UINT32_MAX);
    const struct find *first = NULL;
    for (LIST_EACH(struct find, find, &scene->views[next].finds))
        if (!first && find->entity == scene->x->id.athlete && find->person >= 0)
            first = find;
    bool opens = first && first->span.start == 0;
    if (!opens || (wanted > 1 && found.count != wanted))
        return 0;
    memcpy(group, found.items, wanted * sizeof *group);
    return wanted;
}

uint32_t people_of_group(const struct scene *scene, const struct draft *draft, int32_t *group) {
    if (str_equal(draft->kind, STR("introduced")))
        return introduced(scene, draft, group);
    if (!draft_field(draft, "number") && !is_of_title(scene, draft->sentence))
        return 0;
    struct found found = nearest_names(scene, draft);
    if (found.is_crowd || found.count != size_of_group(scene, draft))
        return 0;
    memcpy(group, found.items, found.count * sizeof *group);
    return found.count;
}
