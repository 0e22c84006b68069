#include "normalise/sentences.h"

#include "base/sixteen.h"
#include "base/utf8.h"

/* One paragraph while it is cut. */
struct cutter {
    str text;            /* of the article, up to the paragraph's end: indexes are the article's */
    size_t start;        /* of the paragraph */
    size_t sentence;     /* start of the sentence in hand */
    bool is_entry;       /* the paragraph is an entry of a list or a row of a table */
    bool quoting;        /* a straight double quote is open */
    const struct sentence_words *words;
};

static char at_or_nul(const struct cutter *c, size_t at) {
    return at < c->text.size ? c->text.data[at] : 0;
}

static bool is_letter_byte(char c) {
    return char_is_letter(c) || (unsigned char)c >= 0x80;
}

static bool is_upper_at(const struct cutter *c, size_t at) {
    if (at >= c->text.size)
        return false;
    return utf8_is_upper(utf8_decode(c->text, &at, NULL));
}

static bool is_lower_at(const struct cutter *c, size_t at) {
    if (at >= c->text.size)
        return false;
    return utf8_is_lower(utf8_decode(c->text, &at, NULL));
}

/* ---- the word before a full stop */

enum { WORD_MOST = 32 };

/* Letters, digits and full stops before at: "D.J" of "D.J.", "3.29.38", "a.m". */
static str word_before(const struct cutter *c, size_t at) {
    size_t start = at;
    while (start > c->sentence && at - start < WORD_MOST) {
        char ch = c->text.data[start - 1];
        if (!is_letter_byte(ch) && !char_is_digit(ch) && ch != '.' && ch != '\'')
            break;
        start--;
    }
    while (start < at && c->text.data[start] == '\'')
        start++;
    return str_slice(c->text, start, at);
}

static bool is_number(str word) {
    for (size_t i = 0; i < word.size; i++)
        if (!char_is_digit(word.data[i]))
            return false;
    return word.size > 0;
}

/* One capital letter ("J"), or letters with a full stop after each ("D.J", "U.S", "a.m"). */
static bool is_initials(str word) {
    bool letter_due = true, capital = false;
    for (size_t at = 0; at < word.size;) {
        if (!letter_due && word.data[at] == '.') {
            at++;
            letter_due = true;
            continue;
        }
        uint32_t point = utf8_decode(word, &at, NULL);
        if (!letter_due || !utf8_is_letter(point))
            return false;
        capital |= utf8_is_upper(point);
        letter_due = false;
    }
    return capital && !letter_due;
}

static str word_at(const struct cutter *c, size_t at) {
    size_t end = at;
    while (end < c->text.size && is_letter_byte(c->text.data[end]))
        end++;
    return str_slice(c->text, at, end);
}

/* "1. Name": a number that opens the sentence, or comes behind another entry of a list on the same line. */
static bool is_list_number(const struct cutter *c, str word) {
    size_t start = (size_t)(word.data - c->text.data);
    if (!is_number(word) || word.size > 3)
        return false;
    if (start == c->sentence || c->is_entry)
        return true;
    if (start < c->sentence + 2 || c->text.data[start - 1] != ' ')
        return false;
    char before = c->text.data[start - 2];
    return char_is_digit(before) || strchr(",;:)-", before);
}

/* ---- what follows */

/* What stands behind the mark and its quotes, and the blank: where the next sentence's first word begins. */
static size_t first_letter(const struct cutter *c, size_t at) {
    while (at < c->text.size && strchr("\"'([", c->text.data[at]))
        at++;
    return at;
}

static bool begins_like_sentence(const struct cutter *c, size_t at) {
    size_t word = first_letter(c, at);
    if (word >= c->text.size)
        return word > at;
    char ch = c->text.data[word];
    if (char_is_digit(ch))
        return true;
    if (!is_letter_byte(ch))
        return false;
    return !is_lower_at(c, word);
}

/* The unit of "6ft. 2in.", a word that stands right behind its number; else the word itself. */
static str without_number(str word) {
    size_t digits = 0;
    while (digits < word.size && char_is_digit(word.data[digits]))
        digits++;
    return digits < word.size ? str_slice(word, digits, word.size) : word;
}

/* Whether the single full stop at dot ends a sentence that next would begin. */
static bool stop_ends(const struct cutter *c, size_t dot, size_t next) {
    str word = word_before(c, dot);
    if (!word.size)
        return true;
    size_t letter = first_letter(c, next);
    bool number_next = char_is_digit(at_or_nul(c, letter));
    if (is_list_number(c, word))
        return false;
    str first = word_at(c, letter);
    bool initial_next = first.size == 1 && at_or_nul(c, letter + 1) == '.'; /* "A. A. Bell" */
    bool opener = !initial_next && sentence_words_opens(c->words, first);
    switch (sentence_words_abbreviation(c->words, without_number(word))) {
    case GOES_ON:
        return false;
    case NUMBER_FOLLOWS:
    case MAY_END:
        return !number_next && is_upper_at(c, letter);
    case PROPER:
        return opener;
    case NO_ABBREVIATION:
        break;
    }
    return !is_initials(word) || opener;
}

/* "final.The": a blank was lost. Two lower-case letters before and a capitalised word behind tell it from "B.Com",
 * a full stop further left from "www.example.Com". */
static bool blank_was_lost(const struct cutter *c, size_t dot, size_t next) {
    if (dot < c->sentence + 3 || !char_is_lower(c->text.data[dot - 1]) || !char_is_lower(c->text.data[dot - 2]))
        return false;
    size_t letter = first_letter(c, next);
    if (!char_is_upper(at_or_nul(c, letter)))
        return false;
    str word = word_at(c, letter), before = word_before(c, dot);
    if (sentence_words_abbreviation(c->words, before) != NO_ABBREVIATION || str_find_char(before, '.', 0) < before.size)
        return false;
    return word.size == 1 || char_is_lower(word.data[1]);
}

/* ---- cutting */

/* A quote before which a page lost the closing one leaves the count of quotes wrong: then the blanks around it tell. */
static bool closes_by_place(const struct cutter *c, size_t at) {
    bool blank_before = at == c->start || c->text.data[at - 1] == ' ', blank_behind = at + 1 >= c->text.size || c->text.data[at + 1] == ' ';
    return blank_behind && !blank_before;
}

static bool opens_by_place(const struct cutter *c, size_t at) {
    bool blank_before = at == c->start || c->text.data[at - 1] == ' ', blank_behind = at + 1 >= c->text.size || c->text.data[at + 1] == ' ';
    return blank_before && !blank_behind;
}

/* Closing quotes and brackets behind a mark belong to its sentence. A double quote closes when one is open. */
static size_t after_closers(struct cutter *c, size_t at) {
    for (; at < c->text.size; at++) {
        char ch = c->text.data[at];
        if (ch == '"' && (c->quoting || closes_by_place(c, at)))
            c->quoting = false;
        else if (ch == '\'' && !is_letter_byte(at_or_nul(c, at + 1)))
            continue;
        else if (ch != ')' && ch != ']')
            break;
    }
    /* `he said. " Then`: a closing quote that lost its place */
    if (c->quoting && at_or_nul(c, at) == ' ' && at_or_nul(c, at + 1) == '"' && (at + 2 == c->text.size || at_or_nul(c, at + 2) == ' ')) {
        c->quoting = false;
        return at + 2;
    }
    return at;
}

static void add_sentence(struct cutter *c, struct article *article, uint32_t paragraph, size_t end, struct arena *arena) {
    size_t start = c->sentence;
    while (start < end && c->text.data[start] == ' ')
        start++;
    while (end > start && c->text.data[end - 1] == ' ')
        end--;
    if (start < end) {
        *LIST_ADD(&article->sentences, arena) = (struct sentence){span_of(start, end), paragraph};
        article->paragraphs.items[paragraph].sentence_count++;
    }
}

/* A mark stands at at. Returns where its sentence ends, or 0 when it goes on; *next is where reading goes on. */
static size_t end_at(struct cutter *c, size_t at, size_t *next) {
    size_t marks = at;
    bool stop_only = true;
    while (marks < c->text.size && strchr(".!?", c->text.data[marks]))
        stop_only &= c->text.data[marks++] == '.';
    size_t after = after_closers(c, marks);
    *next = after;
    if (after == c->text.size)
        return after;
    bool single_stop = stop_only && marks == at + 1;
    if (c->text.data[after] != ' ') {
        bool lost = single_stop && after - marks <= 1 && blank_was_lost(c, at, after);
        return lost || (after > marks && c->text.data[after - 1] == '"' && is_upper_at(c, after)) ? after : 0;
    }
    if (!begins_like_sentence(c, after + 1))
        return 0;
    if (single_stop && !stop_ends(c, at, after + 1))
        return 0;
    return after;
}

/* Index of the next byte from at on that may end a sentence or open a quote, or stop. */
static size_t next_mark(str text, size_t at, size_t stop) {
    for (; stop - at >= 16; at += 16) {
        sixteen bytes = sixteen_load(text.data + at);
        if (sixteen_any((bytes == '.') | (bytes == '"') | (bytes == '!') | (bytes == '?')))
            break;
    }
    while (at < stop && text.data[at] != '.' && text.data[at] != '"' && text.data[at] != '!' && text.data[at] != '?')
        at++;
    return at;
}

/* A sentence too long to be one is cut at its last blank, or between characters. */
static size_t forced_end(const struct cutter *c) {
    size_t end = c->sentence + SENTENCE_MOST;
    while (end > c->sentence + SENTENCE_MOST / 2 && c->text.data[end] != ' ')
        end--;
    if (c->text.data[end] == ' ')
        return end;
    for (end = c->sentence + SENTENCE_MOST; ((unsigned char)c->text.data[end] & 0xC0) == 0x80;)
        end--;
    return end;
}

void sentences_find(struct article *article, uint32_t paragraph, const struct sentence_words *words, struct arena *arena) {
    struct paragraph *p = &article->paragraphs.items[paragraph];
    struct cutter c = {.text = str_slice(article->text, 0, p->span.end), .start = p->span.start, .sentence = p->span.start,
                       .is_entry = p->kind == BLOCK_ITEM || p->kind == BLOCK_ROW, .words = words};
    p->first_sentence = article->sentences.count;
    p->sentence_count = 0;
    for (size_t at = c.start; at < c.text.size;) {
        size_t longest = c.sentence + SENTENCE_MOST;
        size_t mark = next_mark(c.text, at, longest < c.text.size ? longest : c.text.size), end = 0, next = mark + 1;
        if (mark == c.text.size)
            break;
        if (mark == longest)
            end = forced_end(&c);
        else if (c.text.data[mark] == '"')
            c.quoting = opens_by_place(&c, mark) || (!closes_by_place(&c, mark) && !c.quoting);
        else
            end = end_at(&c, mark, &next);
        if (end) {
            add_sentence(&c, article, paragraph, end, arena);
            c.sentence = end;
            while (c.sentence < c.text.size && c.text.data[c.sentence] == ' ')
                c.sentence++;
            next = mark == longest || next < c.sentence ? c.sentence : next;
        }
        at = next;
    }
    add_sentence(&c, article, paragraph, c.text.size, arena);
}
