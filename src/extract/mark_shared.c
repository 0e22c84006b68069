/* Who share a mark: "both were timed at 20.12", "cleared 1.90m, the same as Bell". */
#include "extract/around.h"
#include "mark_shared.h"
#include "who.h"

/* Sentences back to those whom "both" means. */
enum { NAMED_WITHIN = 3 };
/* Bytes between two names that are joined: " and Kenya's ". */
enum { JOINT_MOST = 24 };

static void add(struct sharers *sharers, int32_t person) {
    if (person != NOBODY && sharers->count < SHARERS_MOST && !person_is_among(sharers->items, sharers->count, person))
        sharers->items[sharers->count++] = person;
}

void mark_latest(const struct scene *scene, uint32_t sentence, uint32_t before, uint32_t wanted, struct sharers *latest) {
    struct sharers found = {.count = 0};
    for (uint32_t s = sentence + 1; s-- > 0 && sentence - s < NAMED_WITHIN && found.count < wanted;)
        for (uint32_t i = scene->views[s].finds.count; i-- > 0 && found.count < wanted;) {
            const struct find *find = &scene->views[s].finds.items[i];
            if (find->entity == scene->x->id.athlete && (s < sentence || find->span.start < before))
                add(&found, find->person);
        }
    latest->count = found.count == wanted ? wanted : 0;
    for (uint32_t i = 0; i < latest->count; i++)
        latest->items[i] = found.items[wanted - 1 - i];
}

/* "all three", "the trio"; but "both failed three times". */
static bool is_of_three(const struct scene *scene, const struct draft *shared) {
    return around_begins(scene, AROUND_ALL_THREE, str_lower(scene_find_text(scene, shared->sentence, shared->span), scene->arena));
}

/*
 * "Bell caught Fox and then held off Orme, both given 28:27.33": of more than two, who did it and the last; but "beat Fox and Orme, who both
 * ran 12.36".
 */
static void take_subject(const struct scene *scene, uint32_t sentence, uint32_t before, struct sharers *pair) {
    const struct find *last = NULL, *second = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->span.start < before && find->person >= 0) {
            second = last;
            last = find;
        }
    int32_t subject = second ? who_subject_in_sentence(scene, sentence, last->span.start, SEX_UNKNOWN) : NOBODY;
    str between = second ? str_slice(scene->views[sentence].text, second->span.end, last->span.start) : (str){0};
    bool is_row = str_find(between, STR("and "), 0) < between.size && between.size <= JOINT_MOST;
    bool is_of_last = pair->count == 2 && second && pair->items[1] == last->person && subject != last->person;
    if (subject != NOBODY && !is_row && is_of_last && who_is_object(scene, sentence, last->span))
        pair->items[0] = subject;
}

void mark_sharers(const struct scene *scene, uint32_t sentence, const struct find *find, const struct draft *shared, int32_t owner,
                  struct sharers *sharers) {
    static const char *const fields[] = {"athlete", "athlete2", "athlete3"};
    *sharers = (struct sharers){.count = 0};
    if (!draft_field(shared, "athlete") && draft_field(shared, "athlete2"))
        add(sharers, owner);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        add(sharers, who_of_field(scene, sentence, draft_field(shared, fields[i])));
    if (!sharers->count)
        mark_latest(scene, sentence, find->span.start, is_of_three(scene, shared) ? 3 : 2, sharers);
    if (sharers->count == 2 && !draft_field(shared, "athlete") && !draft_field(shared, "athlete2"))
        take_subject(scene, sentence, find->span.start, sharers);
}
