/*
 * What stands between two places of a sentence: between the names of a list, or between a name and its place. What rules found there and
 * what brackets hold does not count; the words that do no harm stand in rules/lexicon/tie-words.tsv.
 */
#include "placings.h"

const struct find *placings_find_from(const struct view *view, uint32_t at) {
    uint32_t low = 0, high = view->finds.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (view->finds.items[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return view->finds.items + low;
}

/* The end of the find or of the brackets that begin here, else the same place; next is a find at or before the place, and is moved on. */
static uint32_t skip(const struct view *view, uint32_t at, const struct find **next) {
    const struct find *end = view->finds.items + view->finds.count;
    while (*next < end && (*next)->span.end <= at)
        (*next)++;
    if (*next < end && (*next)->span.start <= at)
        return (*next)->span.end;
    if (view->text.data[at] != '(')
        return at;
    size_t close = str_find_char(view->text, ')', at);
    return close < view->text.size ? (uint32_t)close + 1 : at;
}

/* "third, in 2:01.20, was": commas around a mark part nothing. */
static bool encloses_mark(const struct scene *scene, const struct view *view, uint32_t comma, const struct find *next) {
    enum { BESIDE_MARK = 6 };
    if (next > view->finds.items && next[-1].span.end == comma && scene_is_mark(scene, next - 1))
        return true;
    return next < view->finds.items + view->finds.count && next->span.start <= comma + BESIDE_MARK && scene_is_mark(scene, next);
}

static enum part most(enum part a, enum part b) {
    return a > b ? a : b;
}

/* "Fox, of Kenya, was": the comma before where she is from, and the one behind it; next is the find at or behind the comma. */
static bool opens_origin(const struct scene *scene, const struct view *view, uint32_t comma, const struct find *next) {
    if (next == view->finds.items + view->finds.count || next->entity != scene->x->id.nation || next->span.start < comma)
        return false;
    str words = str_slice(view->text, comma, next->span.start);
    return str_equal(words, STR(", of ")) || str_equal(words, STR(", from "));
}

static bool closes_origin(const struct scene *scene, const struct view *view, uint32_t comma, const struct find *next) {
    if (next == view->finds.items || next[-1].span.end != comma || next[-1].entity != scene->x->id.nation)
        return false;
    str before = str_slice(view->text, 0, next[-1].span.start);
    return str_ends_with(before, STR(", of ")) || str_ends_with(before, STR(", from "));
}

/* A word: whether it parts, ties, or is any other. */
static void count_word(const struct scene *scene, const struct view *view, struct span word, const struct find *next, struct between *found) {
    str text = span_str(view->text, word);
    bool comma = word.start >= 2 && view->text.data[word.start - 2] == ',' && !closes_origin(scene, view, word.start - 2, next);
    bool is_and = str_equal(text, STR("and"));
    if (is_and || str_equal(text, STR("then")))
        found->part = most(found->part, comma ? PARTED_BY_AND : is_and ? PARTED : TIED);
    if (str_equal(text, STR("while")) || str_equal(text, STR("with")))
        found->part = most(found->part, PARTED_BY_AND);
    int64_t row = rule_list_row(scene->x->tie_words, text);
    bool is_list = row >= 0 && str_equal(rulebook_list_cell(scene->x->book, STR("tie-word"), (uint32_t)row, STR("use")), STR("list"));
    found->others += row < 0 && !char_is_upper(text.data[0]);
    found->ties += row >= 0 && !is_list;
}

/* "Fox of Kenya" ties nothing to anybody. */
static bool is_of_nation(const struct scene *scene, const struct view *view, struct span word, const struct find *next) {
    bool is_next = next < view->finds.items + view->finds.count && next->span.start == word.end + 1 && next->entity == scene->x->id.nation;
    return is_next && (str_equal(span_str(view->text, word), STR("of")) || str_equal(span_str(view->text, word), STR("from")));
}

/* "Fox and Norway's Bell", "Fox, Tull State's Bell": whose the next name is, a country's or a school's, tells nothing of the name before. */
static bool is_origin(const struct scene *scene, const struct view *view, uint32_t apostrophe, const struct find *next, uint32_t name) {
    const struct find *before = next > view->finds.items && next[-1].span.end == apostrophe ? next - 1 : NULL;
    bool has_s = apostrophe + 1 < view->text.size && view->text.data[apostrophe + 1] == 's';
    if (before && (before->entity == scene->x->id.nation || before->entity == scene->x->id.home))
        return has_s;
    if (before && before->entity != scene->x->id.name)
        return false;
    size_t word = apostrophe;
    while (word > 0 && (char_is_letter(view->text.data[word - 1]) || view->text.data[word - 1] == '-'))
        word--;
    return char_is_upper(view->text.data[word]) && apostrophe + (has_s ? 3 : 2) == name;
}

struct between placings_between(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to) {
    const struct view *view = &scene->views[sentence];
    const struct find *next = placings_find_from(view, from);
    const struct find *last = placings_find_from(view, to);
    bool to_name = last < view->finds.items + view->finds.count && last->span.start == to && last->entity == scene->x->id.athlete;
    struct between found = {.part = TIED};
    for (uint32_t at = from; at < to;) {
        uint32_t end = skip(view, at, &next);
        if (end > at) {
            at = end;
            continue;
        }
        char c = view->text.data[at];
        for (end = at; end < to && (char_is_letter(view->text.data[end]) || char_is_digit(view->text.data[end]) || view->text.data[end] == '-');)
            end++;
        if (end > at) {
            if (!is_of_nation(scene, view, span_of(at, end), next))
                count_word(scene, view, span_of(at, end), next, &found);
            at = end;
            continue;
        }
        if (c == ';' || c == ':' || c == '"')
            found.part = ENDED;
        else if (c == ',' && (opens_origin(scene, view, at, next) || (!to_name && closes_origin(scene, view, at, next))))
            found.part = most(found.part, TIED);
        else if (c == '&' || (c == ',' && !encloses_mark(scene, view, at, next)))
            found.part = most(found.part, PARTED);
        bool is_apostrophe = c == '\'', origin = is_apostrophe && is_origin(scene, view, at, next, to_name ? to : 0);
        found.owns |= is_apostrophe && !origin;
        at += origin && at + 1 < to && view->text.data[at + 1] == 's' ? 2 : 1;
    }
    return found;
}
