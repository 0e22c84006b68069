#include "mark_slip.h"

static bool is_separator(char c) {
    return c == ':' || c == ';' || c == '.' || c == ',';
}

/* The digit that a letter stands for when it is typed inside a number, or 0. */
static char digit_of_letter(char c) {
    return c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : 0;
}

static bool is_part_of_number(str text, size_t at) {
    return at < text.size && (char_is_digit(text.data[at]) || is_separator(text.data[at]));
}

/* A letter between digits or separators, or beside one at the edge of the text: part of a number, not of a word. */
static bool letter_is_digit(str text, size_t at) {
    bool before = at == 0 || is_part_of_number(text, at - 1), after = at + 1 == text.size || is_part_of_number(text, at + 1);
    return digit_of_letter(text.data[at]) && before && after && text.size > 1;
}

/* The first byte behind a run of separators and blanks that begins at the place, when digits stand on both sides of it. */
static size_t end_of_run(str text, size_t at) {
    size_t end = at;
    bool separator = false;
    for (; end < text.size && (is_separator(text.data[end]) || text.data[end] == ' '); end++)
        separator |= is_separator(text.data[end]);
    bool inside = at > 0 && end < text.size && char_is_digit(text.data[at - 1]) && char_is_digit(text.data[end]);
    return separator && inside ? end : at;
}

str mark_mend(str text, char mended[MENDED_MOST]) {
    if (text.size >= MENDED_MOST)
        return (str){0};
    size_t size = 0;
    bool changed = false;
    for (size_t at = 0; at < text.size;) {
        size_t end = end_of_run(text, at);
        if (end > at) {
            size_t sign = at;
            while (!is_separator(text.data[sign]))
                sign++;
            changed |= end - at > 1 || text.data[sign] == ';';
            mended[size++] = text.data[sign] == ';' ? ':' : text.data[sign];
            at = end;
            continue;
        }
        bool letter = letter_is_digit(text, at);
        changed |= letter;
        mended[size++] = letter ? digit_of_letter(text.data[at]) : text.data[at];
        at++;
    }
    return changed ? (str){mended, size} : (str){0};
}
