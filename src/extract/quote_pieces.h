/* Stretches between marks while their speakers are sought: what quotes.c and quote_inferred.c share. */
#ifndef PHOTOFINISH_EXTRACT_QUOTE_PIECES_H
#define PHOTOFINISH_EXTRACT_QUOTE_PIECES_H

#include "quote_cues.h"
#include "quote_marks.h"

struct piece {             /* one stretch while its speaker is sought */
    struct stretch stretch;
    uint32_t first, end;   /* words */
    struct cue cue;
    const char *mechanism; /* when there is no cue */
    int32_t from;          /* piece whose speaker this one shares, -1 */
    bool is_speech;
};

struct finder {
    const struct article *article;
    const struct quote_words *lexicon;
    struct word_list words;
    struct { struct piece *items; uint32_t count, room; } pieces;
};

/* Whether the word begins a sentence or a paragraph. */
bool quote_opens_sentence(const struct finder *f, uint32_t word);
/* What the words in marks end with, single marks left out; 0: nothing. */
char quote_last_sign(const struct finder *f, const struct piece *piece);
bool quote_ends_like_speech(char sign);
/* The stretch before in the same paragraph; NULL: none. */
const struct piece *quote_piece_before(const struct finder *f, uint32_t index);
/* Where the narrator's words begin between the stretch before (or the beginning of the sentence) and this one. */
uint32_t quote_narrated_from(const struct finder *f, uint32_t index);

#endif
