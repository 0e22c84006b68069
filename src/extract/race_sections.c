/*
 * Where a text turns to something else: at a heading ("ROAD RELAYS - NORBOROUGH, 24 MARCH", "INDOORS"), and in a live report at each
 * entry ("1:10pm. No Fox today."). What race was spoken of before says little of what stands behind.
 */
#include "race.h"

/* Bytes of a heading. */
enum { HEADING_MOST = 48 };
/* Fewer entries are no live report. */
enum { ENTRIES_LEAST = 3 };

static bool opens_paragraph(const struct scene *scene, uint32_t sentence) {
    return !sentence || race_paragraph(scene, sentence - 1) != race_paragraph(scene, sentence);
}

/* A line of its own that ends in no sign, with a paragraph behind it that begins anew; not one that has lost its end. */
static bool is_heading(const struct scene *scene, uint32_t sentence) {
    uint32_t next = sentence + 1;
    str text = scene->views[sentence].text;
    if (!opens_paragraph(scene, sentence) || next == scene->article->sentences.count || !opens_paragraph(scene, next) || !text.size)
        return false;
    if (scene->article->paragraphs.items[race_paragraph(scene, sentence)].kind == BLOCK_HEADING)
        return true;
    str behind = scene->views[next].text;
    bool begins = behind.size && !char_is_lower(behind.data[0]) && (char_is_upper(text.data[0]) || char_is_digit(text.data[0]));
    return begins && text.size <= HEADING_MOST && char_is_letter(text.data[text.size - 1]) && !str_ends_with(text, STR("'s"));
}

/* "1:10pm. No Fox today", "12.40: Women's javelin". */
static bool opens_with_hour(const struct scene *scene, uint32_t sentence) {
    str text = scene->views[sentence].text;
    size_t at = 0;
    while (at < text.size && at < 2 && char_is_digit(text.data[at]))
        at++;
    bool is_hour = at && at + 3 < text.size && (text.data[at] == ':' || text.data[at] == '.') && text.data[at + 1] >= '0' &&
                   text.data[at + 1] <= '5' && char_is_digit(text.data[at + 2]);
    char behind = is_hour ? text.data[at + 3] : 0;
    return opens_paragraph(scene, sentence) && is_hour && !char_is_digit(behind) &&
           (behind == ' ' || behind == ':' || behind == '.' || behind == 'a' || behind == 'p');
}

void race_find_sections(struct scene *scene) {
    uint32_t sentences = scene->article->sentences.count, entries = 0, section = 0;
    scene->section = ARENA_ARRAY(scene->arena, sentences + 1, uint32_t);
    for (uint32_t s = 0; s < sentences; s++)
        entries += opens_with_hour(scene, s);
    for (uint32_t s = 0; s < sentences; s++) {
        section += is_heading(scene, s) || (entries >= ENTRIES_LEAST && opens_with_hour(scene, s));
        scene->section[s] = section;
    }
}
