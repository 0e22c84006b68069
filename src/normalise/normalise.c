#include "normalise/normalise.h"

#include "normalise/fold.h"
#include "normalise/sentences.h"

void normalise(const struct document *document, const struct content *content, const struct sentence_words *words,
               struct article *article, struct arena *arena) {
    *article = (struct article){.document = document, .content = content};
    struct fold fold;
    fold_open(&fold, content->text, &article->map, arena);
    for (LIST_EACH(const struct block, block, &content->blocks)) {
        struct span span = fold_add(&fold, block->span);
        if (!span_is_empty(span))
            *LIST_ADD(&article->paragraphs, arena) = (struct paragraph){.span = span, .kind = block->kind};
    }
    article->text = fold_text(&fold);
    offsets_compose(&article->map, &content->map, &article->byte_map, arena);
    for (uint32_t i = 0; i < article->paragraphs.count; i++)
        sentences_find(article, i, words, arena);
    if (!date_parse(content->date, &article->date))
        article->date = (struct date){0};
}
