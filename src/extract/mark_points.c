/*
 * The points of teams: "won with 151 points, followed by Oregon with 131 and Marlow (96)". Behind the points of one team those of the others stand
 * bare, and no rule could tell such a number from an age or a place but by the points before it.
 */
#include "mark_points.h"

/* Digits of such a number; how many times as many points a team may have as another. */
enum { DIGITS_MOST = 3, TIMES_MOST = 10 };

/* Whether the claim tells the points of a team; *whole: how many, for "171.5 points" is read as a figure. */
static bool is_of_team(const struct scene *scene, const struct claim *claim, int64_t *whole) {
    enum { MILLI = 1000 };
    bool is_points = claim->mark.quantity == QUANTITY_POINTS;
    str behind = str_slice(scene->article->text, claim->span.end, scene->article->text.size);
    *whole = is_points ? claim->mark.amount : claim->mark.amount / MILLI;
    return claim->kind == CLAIM_RESULT && claim->person == NOBODY && (is_points || str_starts_with(behind, STR(" points")));
}

/* "Marlow (96)", "was second (59)", but not "Ann Bell (23)": what stands before the brackets is a team, or its place. */
static bool is_behind_team(const struct scene *scene, uint32_t sentence, uint32_t bracket) {
    static const char *const places[] = {" first", " second", " third", " fourth", " fifth", " sixth", " last"};
    const struct view *view = &scene->views[sentence];
    if (bracket < 2 || view->text.data[bracket - 1] != ' ')
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.athlete && find->span.end == bracket - 1 && find->person >= 0 &&
            !scene->reading->people.items[find->person].is_team)
            return false;
    uint32_t word = bracket - 1;
    while (word > 0 && view->text.data[word - 1] != ' ')
        word--;
    return char_is_upper(view->text.data[word]) || str_ends_with_any(str_slice(view->text, 0, bracket - 1), ALL_OF(places));
}

/* "followed by Oregon with 131,": the words around say that somebody has so much. */
static bool is_had(str text, struct span span) {
    static const char *const before[] = {" with ", " on ", " had ", " have ", " scored ", " scoring ", " to the "};
    static const char *const behind[] = {".", ",", ";", " and ", " of "};
    str rest = str_slice(text, span.end, text.size);
    return str_ends_with_any(str_slice(text, 0, span.start), ALL_OF(before)) && (!rest.size || str_starts_with_any(rest, ALL_OF(behind)));
}

/* The next whole number behind the place; empty: none. */
static struct span next_number(str text, uint32_t at) {
    for (; at < text.size; at++) {
        uint32_t end = at;
        while (end < text.size && char_is_digit(text.data[end]))
            end++;
        if (end == at)
            continue;
        bool begins = at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '(');
        bool is_decimal = end + 1 < text.size && !char_is_letter(text.data[end]) && text.data[end] != ' ' &&
                          text.data[end] != ')' && text.data[end + 1] != ' ';
        bool is_mixed = end + 3 < text.size && char_is_digit(text.data[end + 1]) && text.data[end + 2] == '/'; /* "97 1/2" */
        bool has_unit = end < text.size && char_is_letter(text.data[end]);
        if (begins && end - at <= DIGITS_MOST && !is_decimal && !is_mixed && !has_unit)
            return span_of(at, end);
        while (end < text.size && text.data[end] != ' ' && text.data[end] != '(')
            end++;
        at = end;
    }
    return span_of(0, 0);
}

/* Adds the points of the other teams that the sentence tells behind the place; where only is set, no others than those in brackets. */
static void claim_others(struct scene *scene, const struct claim *first, int64_t points, uint32_t sentence, uint32_t from, bool only_brackets) {
    const struct view *view = &scene->views[sentence];
    for (struct span span = next_number(view->text, from); span.end; span = next_number(view->text, span.end)) {
        bool in_brackets = view->text.data[span.start - 1] == '(' && span.end < view->text.size && view->text.data[span.end] == ')' &&
                           is_behind_team(scene, sentence, span.start - 1);
        struct claim claim = *first;
        if ((!in_brackets && (only_brackets || !is_had(view->text, span))) || scene_find_at(scene, sentence, span) ||
            !mark_read(span_str(view->text, span), QUANTITY_POINTS, HINT_NONE, &claim.mark) ||
            claim.mark.amount > points * TIMES_MOST || claim.mark.amount * TIMES_MOST < points)
            continue;
        claim.sentence = sentence;
        claim.span = claim.evidence = scene_span(scene, sentence, span);
        claim.place = 0;
        claim.medal = MEDAL_NONE;
        claim.is_weak = true;
        *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
    }
}

void mark_points_claim(struct scene *scene) {
    const struct sentence *sentences = scene->article->sentences.items;
    uint32_t count = scene->reading->claims.count;
    for (uint32_t i = 0; i < count; i++) {
        struct claim first = scene->reading->claims.items[i];
        const struct claim *behind = i + 1 < count ? &scene->reading->claims.items[i + 1] : NULL;
        int64_t points, others;
        bool again = behind && is_of_team(scene, behind, &others) && behind->sentence == first.sentence;
        if (!is_of_team(scene, &first, &points) || again)
            continue;
        uint32_t start = sentences[first.sentence].span.start, next = first.sentence + 1;
        claim_others(scene, &first, points, first.sentence, first.span.end - start, false);
        if (next < scene->article->sentences.count && sentences[next].paragraph == sentences[first.sentence].paragraph)
            claim_others(scene, &first, points, next, 0, true);
    }
}
