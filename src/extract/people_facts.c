/* What the rules say about people beside results: nation and age. The first word counts, for it introduces them. */
#include "extract/scene.h"

static struct person *person_of(const struct scene *scene, const struct draft_field *field) {
    if (!field || !field->is_find || field->find.person < 0)
        return NULL;
    return &scene->reading->people.items[field->find.person];
}

static void learn_nation(const struct scene *scene, struct person *person, const struct draft *draft) {
    const struct draft_field *printed = draft_field(draft, "printed");
    if (printed && !person->nation.size)
        person->nation = rulebook_lookup(scene->x->book, STR("nation-code"), printed->find.value.text, STR("code"));
    static const char *const fields[] = {"nation", "people", "code"};
    for (size_t i = 0; i < 3 && !person->nation.size; i++) {
        const struct draft_field *field = draft_field(draft, fields[i]);
        if (field && field->is_find)
            person->nation = field->find.value.text;
    }
}

static void learn_age(struct person *person, const struct draft *draft) {
    const struct draft_field *field = draft_field(draft, "age");
    int64_t age = 0;
    if (!field || !field->is_find || person->age)
        return;
    if (field->find.entity >= 0)
        age = field->find.value.number;
    else
        str_to_int(field->find.value.text, &age);
    if (age >= 10 && age < 100)
        person->age = (int16_t)age;
}

void people_learn(struct scene *scene) {
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        struct person *person = person_of(scene, draft_field(draft, "athlete"));
        if (!person)
            continue;
        if (str_equal(draft->kind, STR("nation")))
            learn_nation(scene, person, draft);
        else if (str_equal(draft->kind, STR("age")))
            learn_age(person, draft);
    }
}
