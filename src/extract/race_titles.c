/*
 * What a title that names no event is of: "Olympic champion" is nobody's over 60m, which the Games don't hold; a man who is named
 * with his title won it by himself, not with a relay; and of a former champion whom the article only asks for his opinion it does
 * not tell what he won.
 */
#include "race.h"

/* Bytes between an honour and the title that it belongs to. */
enum { TITLE_WITHIN = 12 };

static bool names(str lower, const char *word) {
    return str_find(lower, str_of(word), 0) < lower.size;
}

bool race_is_held_at(const struct scene *scene, str championships, const struct event *event) {
    str name = str_lower(championships, scene->arena);
    bool indoor = names(name, "indoor"), olympic = names(name, "olympic") && !names(name, "paralympic");
    bool strict = olympic || names(name, "world") || names(name, "commonwealth");
    if (event->class == EVENT_RELAY || !(indoor || strict || names(name, "european")))
        return true;
    str held = rulebook_lookup(scene->x->book, STR("title-event"), event->code, STR("held"));
    if (!held.size) {
        bool has_its_own = event->class == EVENT_CROSS_COUNTRY || str_equal(event->code, STR("half-marathon"));
        return has_its_own && !olympic;
    }
    return str_equal(held, STR("both")) || (indoor ? str_equal(held, STR("indoor")) : !strict || str_equal(held, STR("outdoor")));
}

/* "former champion Dow", of whom no sentence tells a mark or a place. */
bool race_is_only_a_former_champion(const struct scene *scene, uint32_t sentence, struct span title, int32_t person) {
    str words = str_lower(scene_find_text(scene, sentence, title), scene->arena);
    bool former = str_find(words, STR("former "), 0) < words.size || str_starts_with(words, STR("ex-"));
    if (!former || person == NOBODY)
        return false;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (find->person == person && race_is_reported(scene, s))
                return false;
    return true;
}

/* "the 60m world indoor champion": an honour that belongs to somebody's title. */
static bool is_of_title(const struct scene *scene, uint32_t sentence, struct span honour) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.title && find->span.start >= honour.end && find->span.start <= honour.end + TITLE_WITHIN)
            return true;
    return false;
}

/* What a placing's words name of the championships it was at: all the words of a title, else a competition or honour in them. */
static str championship_of(const struct scene *scene, uint32_t sentence, struct span words, bool is_title) {
    if (is_title)
        return scene_find_text(scene, sentence, words);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (span_overlaps(find->span, words) && (find->entity == scene->x->id.competition ||
                                                 (find->entity == scene->x->id.honour && !is_of_title(scene, sentence, find->span))))
            return scene_find_text(scene, sentence, find->span);
    return (str){0};
}

bool race_place_may_be_of(const struct scene *scene, uint32_t sentence, struct span span, bool is_title, int32_t person,
                          const struct event *event) {
    if (!race_is_held_at(scene, championship_of(scene, sentence, span, is_title), event))
        return false;
    if (!is_title || event->class != EVENT_RELAY || person == NOBODY || scene->reading->people.items[person].is_team)
        return true;
    str lower = str_lower(scene_find_text(scene, sentence, span), scene->arena);
    return names(lower, "relay") || names(lower, "team") || names(lower, "quartet") || names(lower, "squad");
}
