/*
 * What stands around a name tells what it is the name of: the cues of 31-cues.rules, bylines and datelines.
 */
#include "name_tokens.h"
#include "names.h"

enum { PARENTHESIS_MOST = 80 }; /* bytes looked back for one that opens */

/* The first name of the sentence (from … to - 1) that ends behind the place. */
static uint32_t first_ending_behind(const struct name_list *names, uint32_t from, uint32_t to, uint32_t place) {
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (names->items[middle].span.end > place)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

/* "of Holy Cross College, Gampa", "of St Ann's, Gampa": behind a word that no person has, or a saint's, one word is a town; whoever comes next
 * in a list has two. */
static bool is_town_of_school(const struct scene *scene, const struct draft *draft, const struct name_words *name) {
    str school = scene_find_text(scene, draft->sentence, draft_field(draft, "school")->find.span);
    bool is_saint = str_starts_with(school, STR("St ")) || str_starts_with(school, STR("St. "));
    return name->count == 1 && (scene_word_in(scene->x->not_names, str_last_word(school)) || (is_saint && name_token_is_possessive(school)));
}

/* "(Ann Bell, Eve Fox, Ina Orme, Dina Hale)": three or more, and no figure: who ran the relay. */
static bool holds_runners(str inside) {
    enum { COMMAS_LEAST = 2 };
    uint32_t commas = 0;
    for (size_t i = 0; i < inside.size; i++) {
        commas += inside.data[i] == ',';
        if (char_is_digit(inside.data[i]))
            return false;
    }
    return commas >= COMMAS_LEAST;
}

/* "Malby (Ann Bell, Eve Fox, Ina Orme, Dina Hale)", "the Police Duo of Ann Bell and Eve Fox": who makes up a team is no place. */
static bool makes_up_team(const struct scene *scene, str sentence, str owner, uint32_t start) {
    str last = str_last_word(owner);
    bool is_group = name_token_is_barred(scene, last) && !name_token_ends_school(scene, last) && !name_may_be_ground(scene, last);
    bool in_brackets = start > 0 && sentence.data[start - 1] == '(';
    return is_group || (in_brackets && holds_runners(str_slice(sentence, start, str_find_char(sentence, ')', start))));
}

/* What a cue of 31-cues.rules says of the names that it covers; from … to - 1 are the names of its sentence. */
static void take_cue(struct name_list *names, const struct draft *draft, uint32_t from, uint32_t to) {
    const struct draft_field *field = draft_field(draft, "name"), *owner = draft_field(draft, "owner");
    /* "Smiles from Anna Hall": only what stands behind a full name, or a surname that the article has told, is where that person is from. */
    str owner_text = owner ? scene_find_text(names->scene, draft->sentence, owner->find.span) : (str){0};
    bool is_institution = str_starts_with(owner_text, STR("The ")); /* "The University of Malby's Ann Fox" */
    bool is_word = owner && (is_institution || (str_find_char(owner_text, ' ', 0) == owner_text.size && !table_find(&names->surnames, owner_text)));
    if (!field || !field->is_find || is_word ||
        (owner && makes_up_team(names->scene, names->scene->views[draft->sentence].text, owner_text, field->find.span.start)))
        return;
    for (uint32_t i = first_ending_behind(names, from, to, field->find.span.start); i < to; i++) {
        struct name_words *name = &names->items[i];
        if (!span_overlaps(field->find.span, name->span))
            return;
        /* "Fox's former coach at": of somebody else */
        bool owns = field->find.span.start == draft->span.start && name_token_is_possessive(scene_find_text(names->scene, draft->sentence, field->find.span));
        if (draft_field(draft, "full") && name->count < 2)
            continue; /* a surname there may be misspelt: one such cue is not enough */
        if (draft_field(draft, "school") && !is_town_of_school(names->scene, draft, name))
            continue;
        name->is_official |= str_equal(draft->kind, STR("official")) && !owns;
        name->is_relative |= str_equal(draft->kind, STR("relative"));
        name->is_credit |= str_equal(draft->kind, STR("credit"));
        bool is_several = name->count > 1 || str_ends_with(name->text, STR("s")); /* "the Hilltoppers" */
        name->is_place |= str_equal(draft->kind, STR("place")) || (str_equal(draft->kind, STR("determined")) && is_several);
        name->is_determined |= str_equal(draft->kind, STR("determined")) && name->count == 1;
        name->is_town |= str_equal(draft->kind, STR("town")) || owner;
        name->is_home |= owner && str_ends_with(str_slice(names->scene->views[draft->sentence].text, 0, field->find.span.start), STR(" of "));
        name->is_performer |= str_equal(draft->kind, STR("performer"));
        name->is_performer |= str_equal(draft->kind, STR("possessor")) &&
                              name_token_is_possessive(scene_find_text(names->scene, draft->sentence, field->find.span));
        name->is_person |= str_equal(draft->kind, STR("person")) || name->is_performer;
        name->is_bracketed |= str_equal(draft->kind, STR("bracketed"));
        name->was_athlete |= str_equal(draft->kind, STR("former")) || str_equal(draft->kind, STR("kin"));
        name->is_kin |= str_equal(draft->kind, STR("kin"));
        name->is_voice |= str_equal(draft->kind, STR("voice"));
    }
}

/* A byline: one of the first paragraphs, or of the last, that holds a name and perhaps a date, and no other word. */
static bool is_byline(const struct scene *scene, uint32_t sentence) {
    enum { BESIDE_THE_EDGE = 3 };
    uint32_t paragraph = scene->article->sentences.items[sentence].paragraph, names = 0, at = 0;
    if (paragraph >= BESIDE_THE_EDGE && paragraph + BESIDE_THE_EDGE <= scene->article->paragraphs.count)
        return false;
    const struct view *view = &scene->views[sentence];
    struct span whole = scene->article->paragraphs.items[paragraph].span;
    if (scene->article->paragraphs.items[paragraph].kind != BLOCK_PARAGRAPH || span_size(whole) > view->text.size + 1)
        return false;
    for (LIST_EACH(struct find, find, &view->finds)) {
        for (; at < find->span.start; at++)
            if (char_is_letter(view->text.data[at]))
                return false;
        at = find->span.end > at ? find->span.end : at;
        bool is_when = find->entity == scene->x->id.date || find->entity == scene->x->id.year || find->entity == scene->x->id.noise;
        names += find->entity == scene->x->id.name;
        if (!is_when && find->entity != scene->x->id.name)
            return false;
    }
    for (; at < view->text.size; at++)
        if (char_is_letter(view->text.data[at]))
            return false;
    return names == 1;
}

/* ", April 10" of "KUALA LUMPUR, April 10 -": where it ends; from, if no date stands there. */
static uint32_t behind_date(const struct scene *scene, const struct view *view, uint32_t from) {
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.date && find->span.start == from + 2 &&
            str_starts_with(str_slice(view->text, from, find->span.start), STR(", ")))
            return find->span.end;
    return from;
}

/* "ADDIS ABABA -", "KALABURAGI:", "DONETSK (Ukraine):", "KUALA LUMPUR, April 10 -": where the article was written, not who. */
static bool is_dateline(const struct scene *scene, const struct name_words *name) {
    enum { FIRST_PARAGRAPHS = 4, PARENTHESIS = 20 };
    if (name->span.start > 0 || scene->article->sentences.items[name->sentence].paragraph >= FIRST_PARAGRAPHS || name->text.size < 4 ||
        str_has_lower(name->text))
        return false;
    const struct view *view = &scene->views[name->sentence];
    str rest = str_slice(view->text, behind_date(scene, view, name->span.end), view->text.size);
    size_t close = str_starts_with(rest, STR(" (")) ? str_find_char(rest, ')', 0) : rest.size;
    if (close < PARENTHESIS && close < rest.size)
        rest = str_slice(rest, close + 1, rest.size);
    return str_starts_with(rest, STR(" -")) || str_starts_with(rest, STR(":"));
}

/* "A Bell (Harrow & Wealdstone)": behind a name, parentheses hold a club or a town. */
bool name_stands_in_parentheses(const struct scene *scene, const struct name_words *name) {
    const struct view *view = &scene->views[name->sentence];
    uint32_t at = name->tokens[0].start;
    uint32_t least = at > PARENTHESIS_MOST ? at - PARENTHESIS_MOST : 0;
    while (at > least && view->text.data[at - 1] != '(' && view->text.data[at - 1] != ')')
        at--;
    if (at < 2 || view->text.data[at - 1] != '(')
        return false;
    str inside = str_slice(view->text, at, str_find_char(view->text, ')', at));
    if (name->count > 1 && holds_runners(inside))
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.name && (find->span.end + 2 == at || find->span.end + 4 == at))
            return true;
    return false;
}

void names_take_cues(struct name_list *names, uint32_t sentence, uint32_t from) {
    const struct scene *scene = names->scene;
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++)
        take_cue(names, &scene->drafts.items[i], from, names->count);
    if (names->count > from && is_dateline(scene, &names->items[from]))
        names->items[from].is_credit = true;
    if (names->count == from + 1 && names->items[from].count > 1 && is_byline(scene, sentence))
        names->items[from].is_credit = true;
}
