/*
 * Clubs, schools and colleges that run relays: "Tull State won the 4x400 relay", "the 4x100m went to Pennine Harriers". In a sentence that
 * tells of a relay, the name of a thing that does what teams do is one letter, @team, like a nation's four.
 */
#include "names.h"

/* Whether the sentence speaks of a relay; the race itself is found later. */
static bool tells_of_relay(const struct scene *scene, uint32_t sentence) {
    static const char *const words[] = {"relay", "4x", "4 x ", "quartet", "foursome", "medley"};
    return str_holds_any(scene->views[sentence].text, ALL_OF(words));
}

static str last_token(str text) {
    size_t at = text.size;
    while (at > 0 && text.data[at - 1] != ' ')
        at--;
    return str_slice(text, at, text.size);
}

/* "Tull State", "St Brendan's College": the last word is of the list of words that no person has; a town that the article knows. */
static bool is_club(const struct name_list *names, str text) {
    const struct scene *scene = names->scene;
    str first = str_slice(text, 0, str_find_char(text, ' ', 0)), last = last_token(text);
    bool thing = first.size < text.size && (scene_word_in(scene->x->not_names, last) && !name_may_be_ground(scene, last));
    struct name_count count = name_count_of(names, text);
    bool place = count.other_cues || count.town_cues || scene_word_in(scene->x->towns, text);
    return thing || (place && !name_token_is_given(scene, first));
}

/* Words that only lead in are no part of it: "Trailing Hollister", "The Harriers". */
static struct span without_lead(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene->views[sentence].text;
    while (span.start < span.end) {
        size_t blank = str_find_char(str_slice(text, 0, span.end), ' ', span.start);
        if (blank >= span.end || !scene_word_in(scene->x->lead_words, str_slice(text, span.start, blank)))
            break;
        span.start = (uint32_t)blank + 1;
    }
    str words = span_str(text, span);
    if (str_ends_with(words, STR("'s")))
        span.end -= 2;
    else if (str_ends_with(words, STR("s'")))
        span.end -= 1;
    return span;
}

void clubs_find(const struct name_list *names, struct club_list *clubs) {
    struct scene *scene = names->scene;
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        const struct draft_field *name = str_equal(draft->kind, STR("club")) ? draft_field(draft, "name") : NULL;
        if (!name || !name->is_find || !tells_of_relay(scene, draft->sentence))
            continue;
        struct club club = {draft->sentence, without_lead(scene, draft->sentence, name->find.span)};
        const struct club *last = clubs->count ? LIST_LAST(clubs) : NULL;
        bool again = last && last->sentence == club.sentence && last->span.end > club.span.start;
        if (!again && is_club(names, span_str(scene->views[club.sentence].text, club.span)))
            *LIST_ADD(clubs, scene->arena) = club;
    }
}
