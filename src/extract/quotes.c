/*
 * Stretches between marks become spoken words with the mention of their speaker. Each stretch looks for a cue of its own; what is
 * left takes the speaker of its neighbours, in the order of the functions below.
 */
#include "extract/quotes.h"

#include <assert.h>

#include "quote_cues.h"
#include "quote_marks.h"

enum {
    SCARE_MOST = 3,        /* words that may be a nickname, a title or a doubt rather than speech */
    FRAGMENT_LEAST = 2,    /* words that are speech behind a verb of saying: said it was "very surprised" */
    SPEECH_LEAST = 4,      /* words that are speech without further proof */
    BESIDE_BEFORE = 4,     /* words between a verb and the words that it attributes, */
    BESIDE_BEHIND = 12,    /* and behind words that end in a comma */
    QUESTIONS_MOST = 4,    /* of the writer in a row */
    SINGLE_LEAST = 5,      /* the same in single marks, which titles and headlines also stand in */
};

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

/* ---- words and signs ---- */

static bool new_sentence(const struct finder *f, uint32_t i) {
    const struct word *word = &f->words.items[i];
    if (!i || (word->gap & GAP_PARAGRAPH))
        return true;
    return (word->gap & GAP_STOP) && word->sentence != word[-1].sentence;
}

static char last_sign(const struct finder *f, const struct piece *piece) {
    struct span inner = piece->stretch.inner;
    while (inner.end > inner.start && f->article->text.data[inner.end - 1] == '\'')
        inner.end--;
    return span_is_empty(inner) ? 0 : f->article->text.data[inner.end - 1];
}

static bool ends_like_speech(char sign) {
    return sign && strchr(",.!?-", sign);
}

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
    char sign = last_sign(f, piece);
    if (!count)
        return false;
    if (piece->stretch.flags & STRETCH_SINGLE)
        return count >= SINGLE_LEAST || ends_like_speech(sign);
    return count > SCARE_MOST || ends_like_speech(sign) || !(piece->stretch.flags & STRETCH_CLOSED) || count >= FRAGMENT_LEAST;
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
    bool goes_on = last_sign(f, piece) == ',' && verb - piece->end <= BESIDE_BEHIND; /* "…," Kerr, his eyes red, said */
    return goes_on || verb - piece->end <= 3;
}

/* after_speech: the stretch before it in its paragraph is speech. */
static bool is_speech(const struct finder *f, const struct piece *piece, bool after_speech) {
    uint32_t count = piece->end - piece->first;
    char sign = last_sign(f, piece);
    bool beside = cue_is_beside(f, piece);
    bool whole_sentence = sign && strchr(".!?", sign) && (f->words.items[piece->first].roles & WORD_CAPITAL);
    if (piece->stretch.flags & STRETCH_SINGLE)
        return beside || (after_speech && whole_sentence)
               || (count >= SINGLE_LEAST && ends_like_speech(sign) && sign != '-' && has_first_person(f, piece));
    if (is_title_case(f, piece) && !(beside && ends_like_speech(sign)))
        return false;
    if (count >= SPEECH_LEAST)
        return true;
    bool said = beside && piece->cue.verb < piece->first && (f->words.items[piece->cue.verb].roles & WORD_SAY);
    return (beside && (count == SCARE_MOST || ends_like_speech(sign))) || (said && count >= FRAGMENT_LEAST) || whole_sentence;
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

static const struct piece *before(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index];
    const struct piece *last = index ? piece - 1 : NULL;
    return last && last->stretch.paragraph == piece->stretch.paragraph ? last : NULL;
}

/* The narrator's words between the stretch before (or the beginning of the sentence) and this one. */
static uint32_t region_before(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index], *last = before(f, index);
    uint32_t from = piece->first;
    while (from && !new_sentence(f, from) && !(last && from <= last->end))
        from--;
    return from;
}

static uint32_t region_behind(const struct finder *f, uint32_t index) {
    const struct piece *piece = &f->pieces.items[index];
    uint32_t to = piece->end, most = index + 1 < f->pieces.count ? piece[1].first : f->words.count;
    if (to < most && f->words.items[to].paragraph == piece->stretch.paragraph)
        for (to++; to < most && !new_sentence(f, to); to++)
            ;
    return to;
}

static bool behind_is_sentence(const struct finder *f, const struct piece *piece, char sign) {
    if (piece->end >= f->words.count)
        return false;
    const struct word *next = &f->words.items[piece->end];
    return new_sentence(f, piece->end) || (sign == '.' && (next->roles & WORD_CAPITAL));
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
    if (word_has(&f->words, next, WORD_POSSESSIVE | WORD_FIRST) && (next + 1 == to || word_has(&f->words, next + 1, WORD_SMALL) || f->words.items[next + 1].gap))
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
    while (start && !new_sentence(f, start) && f->words.items[start - 1].stretch < 0)
        start--;
    *from = start;
    return true;
}

static void find_cue(struct finder *f, uint32_t index) {
    struct piece *piece = &f->pieces.items[index];
    uint32_t from = region_before(f, index), to = region_behind(f, index);
    char sign = last_sign(f, piece);
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

/* ---- speakers of stretches without a cue ---- */

/* Narrator's words stand between this stretch and the one before it in their sentence, or they touch. */
static bool shares_sentence(const struct finder *f, uint32_t index, const struct piece *last) {
    for (uint32_t i = last->end; i <= f->pieces.items[index].first; i++)
        if (i < f->words.count && new_sentence(f, i))
            return false;
    return true;
}

/* Sentences between the tail of the quote before and this stretch. */
static bool narrator_intervenes(const struct finder *f, uint32_t index, const struct piece *last) {
    uint32_t sentences = 0, i = last->end;
    for (i++; i <= f->pieces.items[index].first; i++)
        sentences += i < f->words.count && new_sentence(f, i);
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
    const struct piece *piece = &f->pieces.items[index], *last = before(f, index);
    uint32_t from = piece->first, least = last ? last->end : 0;
    if (!from || (f->words.items[from].gap & GAP_PARAGRAPH))
        return (struct mention){0};
    for (from--; from > least && !new_sentence(f, from); from--)
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
    for (from--; from > last->end && !new_sentence(f, from); from--)
        ;
    for (uint32_t i = from + 1; from >= last->end && i < to; i++) {
        const struct word *word = &f->words.items[i];
        if (!(word->roles & WORD_SAY) || (word->roles & (WORD_CAPITAL | WORD_GENITIVE)))
            continue;
        struct mention mention = subject_of(&f->words, i, from);
        return mention.form == SPEAKER_NAME ? mention : (struct mention){0};
    }
    /* "Winner Ann Lind was less kind.": a sentence of its own about somebody who does not tell the speech before it */
    bool is_own = from >= last->end && new_sentence(f, from) && !(last->cue.mention.form && last->cue.verb >= from && last->cue.verb < to);
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
    const struct piece *last = before(f, index);
    uint32_t from = region_before(f, index);
    bool was_asked = index && piece[-1].cue.mention.form == SPEAKER_AUTHOR && last_sign(f, piece - 1) == '?' && last_sign(f, piece) != '?';
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
    while (from > 0 && !new_sentence(f, --from))
        ;
    return to ? subject_of_sentence(&f->words, from, to) : (struct mention){0};
}

static struct mention named_behind(const struct finder *f, uint32_t from) {
    uint32_t to = from + 1;
    if (from >= f->words.count || f->words.items[from].stretch >= 0)
        return (struct mention){0};
    while (to < f->words.count && !new_sentence(f, to) && f->words.items[to].stretch < 0)
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
    for (uint32_t i = 0; i < f.pieces.count; i++)
        infer_speaker(&f, i);
    look_ahead(&f);
    look_around(&f);
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
