/*
 * Stretches between marks become spoken words with the mention of their speaker. Each stretch looks for a cue of its own; what is
 * left takes the speaker of its neighbours (quote_inferred.c).
 */
#include "extract/quotes.h"

#include <assert.h>

#include "quote_inferred.h"
#include "quote_marks.h"
#include "quote_pieces.h"

enum {
    SCARE_MOST = 3,        /* words that may be a nickname, a title or a doubt rather than speech */
    FRAGMENT_LEAST = 2,    /* words that are speech behind a verb of saying: said it was "very surprised" */
    SPEECH_LEAST = 4,      /* words that are speech without further proof */
    BESIDE_BEFORE = 4,     /* words between a verb and the words that it attributes, */
    BESIDE_BEHIND = 12,    /* and behind words that end in a comma */
    SINGLE_LEAST = 5,      /* the same in single marks, which titles and headlines also stand in */
};

/* ---- speech or not ---- */

/* Titles of works and slogans on signs: nearly every word has a capital. */
static bool is_title_case(const struct finder *f, const struct piece *piece) {
    uint32_t capitals = 0, long_words = 0;
    for (uint32_t i = piece->first; i < piece->end; i++) {
        if (f->words.items[i].roles & (WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION))
            continue;
        long_words++;
        capitals += (f->words.items[i].roles & (WORD_CAPITAL | WORD_DIGITS)) != 0;
    }
    return long_words >= 2 && capitals == long_words;
}

static bool has_first_person(const struct finder *f, const struct piece *piece) {
    for (uint32_t i = piece->first; i < piece->end; i++)
        if (f->words.items[i].roles & WORD_FIRST)
            return true;
    return false;
}

/* A first judgement by length and signs; short ones wait for their cue. */
static bool may_be_speech(const struct finder *f, const struct piece *piece) {
    uint32_t count = piece->end - piece->first;
    char sign = quote_last_sign(f, piece);
    if (!count)
        return false;
    if (piece->stretch.flags & STRETCH_SINGLE)
        return count >= SINGLE_LEAST || quote_ends_like_speech(sign);
    return count > SCARE_MOST || quote_ends_like_speech(sign) || !(piece->stretch.flags & STRETCH_CLOSED) || count >= FRAGMENT_LEAST;
}

/* A verb of saying next to the words; a name alone behind a comma is no proof. */
static bool cue_is_beside(const struct finder *f, const struct piece *piece) {
    static const uint64_t told = WORD_VERBS | WORD_ING | WORD_ACCORDING | WORD_SAYING | WORD_RELATIVE; /* "was how Kerr put it" */
    uint32_t verb = piece->cue.verb;
    bool all = verb > piece->end && word_has(&f->words, verb, WORD_DETERMINER); /* "was all that Kerr said" */
    if (!piece->cue.mention.form || !(all || word_has(&f->words, verb, told)))
        return false;
    uint32_t last = piece->cue.mention.last < piece->first && piece->cue.mention.last > verb ? piece->cue.mention.last : verb; /* "told by Kerr to" */
    if (verb < piece->first)
        return piece->first - last <= BESIDE_BEFORE;
    bool goes_on = quote_last_sign(f, piece) == ',' && verb - piece->end <= BESIDE_BEHIND; /* "…," Kerr, his eyes red, said */
    return goes_on || verb - piece->end <= 3;
}

/* after_speech: the stretch before it in its paragraph is speech. */
static bool is_speech(const struct finder *f, const struct piece *piece, bool after_speech) {
    uint32_t count = piece->end - piece->first;
    char sign = quote_last_sign(f, piece);
    bool beside = cue_is_beside(f, piece);
    bool whole_sentence = sign && strchr(".!?", sign) && (f->words.items[piece->first].roles & WORD_CAPITAL);
    if (piece->stretch.flags & STRETCH_SINGLE)
        return beside || (after_speech && whole_sentence)
               || (count >= SINGLE_LEAST && quote_ends_like_speech(sign) && sign != '-' && has_first_person(f, piece));
    if (is_title_case(f, piece) && !(beside && quote_ends_like_speech(sign)))
        return false;
    if (count >= SPEECH_LEAST)
        return true;
    bool said = beside && piece->cue.verb < piece->first && (f->words.items[piece->cue.verb].roles & WORD_SAY);
    return (beside && (count == SCARE_MOST || quote_ends_like_speech(sign))) || (said && count >= FRAGMENT_LEAST) || whole_sentence;
}

/* ---- stretches ---- */

static void mark_words(struct finder *f, uint32_t index) {
    struct piece *piece = &f->pieces.items[index];
    for (uint32_t i = piece->first; i < piece->end; i++)
        f->words.items[i].stretch = (int32_t)index;
}

static void add_pieces(struct finder *f, const struct stretch_list *stretches, struct arena *arena) {
    for (LIST_EACH(const struct stretch, stretch, stretches)) {
        struct piece piece = {.stretch = *stretch, .from = -1};
        piece.first = words_at(&f->words, stretch->inner.start);
        piece.end = words_at(&f->words, stretch->inner.end);
        if (!may_be_speech(f, &piece))
            continue;
        *LIST_ADD(&f->pieces, arena) = piece;
        mark_words(f, f->pieces.count - 1);
    }
}

/*
 * A quote that was never closed and does not go on in the next paragraph ends where the narrator takes over: before ", said X"
 * or at the first sentence behind its own that has a cue's subject and verb and no I or we.
 */
static void cut_at_narrator(struct finder *f, struct piece *piece) {
    if ((piece->stretch.flags & (STRETCH_CLOSED | STRETCH_GOES_ON)) || !(piece->stretch.flags & STRETCH_OPENED))
        return;
    for (uint32_t i = piece->first + 1; i < piece->end; i++) {
        const struct word *word = &f->words.items[i];
        bool inverted = (word->gap & (GAP_COMMA | GAP_STOP)) && (word->roles & WORD_SAY) && !(word->roles & WORD_CAPITAL)
                        && i + 1 < piece->end && mention_from(&f->words, i + 1, piece->end).form;
        bool said_by = (word->gap & GAP_COMMA) && (word->roles & (WORD_PRONOUNS | WORD_CAPITAL)) && i + 1 < piece->end
                       && !(word->roles & WORD_FIRST) && (f->words.items[i + 1].roles & WORD_SAY)
                       && !(f->words.items[i + 1].gap & (GAP_STOP | GAP_COMMA));
        if (!inverted && !said_by)
            continue;
        uint32_t end = word->span.start;
        while (end > piece->stretch.inner.start && f->article->text.data[end - 1] == ' ')
            end--;
        piece->stretch.inner.end = piece->stretch.outer.end = end;
        piece->end = i;
        return;
    }
}

/* ---- cues ---- */

static uint32_t region_behind(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index];
    uint32_t to = piece->end, most = index + 1 < f->pieces.count ? piece[1].first : f->words.count;
    if (to < most && f->words.items[to].paragraph == piece->stretch.paragraph)
        for (to++; to < most && !quote_opens_sentence(f, to); to++)
            ;
    return to;
}

static bool behind_is_sentence(const struct finder *f, const struct piece *piece, char sign) {
    if (piece->end >= f->words.count)
        return false;
    const struct word *next = &f->words.items[piece->end];
    return quote_opens_sentence(f, piece->end) || (sign == '.' && (next->roles & WORD_CAPITAL));
}

/* "…." Kerr said later. - the cue is all that the sentence says, and leads to no words behind it. */
static bool is_bare_cue(const struct finder *f, const struct cue *cue, uint32_t to) {
    uint32_t end = cue->verb > cue->mention.last ? cue->verb + 1 : cue->mention.last + 1;
    while (end < to && (f->words.items[end].roles & (WORD_ADVERB | WORD_CALENDAR)))
        end++;
    return end >= to && !(to < f->words.count && (f->words.items[to].gap & (GAP_COLON | GAP_COMMA)));
}

/* "Kerr asked him", "Kerr told reporters": the word behind those who are told or asked. */
static uint32_t behind_listener(const struct finder *f, const struct cue *cue, uint32_t next, uint32_t to) {
    if (next >= to || cue->verb < cue->mention.last || f->words.items[next].gap || !word_has(&f->words, cue->verb, WORD_TELL))
        return next;
    if (word_has(&f->words, next, WORD_POSSESSIVE | WORD_FIRST) &&
        (next + 1 == to || word_has(&f->words, next + 1, WORD_SMALL) || f->words.items[next + 1].gap))
        return next + 1;
    struct mention listener = mention_from(&f->words, next, to);
    return listener.form ? listener.last + 1 : next;
}

/* Behind "…!" a cue may go on as long as it tells nothing else: "Kerr said as he left". */
static bool tells_only_speech(const struct finder *f, const struct cue *cue, uint32_t to) {
    uint32_t next = cue->verb > cue->mention.last ? cue->verb + 1 : cue->mention.last + 1;
    uint32_t listened = behind_listener(f, cue, next, to);
    if (listened > next && listened >= to)
        return true;
    next = listened;
    if (next >= to)
        return is_bare_cue(f, cue, to);
    const struct word *word = &f->words.items[next];
    return (word->roles & (WORD_PREPOSITION | WORD_ADVERB | WORD_CALENDAR | WORD_CONJUNCTION))
           || ((word->roles & WORD_RELATIVE) && !str_equal(span_str(f->article->text, word->span), STR("that")))
           || (word->gap & (GAP_COMMA | GAP_STOP));
}

/* "The mayor wrote:" ends the paragraph before: *from becomes where that sentence begins. */
static bool introduced_by_paragraph(const struct finder *f, const struct piece *piece, uint32_t *from) {
    if (!piece->first || !(f->words.items[piece->first].gap & GAP_PARAGRAPH) || !piece->stretch.paragraph)
        return false;
    const struct word *last = &f->words.items[piece->first - 1];
    struct span paragraph = f->article->paragraphs.items[piece->stretch.paragraph - 1].span;
    if (last->stretch >= 0 || span_is_empty(paragraph) || f->article->text.data[paragraph.end - 1] != ':')
        return false;
    uint32_t start = piece->first - 1;
    while (start && !quote_opens_sentence(f, start) && f->words.items[start - 1].stretch < 0)
        start--;
    *from = start;
    return true;
}

static void find_cue(struct finder *f, uint32_t index) {
    struct piece *piece = &f->pieces.items[index];
    uint32_t from = quote_narrated_from(f, index), to = region_behind(f, index);
    char sign = quote_last_sign(f, piece);
    bool colon = (f->words.items[piece->first].gap & GAP_COLON) || introduced_by_paragraph(f, piece, &from);
    struct cue ahead = cue_before(&f->words, f->lexicon, from, piece->first, colon);
    struct cue behind = cue_behind(&f->words, f->lexicon, piece->end, to, sign);
    bool own_sentence = behind_is_sentence(f, piece, sign);
    if (own_sentence && behind.mention.form && !behind.is_plain && !(sign == '.' ? is_bare_cue(f, &behind, to) : tells_only_speech(f, &behind, to)))
        behind = (struct cue){0};
    bool ahead_is_near = ahead.mention.form && (colon || piece->first - ahead.verb <= 6);
    bool fragment = piece->first < piece->end && !(f->words.items[piece->first].roles & (WORD_CAPITAL | WORD_FIRST));
    if (ahead.mention.form && (colon || !behind.mention.form || (ahead_is_near && (behind.is_joined || fragment))))
        piece->cue = ahead;
    else
        piece->cue = behind;
    if (!piece->cue.mention.form && !own_sentence)
        piece->cue = cue_trailing(&f->words, piece->end, to);
}

/* ---- all together ---- */

/* Drops what is no speech. */
static void keep_speech(struct finder *f) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < f->pieces.count; i++) {
        struct piece piece = f->pieces.items[i];
        bool after_speech = kept && f->pieces.items[kept - 1].stretch.paragraph == piece.stretch.paragraph;
        if (!is_speech(f, &piece, after_speech))
            continue;
        f->pieces.items[kept] = piece;
        mark_words(f, kept++);
    }
    f->pieces.count = kept;
}

static struct spoken spoken_of(const struct finder *f, const struct piece *piece, const struct spoken *shared, int32_t shared_index) {
    struct spoken spoken = {.span = piece->stretch.inner, .continues = -1};
    spoken.is_closed = piece->stretch.flags & STRETCH_CLOSED;
    spoken.sentence = article_sentence_at(f->article, piece->stretch.inner.start);
    const struct mention *mention = &piece->cue.mention;
    if (mention->form) {
        spoken.form = mention->form;
        spoken.speaker = span_of(f->words.items[mention->first].span.start, f->words.items[mention->last].span.end);
        spoken.is_office = mention->form == SPEAKER_DESCRIPTION && (f->words.items[mention->last].roles & WORD_OFFICE);
        spoken.rule = piece->cue.origin;
        return spoken;
    }
    if (shared) {
        spoken.form = shared->form;
        spoken.speaker = shared->speaker;
        spoken.continues = shared->continues >= 0 ? shared->continues : shared_index;
    }
    spoken.rule = quote_mechanism(f->lexicon, piece->mechanism ? piece->mechanism : "nobody");
    return spoken;
}

void quotes_find(const struct article *article, const struct quote_words *words, struct spoken_list *spoken, struct arena *arena) {
    struct finder f = {.article = article, .lexicon = words};
    struct stretch_list stretches = {0};
    quote_marks_find(article, &stretches, arena);
    if (!stretches.count)
        return;
    words_cut(article, words, &f.words, arena);
    add_pieces(&f, &stretches, arena);
    for (uint32_t i = 0; i < f.pieces.count; i++) {
        cut_at_narrator(&f, &f.pieces.items[i]);
        find_cue(&f, i);
    }
    keep_speech(&f);
    quote_infer_speakers(&f);
    uint32_t base = spoken->count;
    for (uint32_t i = 0; i < f.pieces.count; i++) {
        const struct piece *piece = &f.pieces.items[i];
        struct spoken *items = spoken->items;
        assert(items || piece->from < 0);
        const struct spoken *shared = piece->from >= 0 ? &items[base + (uint32_t)piece->from] : NULL;
        struct spoken one = spoken_of(&f, piece, shared, shared ? (int32_t)(base + (uint32_t)piece->from) : -1);
        *LIST_ADD(spoken, arena) = one;
    }
}
