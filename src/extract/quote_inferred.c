/*
 * Stretches that have no cue of their own take the speaker of a neighbour: of the same sentence, paragraph or speech; or whom the
 * narrator speaks of beside them.
 */
#include "quote_inferred.h"

enum { QUESTIONS_MOST = 4 }; /* of the writer in a row */

/* Narrator's words stand between this stretch and the one before it in their sentence, or they touch. */
static bool shares_sentence(const struct finder *f, uint32_t index, const struct piece *last) {
    for (uint32_t i = last->end; i <= f->pieces.items[index].first; i++)
        if (i < f->words.count && quote_opens_sentence(f, i))
            return false;
    return true;
}

/* Sentences between the tail of the quote before and this stretch. */
static bool narrator_intervenes(const struct finder *f, uint32_t index, const struct piece *last) {
    uint32_t sentences = 0, i = last->end;
    for (i++; i <= f->pieces.items[index].first; i++)
        sentences += i < f->words.count && quote_opens_sentence(f, i);
    return sentences > 1;
}

/* "Seko, said Kawa, had telephoned.": who tells the sentence, in commas. */
static struct mention teller_within(const struct finder *f, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i + 1 < to; i++) {
        const struct word *word = &f->words.items[i];
        if (!(word->gap & GAP_COMMA) || !(word->roles & WORD_SAY) || (word->roles & WORD_CAPITAL))
            continue;
        struct mention mention = mention_from(&f->words, i + 1, to);
        if (mention.form == SPEAKER_NAME)
            return mention;
    }
    return (struct mention){0};
}

static struct mention sentence_before(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index], *last = quote_piece_before(f, index);
    uint32_t from = piece->first, least = last ? last->end : 0;
    if (!from || (f->words.items[from].gap & GAP_PARAGRAPH))
        return (struct mention){0};
    for (from--; from > least && !quote_opens_sentence(f, from); from--)
        ;
    struct mention teller = teller_within(f, from, piece->first);
    return teller.form ? teller : subject_of_sentence(&f->words, from, piece->first);
}

static void take_mechanism(struct piece *piece, const char *mechanism, int32_t from) {
    piece->mechanism = mechanism;
    piece->from = from;
}

static void take_mention(const struct finder *f, struct piece *piece, const char *mechanism, struct mention mention) {
    piece->cue = (struct cue){.mention = mention, .origin = quote_mechanism(f->lexicon, mechanism), .verb = mention.first};
}

/* "Former coach Ann Boyle said they would back her." between two speeches: who tells what the next one goes on about. */
static struct mention teller_between(const struct finder *f, uint32_t index, const struct piece *last) {
    uint32_t to = f->pieces.items[index].first, from = to;
    if (!to || (f->words.items[to].gap & GAP_PARAGRAPH))
        return (struct mention){0};
    for (from--; from > last->end && !quote_opens_sentence(f, from); from--)
        ;
    for (uint32_t i = from + 1; from >= last->end && i < to; i++) {
        const struct word *word = &f->words.items[i];
        if (!(word->roles & WORD_SAY) || (word->roles & (WORD_CAPITAL | WORD_GENITIVE)))
            continue;
        struct mention mention = subject_of(&f->words, i, from);
        return mention.form == SPEAKER_NAME ? mention : (struct mention){0};
    }
    /* "Winner Ann Lind was less kind.": a sentence of its own about somebody who does not tell the speech before it */
    bool is_own = from >= last->end && quote_opens_sentence(f, from) && !(last->cue.mention.form && last->cue.verb >= from && last->cue.verb < to);
    struct mention about = is_own ? subject_of_sentence(&f->words, from, to) : (struct mention){0};
    return about.form == SPEAKER_NAME ? about : (struct mention){0};
}

/* The latest stretch before that the writer of the article has not spoken himself, -1: "Are you tired?" I asked. "No." */
static int32_t answered_by(const struct finder *f, uint32_t index) {
    int32_t i = (int32_t)index - 1, least = i - QUESTIONS_MOST;
    while (i >= 0 && i > least && f->pieces.items[i].cue.mention.form == SPEAKER_AUTHOR)
        i--;
    return i > least ? i : -1;
}

static void infer_speaker(struct finder *f, uint32_t index) {
    struct piece *piece = &f->pieces.items[index];
    if (piece->cue.mention.form)
        return;
    const struct piece *last = quote_piece_before(f, index);
    uint32_t from = quote_narrated_from(f, index);
    bool was_asked = index && piece[-1].cue.mention.form == SPEAKER_AUTHOR && quote_last_sign(f, piece - 1) == '?' &&
                     quote_last_sign(f, piece) != '?';
    int32_t previous = was_asked ? answered_by(f, index) : (int32_t)index - 1;
    if (was_asked && previous < 0) {
        take_mechanism(piece, "nobody", -1);
        return;
    }
    bool goes_on = index && (piece[-1].stretch.flags & STRETCH_GOES_ON) && piece[-1].stretch.paragraph + 1 == piece->stretch.paragraph;
    if (goes_on) {
        take_mechanism(piece, "next-paragraph", previous);
    } else if (last && shares_sentence(f, index, last)) {
        take_mechanism(piece, "same-sentence", previous);
    } else if (last && from == piece->first && !narrator_intervenes(f, index, last)) {
        struct mention teller = teller_between(f, index, last);
        if (teller.form)
            take_mention(f, piece, "sentence-before", teller);
        else
            take_mechanism(piece, "same-paragraph", previous);
    } else {
        struct mention subject = from < piece->first ? subject_of_sentence(&f->words, from, piece->first) : (struct mention){0};
        if (subject.form) {
            take_mention(f, piece, "subject-of-sentence", subject);
            return;
        }
        subject = sentence_before(f, index);
        if (subject.form == SPEAKER_NAME || (subject.form == SPEAKER_PRONOUN && !last)) /* "She laughs." before her first words here */
            take_mention(f, piece, "sentence-before", subject);
        else
            take_mechanism(piece, index ? "previous-speaker" : "nobody", previous);
    }
}

/* Stretches before the first cue of an article, and parts of one speech whose cue stands in a later part. */
static void look_ahead(struct finder *f) {
    for (uint32_t i = f->pieces.count; i-- > 1;) {
        struct piece *piece = &f->pieces.items[i], *last = piece - 1;
        bool nobody_yet = !last->cue.mention.form && (last->from < 0 || last->mechanism[0] == 'p');
        bool one_speech = (last->stretch.flags & STRETCH_GOES_ON) && piece->stretch.paragraph == last->stretch.paragraph + 1;
        if (nobody_yet && piece->cue.mention.form && (one_speech || (last->from < 0 && piece->stretch.paragraph <= last->stretch.paragraph + 1))) {
            last->cue = piece->cue;
            last->cue.origin = quote_mechanism(f->lexicon, "cue-in-next-paragraph");
        }
    }
}

/* The narrator says nothing in the paragraph of the stretch. */
static bool fills_paragraph(const struct finder *f, const struct piece *piece) {
    bool opens = piece->first == 0 || (f->words.items[piece->first].gap & GAP_PARAGRAPH);
    return opens && (piece->end >= f->words.count || (f->words.items[piece->end].gap & GAP_PARAGRAPH));
}

/* Whom the sentence is about that ends in front of the word, or begins with it. */
static struct mention named_in_front(const struct finder *f, uint32_t to) {
    uint32_t from = to;
    while (from > 0 && !quote_opens_sentence(f, --from))
        ;
    return to ? subject_of_sentence(&f->words, from, to) : (struct mention){0};
}

static struct mention named_behind(const struct finder *f, uint32_t from) {
    uint32_t to = from + 1;
    if (from >= f->words.count || f->words.items[from].stretch >= 0)
        return (struct mention){0};
    while (to < f->words.count && !quote_opens_sentence(f, to) && f->words.items[to].stretch < 0)
        to++;
    return subject_of_sentence(&f->words, from, to);
}

/* "Ann Lind set a record. / I like hills." or "I like hills." / Ann Lind likes them best steep: the first words of an article are hers of whom
 * the paragraph before has told, or, where they open it, the one behind tells. */
static void look_around(struct finder *f) {
    struct piece *piece = f->pieces.items;
    if (!f->pieces.count || piece->cue.mention.form || piece->from >= 0 || !fills_paragraph(f, piece))
        return;
    struct mention before = named_in_front(f, piece->first);
    if (before.form == SPEAKER_NAME) {
        take_mention(f, piece, "paragraph-before", before);
        return;
    }
    struct mention behind = named_behind(f, piece->end);
    if (behind.form == SPEAKER_NAME)
        take_mention(f, piece, "paragraph-behind", behind);
}

void quote_infer_speakers(struct finder *f) {
    for (uint32_t i = 0; i < f->pieces.count; i++)
        infer_speaker(f, i);
    look_ahead(f);
    look_around(f);
}
