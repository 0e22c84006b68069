/* Which words the article writes with a small letter: with a capital, at the start of a sentence, they are no names. */
#include "names.h"

/* All words that begin with a small letter, hyphenated compounds left out: "Pundits" at the start of a sentence may be one. */
void names_collect_small_words(struct name_list *names) {
    enum { BYTES_FOR_ONE = 10, MOST_AT_FIRST = 500 };   /* of text, for each such word that is new */
    str text = names->scene->article->text;
    size_t words = text.size / BYTES_FOR_ONE;
    table_reserve(&names->small_words, words < MOST_AT_FIRST ? (uint32_t)words : MOST_AT_FIRST, names->scene->arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && (char_is_letter(text.data[end]) || (unsigned char)text.data[end] >= 0x80))
            end++;
        bool compound = (at > 0 && text.data[at - 1] == '-') || (end < text.size && text.data[end] == '-');
        if (end > at + 1 && char_is_lower(text.data[at]) && !compound)
            *table_slot(&names->small_words, str_slice(text, at, end), names->scene->arena) = names;
        at = end > at ? end : at + 1;
    }
}

/* "Pundits" at the start of a sentence: the same word stands in small letters elsewhere in the article. */
bool name_is_ordinary_word(const struct name_list *names, str token) {
    char lower[64];
    if (token.size < 2 || token.size >= sizeof lower || !char_is_upper(token.data[0]))
        return false;
    memcpy(lower, token.data, token.size);
    lower[0] = char_lower(lower[0]);
    return table_find(&names->small_words, (str){lower, token.size}) != NULL;
}
