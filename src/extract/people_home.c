/*
 * Where something is held, "home favourite Fox" is from there, and a sweep: those who took the first places of the race. Meetings for one
 * country alone are in people_domestic.c.
 */
#include "extract/scene.h"

/* Sentences from the start that tell where something is held. */
enum { LEAD = 6 };

str people_country_in(const struct scene *scene, str text) {
    for (size_t start = 0; start < text.size; start = str_find_char(text, ' ', start) + 1)
        for (size_t stop = text.size; stop > start && char_is_upper(text.data[start]); stop--) {
            bool is_whole = stop == text.size || text.data[stop] == ' ' || text.data[stop] == '\'';
            str code = is_whole ? rulebook_lookup(scene->x->book, STR("home-town"), str_slice(text, start, stop), STR("code")) : (str){0};
            if (code.size)
                return code;
        }
    return (str){0};
}

static bool stands_in(str before) {
    return str_ends_with(before, STR("in ")) || str_ends_with(before, STR("at ")) || str_ends_with(before, STR("of "));
}

/* "the standard for the World Championships in Rome": another meeting's place. */
static bool is_of_other_meeting(const struct scene *scene, uint32_t sentence, uint32_t at) {
    enum { IN = 4 };   /* " in " */
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.competition && find->span.start < at && find->span.end + IN >= at &&
            !race_is_main_meeting(scene, scene_find_text(scene, sentence, find->span)))
            return true;
    return false;
}

/* "POTCHEFSTROOM – Ann Bell won": the country of the place that opens the text. */
static str dateline_nation(const struct scene *scene) {
    static const char *const ends[] = {" – ", " — ", " - ", ": ", ", "};
    for (uint32_t s = 0; s < scene->article->sentences.count && s < LEAD; s++) {
        const struct sentence *sentence = &scene->article->sentences.items[s];
        if (scene->article->paragraphs.items[sentence->paragraph].kind == BLOCK_TITLE)
            continue;
        str text = scene->views[s].text;
        size_t end = 0;
        while (end < text.size && !str_starts_with_any(str_slice(text, end, text.size), ALL_OF(ends)))
            end++;
        return end < text.size ? rulebook_lookup(scene->x->book, STR("home-town"), str_slice(text, 0, end), STR("code")) : (str){0};
    }
    return (str){0};
}

str people_host_nation(const struct scene *scene) {
    const struct entity_ids *id = &scene->x->id;
    str code = people_country_in(scene, scene->main_competition);
    if (!code.size)
        code = dateline_nation(scene);
    for (uint32_t s = 0; !code.size && s < scene->article->sentences.count && s < LEAD; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            bool is_place = find->entity == id->home || find->entity == id->nation;
            if (!code.size && is_place && stands_in(str_slice(scene->views[s].text, 0, find->span.start)) &&
                !is_of_other_meeting(scene, s, find->span.start))
                code = find->value.text;
        }
    return code;
}

/* A place in that race, at the meeting that the article reports. */
static bool is_of_race(const struct scene *scene, const struct claim *claim, const struct event *event) {
    bool same_meeting = !claim->competition.size || race_is_main_meeting(scene, claim->competition);
    return claim->person >= 0 && claim->place > 0 && event && str_equal(claim->event, event->code) && same_meeting &&
           (!claim->year || claim->year == scene->main_year) && (claim->round == ROUND_FINAL || claim->round == ROUND_UNKNOWN);
}

/* "A Jamaican sweep": those who took the first places of the race, where just one took each. */
static void settle_sweep(struct scene *scene, const struct draft *draft) {
    enum { PLACES = 3 };
    const struct draft_field *people = draft_field(draft, "people"), *nation = draft_field(draft, "nation");
    str code = people && people->is_find ? people->find.value.text : nation && nation->is_find ? nation->find.value.text : (str){0};
    str word = scene_find_text(scene, draft->sentence, draft_field(draft, "number")->find.span);
    int places = str_equal_ignoring_case(word, STR("one-two")) || str_equal(word, STR("1-2")) ? 2 : PLACES;
    const struct event *event = race_event_at(scene, draft->sentence, draft->span, NOBODY, NULL, (str){0});
    int32_t who[PLACES] = {NOBODY, NOBODY, NOBODY};
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        if (!is_of_race(scene, claim, event) || claim->place > places)
            continue;
        int32_t *slot = &who[claim->place - 1];
        if (*slot != NOBODY && *slot != claim->person)
            return;
        *slot = claim->person;
    }
    for (int i = 0; i < places; i++)
        if (who[i] != NOBODY) {
            struct person *person = &scene->reading->people.items[who[i]];
            person->nation = person->nation.size || person->is_team ? person->nation : code;
        }
}

void people_settle_sweeps(struct scene *scene) {
    for (LIST_EACH(struct draft, draft, &scene->drafts))
        if (str_equal(draft->kind, STR("swept")))
            settle_sweep(scene, draft);
}
