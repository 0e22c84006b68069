/*
 * Whether somebody is a man or a woman, where no pronoun told: by the race they ran ("the women's 400m"), or because the whole
 * article speaks of one sex alone.
 */
#include "extract/scene.h"

static enum sex sex_of_word(str word) {
    char first = word.size ? char_lower(word.data[0]) : 0;
    return first == 'm' || first == 'b' ? SEX_MALE : SEX_FEMALE;
}

/* The only sex that races and pronouns of the article have; SEX_UNKNOWN where both appear, or too little. */
static enum sex sex_of_article(const struct scene *scene) {
    uint32_t races[SEX_MIXED + 1] = {0}, pronouns[SEX_MIXED + 1] = {0};
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            if (find->entity == scene->x->id.racesex)
                races[sex_of_word(scene_find_text(scene, s, find->span))]++;
            if (find->entity == scene->x->id.pronoun)
                pronouns[str_equal(find->value.text, STR("M")) ? SEX_MALE : SEX_FEMALE]++;
        }
    for (enum sex sex = SEX_MALE; sex <= SEX_FEMALE; sex++) {
        enum sex other = sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
        if (!races[other] && !pronouns[other] && races[sex] * 2 + pronouns[sex] >= 2)
            return sex;
    }
    return SEX_UNKNOWN;
}

void people_settle_sex(struct scene *scene) {
    struct person *people = scene->reading->people.items;
    for (LIST_EACH(struct claim, claim, &scene->reading->claims))
        if (claim->person >= 0 && people[claim->person].sex == SEX_UNKNOWN && !people[claim->person].is_team)
            people[claim->person].sex = claim->sex;
    enum sex all = sex_of_article(scene);
    for (uint32_t i = 0; i < scene->reading->people.count; i++)
        if (people[i].sex == SEX_UNKNOWN && people[i].is_athlete)
            people[i].sex = all;
}
