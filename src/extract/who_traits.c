/* What a description says of whom it means: "the 24-year-old", "the Frenchwoman", "the Scot ran the race of his life". */
#include "extract/around.h"
#include "who.h"

/* Digits or words of an age inside a description. */
int who_age_in(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene_find_text(scene, sentence, span);
    for (size_t i = 0; i + 1 < text.size; i++)
        if (char_is_digit(text.data[i]) && char_is_digit(text.data[i + 1]) && (i == 0 || !char_is_digit(text.data[i - 1])) &&
            (i + 2 == text.size || text.data[i + 2] == '-' || text.data[i + 2] == ' '))
            return (text.data[i] - '0') * 10 + text.data[i + 1] - '0';
    return 0;
}

/* "the Frenchwoman", "the lady from Leeds"; "the Welshman", but "the Briton". */
static enum sex sex_in(const struct scene *scene, uint32_t sentence, struct span span) {
    str words = str_lower(scene_find_text(scene, sentence, span), scene->arena);
    if (around_holds(scene, AROUND_FEMALE, words))
        return SEX_FEMALE;
    return around_ends(scene, AROUND_MALE, words) ? SEX_MALE : SEX_UNKNOWN;
}

/* "the Scot ran the race of his life": the next one told of is a pronoun that owns something, and it is his. */
static enum sex sex_behind(const struct scene *scene, uint32_t sentence, struct span local) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.start < local.end || !who_is_one(scene, find))
            continue;
        str word = scene_find_text(scene, sentence, find->span);
        bool is_his = str_equal_ignoring_case(word, STR("his")),
             is_hers = str_equal_ignoring_case(word, STR("her")) && !who_is_objective(scene, sentence, find);
        return is_his ? SEX_MALE : is_hers ? SEX_FEMALE : SEX_UNKNOWN;
    }
    return SEX_UNKNOWN;
}

bool who_is_of_subject_to_come(const struct scene *scene, uint32_t sentence, const struct find *pronoun, struct span local) {
    str text = scene->views[sentence].text, word = scene_find_text(scene, sentence, pronoun->span);
    bool owns = str_equal_ignoring_case(word, STR("his")) || str_equal_ignoring_case(word, STR("her"));
    return owns && str_find_char(text, ',', pronoun->span.end) + 2 == local.start;
}

static enum sex sex_before(const struct scene *scene, uint32_t sentence, struct span local) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.pronoun && find->span.end < local.start && who_is_of_subject_to_come(scene, sentence, find, local))
            return str_equal(find->value.text, STR("M")) ? SEX_MALE : SEX_FEMALE;
    return SEX_UNKNOWN;
}

enum sex who_sex_told(const struct scene *scene, uint32_t sentence, struct span local) {
    enum sex sex = sex_in(scene, sentence, local);
    if (sex == SEX_UNKNOWN)
        sex = sex_before(scene, sentence, local);
    return sex == SEX_UNKNOWN ? sex_behind(scene, sentence, local) : sex;
}
