/* What stretches between marks end with, and where the narrator's words lie between them. */
#include "quote_pieces.h"

#include <string.h>

bool quote_opens_sentence(const struct finder *f, uint32_t i) {
    const struct word *word = &f->words.items[i];
    if (!i || (word->gap & GAP_PARAGRAPH))
        return true;
    return (word->gap & GAP_STOP) && word->sentence != word[-1].sentence;
}

char quote_last_sign(const struct finder *f, const struct piece *piece) {
    struct span inner = piece->stretch.inner;
    while (inner.end > inner.start && f->article->text.data[inner.end - 1] == '\'')
        inner.end--;
    return span_is_empty(inner) ? 0 : f->article->text.data[inner.end - 1];
}

bool quote_ends_like_speech(char sign) {
    return sign && strchr(",.!?-", sign);
}

const struct piece *quote_piece_before(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index];
    const struct piece *last = index ? piece - 1 : NULL;
    return last && last->stretch.paragraph == piece->stretch.paragraph ? last : NULL;
}

uint32_t quote_narrated_from(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index], *last = quote_piece_before(f, index);
    uint32_t from = piece->first;
    while (from && !quote_opens_sentence(f, from) && !(last && from <= last->end))
        from--;
    return from;
}
