/* Which competition, year, round and sex a claim is about: what the sentence names, else what the article is about. */
#include "extract/scene.h"

enum { SENTENCES_BACK = 3 };

static const struct find *nearest(const struct scene *scene, uint32_t sentence, struct span local, int entity) {
    const struct find *best = NULL;
    uint32_t best_distance = UINT32_MAX;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity != entity)
            continue;
        uint32_t distance = find->span.end <= local.start ? local.start - find->span.end
                            : find->span.start >= local.end ? find->span.start - local.end : 0;
        if (distance < best_distance)
            best = find, best_distance = distance;
    }
    return best;
}

static str without_article(str name) {
    if (str_starts_with(name, STR("the ")) || str_starts_with(name, STR("The ")))
        name = str_slice(name, 4, name.size);
    if (name.size > 5 && char_is_digit(name.data[0]) && char_is_digit(name.data[3]) && name.data[4] == ' ')
        name = str_slice(name, 5, name.size);
    return name;
}

/* A year inside a name: "the 2023 World Championships", "Tokyo 2020". */
static int16_t year_in(str text) {
    for (size_t i = 0; i + 4 <= text.size; i++) {
        int64_t year;
        bool alone = (i == 0 || !char_is_digit(text.data[i - 1])) && (i + 4 == text.size || !char_is_digit(text.data[i + 4]));
        if (alone && str_to_int(str_slice(text, i, i + 4), &year) && year >= 1896 && year < 2100)
            return (int16_t)year;
    }
    return 0;
}

static enum round round_of_text(str text) {
    char c = text.size ? char_lower(text.data[0]) : 0;
    switch (c) {
    case 's': return ROUND_SEMI_FINAL;
    case 'h': return ROUND_HEAT;
    case 'f': return str_starts_with(text, STR("first")) ? ROUND_HEAT : ROUND_FINAL;
    case 'p': return ROUND_PRELIMINARY;
    case 'q': return str_starts_with(text, STR("quart")) ? ROUND_QUARTER_FINAL : ROUND_QUALIFICATION;
    default: return ROUND_UNKNOWN;
    }
}

static enum sex sex_of_race(const struct scene *scene, uint32_t sentence, struct span local) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (scene->events.items[i].sex != SEX_UNKNOWN)
            return scene->events.items[i].sex;
    const struct find *word = nearest(scene, sentence, local, scene->x->id.racesex);
    if (!word)
        return SEX_UNKNOWN;
    char c = char_lower(scene->views[sentence].text.data[word->span.start]);
    return c == 'm' || c == 'b' ? SEX_MALE : SEX_FEMALE;
}

/* The competition of the headline or the first one named: what the article is about. */
static str main_competition(const struct scene *scene, int16_t *year) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (find->entity == scene->x->id.competition) {
                str text = scene_find_text(scene, s, find->span);
                *year = year_in(text);
                return without_article(text);
            }
    return (str){0};
}

void race_place_claim(const struct scene *scene, uint32_t sentence, struct span local, struct claim *claim) {
    const struct entity_ids *id = &scene->x->id;
    const struct find *competition = NULL;
    if (!claim->competition.size) {
        competition = nearest(scene, sentence, local, id->competition);
        for (uint32_t back = 1; !competition && back <= SENTENCES_BACK && back <= sentence; back++)
            competition = nearest(scene, sentence - back, span_of(0, 1), id->competition);
        if (competition) {
            const struct view *view = NULL;
            for (uint32_t back = 0; back <= SENTENCES_BACK && back <= sentence && !view; back++) {
                const struct view *v = &scene->views[sentence - back];
                if (v->finds.count && competition >= v->finds.items && competition < v->finds.items + v->finds.count)
                    view = v;
            }
            str text = span_str(view->text, competition->span);
            claim->competition = without_article(text);
            if (!claim->year)
                claim->year = year_in(text);
        } else {
            int16_t year = 0;
            claim->competition = main_competition(scene, &year);
            if (!claim->year)
                claim->year = year;
        }
    }
    const struct find *year = nearest(scene, sentence, local, id->year);
    if (!claim->year && year)
        claim->year = (int16_t)year->value.number;
    if (!claim->year && scene->article->date.year)
        claim->year = scene->article->date.year;
    const struct find *round = nearest(scene, sentence, local, id->round);
    if (claim->round == ROUND_UNKNOWN && round)
        claim->round = round_of_text(scene_find_text(scene, sentence, round->span));
    if (claim->sex == SEX_UNKNOWN)
        claim->sex = sex_of_race(scene, sentence, local);
    if (claim->sex == SEX_UNKNOWN && claim->person >= 0)
        claim->sex = scene->reading->people.items[claim->person].sex;
}
