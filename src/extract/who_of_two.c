/* "The latter", "to beat the 2019 winner", "but the champion came again": descriptions that mean the one of two whom the words before leave. */
#include "who.h"

bool who_is_one_of_two(str words) {
    return str_equal_ignoring_case(words, STR("the latter")) || str_equal_ignoring_case(words, STR("the former"));
}

int32_t who_of_two(const struct scene *scene, uint32_t sentence, const struct find *find, str words) {
    bool is_latter = str_equal_ignoring_case(words, STR("the latter"));
    if (!who_is_one_of_two(words))
        return NOBODY;
    int32_t latter = NOBODY;
    for (uint32_t back = 0; back <= 1 && back <= sentence; back++) {
        const struct view *view = &scene->views[sentence - back];
        for (uint32_t i = view->finds.count; i-- > 0;) {
            const struct find *one = &view->finds.items[i];
            if (one->entity != scene->x->id.athlete || one->person < 0 || one->person == latter || (!back && one->span.start >= find->span.start))
                continue;
            if (is_latter || latter != NOBODY)
                return one->person;
            latter = one->person;
        }
    }
    return NOBODY;
}

int32_t who_beaten_of_two(const struct scene *scene, uint32_t sentence, const struct find *find, enum sex sex) {
    if (!who_is_object(scene, sentence, find->span) && !scene_role_at(scene, sentence, "ahead", "athlete", find->span))
        return NOBODY;
    int32_t subject = who_subject_in_sentence(scene, sentence, find->span.start, SEX_UNKNOWN), other = NOBODY;
    for (LIST_EACH(struct find, name, &scene->views[sentence].finds)) {
        if (name->span.start >= find->span.start || name->entity != scene->x->id.athlete || name->person < 0 || name->person == subject)
            continue;
        if (other != NOBODY && other != name->person)
            return NOBODY;
        if (people(scene)[name->person].is_athlete && who_may_be(&people(scene)[name->person], sex))
            other = name->person;
    }
    return subject != NOBODY ? other : NOBODY;
}

int32_t who_other_than_before(const struct scene *scene, uint32_t sentence, const struct find *find, enum sex sex) {
    enum { NAMED_BACK = 2 };
    static const char *const against[] = {", but ", "; ", "; but "};
    if (!str_ends_with_any(str_slice(scene->views[sentence].text, 0, find->span.start), ALL_OF(against)))
        return NOBODY;
    int32_t subject = who_subject_in_sentence(scene, sentence, find->span.start, SEX_UNKNOWN);
    for (uint32_t back = 0; back <= NAMED_BACK && back <= sentence && subject != NOBODY && !lost_subject_opens(scene, sentence - back); back++)
        for (uint32_t i = scene->views[sentence - back].finds.count; i-- > 0;) {
            const struct find *other = &scene->views[sentence - back].finds.items[i];
            if (other->entity != scene->x->id.athlete || other->person < 0 || other->person == subject ||
                (!back && other->span.start > find->span.start))
                continue;
            if (people(scene)[other->person].is_athlete && who_may_be(&people(scene)[other->person], sex))
                return other->person;
        }
    return NOBODY;
}
