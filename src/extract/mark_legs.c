/* Legs of relays that have no code, "Northern Road Relays": what each of the team took, told by name. */
#include "mark_race.h"
#include "race.h"

/* Paragraphs back to the line that says what a list is of: "Splits for the record:". */
enum { HEAD_BACK = 6 };

static str paragraph_text(const struct scene *scene, uint32_t paragraph) {
    return str_lower(span_str(scene->article->text, scene->article->paragraphs.items[paragraph].span), scene->arena);
}

/* "Six legs of 6.4K: …", "handing over third": the paragraph tells a relay leg by leg, or stands below a line that says so. */
static bool tells_legs(const struct scene *scene, uint32_t paragraph) {
    if (race_words_hold(scene, WORD_LEG, paragraph_text(scene, paragraph)))
        return true;
    for (uint32_t back = 0; back <= HEAD_BACK && back <= paragraph; back++) {
        str text = paragraph_text(scene, paragraph - back);
        if (str_ends_with(text, STR("."))) /* no line of a list */
            return false;
        if (str_ends_with(text, STR(":")))
            return str_starts_with(text, STR("splits")) || race_words_hold(scene, WORD_LEG, text);
    }
    return false;
}

static bool is_report_of_relays(const struct scene *scene) {
    for (uint32_t i = 0; i < scene->article->paragraphs.count && i < 2; i++) {
        str text = paragraph_text(scene, i);
        if (str_find(text, STR("relay"), 0) < text.size)
            return true;
    }
    return false;
}

/* Is he named before the mark in its sentence, by name and not as one of a team? */
static bool is_named_before(const struct scene *scene, const struct marked *m) {
    for (LIST_EACH(struct find, find, &scene->views[m->sentence].finds)) {
        if (find->span.start >= m->find->span.start)
            return false;
        if (find->entity == scene->x->id.athlete && find->person == m->person)
            return true;
    }
    return false;
}

bool mark_is_leg_told(const struct scene *scene, const struct marked *m) {
    bool has_code = m->event && m->event->code.size;
    if (m->kind != CLAIM_RESULT || m->said.kind || has_code || m->person == NOBODY || scene->reading->people.items[m->person].is_team)
        return false;
    uint32_t paragraph = scene->article->sentences.items[m->sentence].paragraph;
    return is_report_of_relays(scene) && is_named_before(scene, m) && tells_legs(scene, paragraph);
}
