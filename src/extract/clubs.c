/*
 * Clubs, schools and colleges that run relays: "Tull State won the 4x400 relay", "the 4x100m went to Pennine Harriers". In a sentence that
 * tells of a relay, the name of a thing that does what teams do is one letter, @team, like a nation's four.
 */
#include "extract/around.h"
#include "name_tokens.h"
#include "names.h"

/* Whether the sentence, or the one before it in its paragraph, speaks of a relay; the race itself is found later. */
static bool tells_of_relay(const struct scene *scene, uint32_t sentence) {
    const struct sentence *sentences = scene->article->sentences.items;
    bool goes_on = sentence > 0 && sentences[sentence - 1].paragraph == sentences[sentence].paragraph;
    return around_holds(scene, AROUND_RELAY, scene->views[sentence].text) ||
           (goes_on && around_holds(scene, AROUND_RELAY, scene->views[sentence - 1].text));
}

/* "UCLA": capitals alone, more than a country's two. */
static bool is_acronym(str text) {
    enum { LEAST = 3, MOST = 5 };
    return str_is_upper(text) && text.size >= LEAST && text.size <= MOST;
}

static bool is_home(const struct scene *scene, str text) {
    return rulebook_lookup(scene->x->book, STR("home-town"), text, STR("code")).size;
}

/* "Tull State", "St Brendan's": a saint's; the last word is of the list of words that no person has; a town or state that the
 * article or a list knows. */
static bool is_club(const struct name_list *names, str text) {
    const struct scene *scene = names->scene;
    str first = str_slice(text, 0, str_find_char(text, ' ', 0)), last = str_last_word(text);
    bool saint = first.size < text.size && (str_equal(first, STR("St")) || str_equal(first, STR("St.")));
    bool thing = first.size < text.size && (scene_word_in(scene->x->not_names, last) && !name_may_be_ground(scene, last));
    struct name_count count = name_count_of(names, text);
    bool place = count.other_cues || count.town_cues || scene_word_in(scene->x->towns, text) || is_home(scene, text);
    return thing || saint || is_acronym(text) || (place && !name_token_is_given(scene, first));
}

static str without_article(str text) {
    return str_starts_with(text, STR("The ")) ? str_slice(text, 4, text.size) : text;
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

/* "the Tull women", "Tull's quartet": who runs is told, too. */
static struct span with_runners(const struct scene *scene, uint32_t sentence, struct span span) {
    str rest = str_slice(scene->views[sentence].text, span.end, scene->views[sentence].text.size);
    uint32_t owns = str_starts_with(rest, STR("'s ")) ? 2 : 0;
    rest = str_slice(rest, owns, rest.size);
    str word = around_beginning(scene, AROUND_RUNNERS, rest), behind = str_slice(rest, word.size, rest.size);
    bool is_whole = word.size && (!behind.size || !char_is_letter(behind.data[0])) && !str_starts_with(behind, STR("'"));
    return is_whole ? span_of(span.start, span.end + owns + (uint32_t)word.size) : span;
}

/* "the Tull women" are a club's, but not "the women" nor "the Lions' women": one word that is no given name, no common one and no nickname. */
static bool may_have_runners(const struct scene *scene, str text) {
    return str_find_char(text, ' ', 0) == text.size && !name_token_is_given(scene, text) && !str_ends_with(text, STR("s")) &&
           !scene_word_in(scene->x->lead_words, text) && !scene_word_in(scene->x->not_names, text);
}

void clubs_find(const struct name_list *names, struct club_list *clubs) {
    struct scene *scene = names->scene;
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        const struct draft_field *name = str_equal(draft->kind, STR("club")) ? draft_field(draft, "name") : NULL;
        if (!name || !name->is_find || !tells_of_relay(scene, draft->sentence))
            continue;
        /* "the Miners' foursome": a nickname, of whom, nobody says. */
        str told = scene_find_text(scene, draft->sentence, name->find.span);
        if (str_ends_with(told, STR("s'")) && str_find_char(without_article(told), ' ', 0) == without_article(told).size)
            continue;
        struct span bare = without_lead(scene, draft->sentence, name->find.span);
        struct club club = {draft->sentence, with_runners(scene, draft->sentence, bare), bare};
        const struct club *last = clubs->count ? LIST_LAST(clubs) : NULL;
        bool again = last && last->sentence == club.sentence && last->span.end > club.span.start;
        str text = span_str(scene->views[club.sentence].text, club.name);
        if (!again && (is_club(names, text) || (club.span.end > club.name.end && may_have_runners(scene, text))))
            *LIST_ADD(clubs, scene->arena) = club;
    }
}
