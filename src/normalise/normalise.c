#include "normalise/normalise.h"

#include "normalise/fold.h"
#include "normalise/sentences.h"

/* What is left open is shorter than this where a page has lost a name, "The champion" and "won in 7.27.", or behind a heading. */
enum { OPEN_LEAST = 30 };

/* How much of the paragraph stands behind the last full stop. */
static size_t size_of_open(str paragraph) {
    size_t at = paragraph.size;
    while (at > 1 && !(paragraph.data[at - 1] == ' ' && (paragraph.data[at - 2] == '.' || paragraph.data[at - 2] == '"')))
        at--;
    return at > 1 ? paragraph.size - at : paragraph.size;
}

/* Behind "the champion" and before a verb a page has lost a name in bold; what follows is of somebody whom nobody knows. */
static bool begins_with_verb(str words) {
    static const char *const verbs[] = {"was", "were", "is", "are", "had", "has", "won", "took", "made", "ran", "came", "set", "led", "beat", "threw", "went"};
    size_t end = str_find_char(words, ' ', 0);
    str first = str_slice(words, 0, end);
    return str_ends_with(first, STR("ed")) || str_equals_any(first, ALL_OF(verbs));
}

/* "… run for the 100" and "metres hurdles on Friday.": a text that was set in lines breaks its paragraphs inside a sentence. */
static bool goes_on(const struct article *article, str text, const struct block *block, struct span span) {
    if (!article->paragraphs.count || block->kind != BLOCK_PARAGRAPH || !char_is_lower(text.data[span.start]))
        return false;
    const struct paragraph *before = LIST_LAST(&article->paragraphs);
    str words = span_str(text, before->span);
    char last = words.data[words.size - 1];
    bool is_open = char_is_letter(last) || char_is_digit(last);
    return is_open && before->kind == BLOCK_PARAGRAPH && size_of_open(words) >= OPEN_LEAST && !begins_with_verb(span_str(text, span));
}

void normalise(const struct document *document, const struct content *content, const struct sentence_words *words,
               struct article *article, struct arena *arena) {
    *article = (struct article){.document = document, .content = content};
    struct fold fold;
    fold_open(&fold, content->text, &article->map, arena);
    for (LIST_EACH(const struct block, block, &content->blocks)) {
        struct span span = fold_add(&fold, block->span);
        if (!span_is_empty(span) && goes_on(article, fold_text(&fold), block, span))
            LIST_LAST(&article->paragraphs)->span.end = span.end;
        else if (!span_is_empty(span))
            *LIST_ADD(&article->paragraphs, arena) = (struct paragraph){.span = span, .kind = block->kind};
    }
    article->text = fold_text(&fold);
    offsets_compose(&article->map, &content->map, &article->byte_map, arena);
    for (uint32_t i = 0; i < article->paragraphs.count; i++)
        sentences_find(article, i, words, arena);
    if (!date_parse(content->date, &article->date))
        article->date = (struct date){0};
}
