/* "Fox, who had trained with Bell all year, was fourth": asides that tell more of a name, and where they end. */
#include "who.h"

/* Bytes of a relative clause, and finds in one. */
enum { RELATIVE_MOST = 240, FINDS_IN_RELATIVE = 8 };

/* ", who won in Rome", ", making light of Bell's absence": what tells more of the name before the comma. */
static bool opens_aside(str rest) {
    static const char *const openers[] = {", who ",  ", who'd ",     ", who's ",    ", whose ",  ", which ",
                                          ", whom ", ", with whom ", ", for whom ", ", to whom "};
    return who_opens_participle(rest) || str_starts_with_any(rest, ALL_OF(openers));
}

uint32_t who_end_of_aside(str text, uint32_t opens, uint32_t limit) {
    str rest = str_slice(text, opens, limit < opens + RELATIVE_MOST ? limit : opens + RELATIVE_MOST);
    /* "Fox - who is to marry Bell - won" */
    if (str_starts_with(rest, STR(" - who "))) {
        size_t dash = str_find(rest, STR(" - "), 3);
        return dash == rest.size ? 0 : opens + (uint32_t)dash;
    }
    size_t comma = opens_aside(rest) ? str_find_char(rest, ',', 1) : rest.size, semicolon = str_find_char(rest, ';', 0);
    if (semicolon < comma) /* "Fox, who was fourth; Bell won in 1:58.21, her best" */
        return opens + (uint32_t)semicolon;
    bool goes_on = comma == rest.size || str_starts_with(str_slice(rest, comma, rest.size), STR(", and "));
    return goes_on ? 0 : opens + (uint32_t)comma;
}

bool who_is_mark_between(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start >= from && find->span.end <= to && scene_is_mark(scene, find) &&
            !scene_has_role(scene, sentence, "record", "mark", find->span)) /* "broke the 14:28.09 of Fox" */
            return true;
    return false;
}

/* "third place, which Bell held on to, by an inch": a clause on something, which a comma has ended before the limit. */
static bool is_in_ended_which(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t limit) {
    static const char *const openers[] = {"which ", "whom ", "where "};
    const struct draft *passing = scene_role_at(scene, sentence, "passing", "subject", find->span);
    if (!passing || !str_starts_with_any(scene_find_text(scene, sentence, passing->span), ALL_OF(openers)))
        return false;
    str behind = str_slice(scene->views[sentence].text, find->span.end, limit);
    size_t comma = str_find_char(behind, ',', 0);
    /* "to which Bell, with her last, replied", "which Bell covered in 11.98, faster than the rest" go on about Bell. */
    bool tells_more = comma == 0 || who_opens_participle(str_slice(behind, comma, behind.size)) ||
                      who_is_mark_between(scene, sentence, find->span.end, find->span.end + (uint32_t)comma);
    return comma < behind.size && !tells_more && !str_starts_with(str_slice(behind, comma, behind.size), STR(", and "));
}

bool who_is_in_ended_aside(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t limit) {
    const struct view *view = &scene->views[sentence];
    for (const struct find *head = find; head > view->finds.items && find - head < FINDS_IN_RELATIVE; head--) {
        uint32_t end = who_is_one(scene, head - 1) ? who_end_of_aside(view->text, head[-1].span.end, limit) : 0;
        if (end > find->span.start && !who_opens_clause(scene, sentence, find->span))
            return true;
    }
    str behind = str_slice(view->text, find->span.end, limit);
    size_t closes = str_find_char(behind, ')', 0);
    bool is_in_closed_brackets = closes < behind.size && closes < str_find_char(behind, '(', 0); /* "(8:31.72, by Fox), but faded" */
    return is_in_closed_brackets || is_in_ended_which(scene, sentence, find, limit);
}
