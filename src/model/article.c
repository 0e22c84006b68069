#include "model/article.h"

struct span article_bytes(const struct article *article, struct span span) {
    return offsets_source(&article->byte_map, span);
}

str article_words(const struct article *article, struct span span) {
    return span_str(article->content->text, offsets_source(&article->map, span));
}

uint32_t article_sentence_at(const struct article *article, uint32_t at) {
    uint32_t low = 0, high = article->sentences.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (article->sentences.items[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
