#include "quote_marks.h"

#include <stdlib.h>

#include "base/sort.h"
#include "base/utf8.h"

/* Single marks hold titles and inner quotes, or, in an article that hardly has others, all speech. */
enum singles { SINGLES_ASIDE, SINGLES_SPEAK };

enum side { EITHER, OPENING, CLOSING, STRAY /* of a paragraph: it begins with a mark and a blank */ };

struct quote_mark {
    uint32_t at;           /* byte of the article's text */
    bool is_single;
    enum side printed;     /* what the character says: “ opens, ” closes, " either */
    enum side side;        /* what its neighbours say */
    bool is_glued;         /* to words on both sides: a blank was lost */
};

struct marks {
    struct quote_mark *items;
    uint32_t count, room;
};

enum {
    PARAGRAPHS_AHEAD = 12,   /* a quote without marks at its inner paragraphs is not followed further */
    SINGLES_AHEAD = 48,      /* apostrophes that one single-quoted stretch may hold */
};

/* ---- single marks ---- */

static enum side side_printed(uint32_t point) {
    switch (point) {
    case 0x201C: case 0x2018: case 0xAB: case 0x2039: case 0x201E: case 0x201A: case 0x201F: case 0x201B: case 0x93: case 0x91:
        return OPENING;
    case 0x201D: case 0x2019: case 0xBB: case 0x203A: case 0x94: case 0x92:
        return CLOSING;
    default:
        return EITHER;
    }
}

static bool is_blank_or_none(char c) {
    return c == 0 || c == ' ' || c == '"';
}

static bool is_after_close(char c) {
    return c && strchr(".,;:!?)]-/'", c) != NULL;
}

static enum side side_of(str text, struct span paragraph, uint32_t at) {
    char before = at > paragraph.start ? text.data[at - 1] : 0;
    char after = at + 1 < paragraph.end ? text.data[at + 1] : 0;
    bool dots_follow = after == '.' && at + 2 < paragraph.end && text.data[at + 2] == '.';
    bool free_before = is_blank_or_none(before) || strchr("([{", before);
    bool free_after = is_blank_or_none(after);
    if (free_before && !free_after)
        return is_after_close(after) && !dots_follow && after != '\'' && after != '-' ? EITHER : OPENING;
    if (!free_before && (free_after || is_after_close(after)))
        return CLOSING;
    return EITHER;
}

static bool is_glued(str text, struct span paragraph, uint32_t at) {
    char before = at > paragraph.start ? text.data[at - 1] : 0;
    char after = at + 1 < paragraph.end ? text.data[at + 1] : 0;
    return !is_blank_or_none(before) && !strchr("([{", before) && !is_blank_or_none(after) && !is_after_close(after);
}

/* 6'7" and 17'4.5": inches. */
static bool is_inches(str text, struct span paragraph, uint32_t at) {
    uint32_t i = at;
    while (i > paragraph.start && (char_is_digit(text.data[i - 1]) || text.data[i - 1] == '.'))
        i--;
    return i < at && i > paragraph.start + 1 && text.data[i - 1] == '\'' && char_is_digit(text.data[i - 2]);
}

static void collect(const struct article *article, struct span paragraph, struct marks *marks, struct arena *arena) {
    str text = article->text;
    marks->count = 0;
    for (uint32_t at = paragraph.start; at < paragraph.end; at++) {
        char c = text.data[at];
        if ((c != '"' && c != '\'') || (c == '"' && is_inches(text, paragraph, at)))
            continue;
        str printed = article_words(article, span_of(at, at + 1));
        size_t start = 0;
        uint32_t point = printed.size ? utf8_decode(printed, &start, NULL) : 0;
        *LIST_ADD(marks, arena) = (struct quote_mark){
            .at = at, .is_single = c == '\'', .printed = side_printed(point), .side = side_of(text, paragraph, at),
            .is_glued = is_glued(text, paragraph, at),
        };
    }
}

/* ---- pairs of double marks ---- */

struct pairing {
    const struct article *article;
    struct stretch_list *stretches;
    struct arena *arena;
    struct span paragraph;
    uint32_t paragraph_index;
};

static struct span trimmed(str text, struct span span) {
    while (span.start < span.end && text.data[span.start] == ' ')
        span.start++;
    while (span.end > span.start && text.data[span.end - 1] == ' ')
        span.end--;
    return span;
}

static void emit(const struct pairing *p, struct span inner, struct span outer, uint32_t flags) {
    inner = trimmed(p->article->text, inner);
    if (!span_is_empty(inner))
        *LIST_ADD(p->stretches, p->arena) = (struct stretch){inner, outer, p->paragraph_index, flags};
}

static char last_before(str text, struct span paragraph, uint32_t at) {
    while (at > paragraph.start && (text.data[at - 1] == ' ' || text.data[at - 1] == '\''))
        at--;
    return at > paragraph.start ? text.data[at - 1] : 0;
}

static char first_after(str text, struct span paragraph, uint32_t at) {
    while (at < paragraph.end && text.data[at] == ' ')
        at++;
    return at < paragraph.end ? text.data[at] : 0;
}

/* While words are open a mark that looks like an opening one closes them, opens inner ones, or shows that a mark was lost. */
enum turn { TURN_CLOSE, TURN_NEST, TURN_LOST };

static enum turn turn_at(const struct pairing *p, const struct quote_mark *mark) {
    str text = p->article->text;
    char before = last_before(text, p->paragraph, mark->at), after = first_after(text, p->paragraph, mark->at + 1);
    if (char_is_lower(after) && mark->printed != OPENING && (before == ',' || mark->printed == CLOSING))
        return TURN_CLOSE; /* a blank slipped to the wrong side: , "he said */
    return before && strchr(".!?", before) ? TURN_LOST : TURN_NEST;
}

static enum side decided(const struct quote_mark *mark, bool is_open) {
    if (mark->side != EITHER)
        return mark->side;
    if (mark->is_glued)
        return is_open ? CLOSING : OPENING;
    if (mark->printed != EITHER)
        return mark->printed;
    return is_open ? CLOSING : OPENING;
}

static const struct quote_mark *double_from(const struct marks *marks, uint32_t i) {
    for (; i < marks->count; i++)
        if (!marks->items[i].is_single)
            return &marks->items[i];
    return NULL;
}

/* Pairs the paragraph's double marks. began: somebody's words run on from the paragraph before. True when they run on
 * from this one. */
static bool pair_doubles(const struct pairing *p, const struct marks *marks, bool began) {
    bool is_open = began, is_stray = false; /* opened by a mark between two blanks */
    uint32_t from = p->paragraph.start, inner_from = from, flags = 0, depth = 0;
    for (uint32_t i = 0; i < marks->count; i++) {
        const struct quote_mark *mark = &marks->items[i];
        if (mark->is_single)
            continue;
        bool at_start = mark->at == p->paragraph.start;
        enum side side = began && at_start && mark->side == EITHER ? CLOSING : decided(mark, is_open);
        const struct quote_mark *next = double_from(marks, i + 1);
        bool lost_blank = is_open && mark->is_glued && next && next->side == CLOSING && !next->is_glued;
        if (lost_blank && turn_at(p, mark) == TURN_LOST) /* … time."As long as … */
            side = OPENING;
        enum turn turn = is_open && side == OPENING ? turn_at(p, mark) : TURN_CLOSE;
        if (is_open && side == OPENING && turn == TURN_NEST && !at_start) {
            depth++;
        } else if (is_open && side == OPENING && (turn == TURN_LOST || at_start)) {
            emit(p, span_of(inner_from, mark->at), span_of(from, mark->at), flags);
            from = mark->at;
            inner_from = from + 1;
            flags = STRETCH_OPENED;
            is_stray = false;
            depth = 0;
        } else if (is_open) {
            if (depth && next && decided(next, true) == CLOSING) {
                depth--;
                continue;
            }
            emit(p, span_of(inner_from, mark->at), span_of(from, mark->at + 1), flags | STRETCH_CLOSED);
            is_open = false;
            depth = 0;
        } else if (side == OPENING || mark->printed == OPENING || (at_start && !began)) {
            is_open = true;
            is_stray = mark->side == EITHER && !mark->is_glued && !at_start;
            from = mark->at;
            inner_from = from + 1;
            flags = STRETCH_OPENED;
        }
    }
    if (is_open && is_stray)
        return false;
    if (is_open)
        emit(p, span_of(inner_from, p->paragraph.end), span_of(from, p->paragraph.end), flags);
    return is_open;
}

/* ---- single-quoted speech ---- */

static bool opens_with(const struct article *article, uint32_t paragraph, char mark) {
    if (paragraph >= article->paragraphs.count)
        return false;
    struct span span = article->paragraphs.items[paragraph].span;
    return span.start < span.end && article->text.data[span.start] == mark;
}

static bool opens_single(str text, struct span paragraph, const struct quote_mark *mark) {
    char before = mark->at > paragraph.start ? text.data[mark->at - 1] : 0;
    char after = mark->at + 1 < paragraph.end ? text.data[mark->at + 1] : 0;
    bool free_before = is_blank_or_none(before) || strchr("([{-:", before);
    return free_before && after && (char_is_letter(after) || (unsigned char)after >= 0x80 || strchr(".$[", after))
           && mark->printed != CLOSING;
}

/* Speech ends in a sign before its mark: that is what no apostrophe does. */
static bool closes_single(str text, struct span paragraph, const struct quote_mark *mark) {
    char before = mark->at > paragraph.start ? text.data[mark->at - 1] : 0;
    char after = mark->at + 1 < paragraph.end ? text.data[mark->at + 1] : 0;
    return before && strchr(",.!?-", before) && !(char_is_letter(after) || char_is_digit(after)) && mark->printed != OPENING;
}

/* What may be an apostrophe behind a plural or the end of words without a sign. */
static bool may_close_single(str text, struct span paragraph, const struct quote_mark *mark) {
    char before = mark->at > paragraph.start ? text.data[mark->at - 1] : 0;
    char after = mark->at + 1 < paragraph.end ? text.data[mark->at + 1] : 0;
    return before && before != ' ' && !(char_is_letter(after) || char_is_digit(after)) && mark->printed != OPENING;
}

/*
 * The mark that closes what mark i opens, or marks->count. Where all speech stands in single marks (SINGLES_SPEAK) words may also end
 * without a sign: the last doubtful mark before the next opening one closes, else the first that stands behind no plural.
 */
static uint32_t closing_single(const struct pairing *p, const struct marks *marks, uint32_t i, enum singles singles) {
    str text = p->article->text;
    uint32_t most = i + SINGLES_AHEAD < marks->count ? i + SINGLES_AHEAD : marks->count;
    uint32_t doubtful = marks->count, likely = marks->count;
    for (uint32_t k = i + 1; k < most; k++) {
        const struct quote_mark *mark = &marks->items[k];
        if (!mark->is_single && singles == SINGLES_SPEAK)
            continue;
        if (!mark->is_single)
            return marks->count;
        if (closes_single(text, p->paragraph, mark))
            return k;
        if (singles != SINGLES_SPEAK)
            continue;
        if (opens_single(text, p->paragraph, mark) && doubtful < marks->count)
            return doubtful;
        if (may_close_single(text, p->paragraph, mark)) {
            doubtful = k;
            if (likely == marks->count && text.data[mark->at - 1] != 's')
                likely = k;
        }
    }
    return likely < marks->count ? likely : doubtful;
}

static void pair_singles(const struct pairing *p, const struct marks *marks, enum singles singles) {
    uint32_t flag = singles == SINGLES_SPEAK ? 0 : STRETCH_SINGLE;
    for (uint32_t i = 0; i < marks->count; i++) {
        if (!marks->items[i].is_single || !opens_single(p->article->text, p->paragraph, &marks->items[i]))
            continue;
        uint32_t from = marks->items[i].at, close = closing_single(p, marks, i, singles);
        if (close < marks->count) {
            emit(p, span_of(from + 1, marks->items[close].at), span_of(from, marks->items[close].at + 1),
                 STRETCH_OPENED | STRETCH_CLOSED | flag);
            i = close;
        } else if (singles == SINGLES_SPEAK && from == p->paragraph.start && opens_with(p->article, p->paragraph_index + 1, '\'')) {
            emit(p, span_of(from + 1, p->paragraph.end), span_of(from, p->paragraph.end), STRETCH_OPENED | STRETCH_GOES_ON);
        }
    }
}

static int compare_stretches(const void *a, const void *b) {
    const struct stretch *left = a, *right = b;
    return (left->outer.start > right->outer.start) - (left->outer.start < right->outer.start);
}

/* ---- paragraphs ---- */

/* What the first double mark of each paragraph does, so that an unclosed quote knows whether it goes on. */
static enum side *first_sides(const struct article *article, struct marks *marks, struct arena *arena) {
    enum side *sides = ARENA_ARRAY(arena, article->paragraphs.count + 1, enum side);
    for (uint32_t i = 0; i < article->paragraphs.count; i++) {
        collect(article, article->paragraphs.items[i].span, marks, arena);
        const struct quote_mark *first = double_from(marks, 0);
        if (first && first->at == article->paragraphs.items[i].span.start && first->side == EITHER && first->printed != OPENING)
            sides[i] = STRAY;
        else if (first)
            sides[i] = decided(first, false) == OPENING ? OPENING : CLOSING;
    }
    return sides;
}

/* Words that are open at the end of a paragraph run on when a later one closes them before any opens anew. */
static bool runs_on(const enum side *sides, uint32_t paragraph, uint32_t count) {
    for (uint32_t i = paragraph + 1; i < count && i <= paragraph + PARAGRAPHS_AHEAD; i++)
        if (sides[i] != EITHER)
            return sides[i] == CLOSING || (sides[i] == STRAY && i == paragraph + 1);
    return false;
}

/* Sorts the stretches from first on and drops those that lie in others: the outer marks are the speech. */
static void keep_outer(struct stretch_list *stretches, uint32_t first) {
    sort_items(stretches->items + first, stretches->count - first, sizeof *stretches->items, compare_stretches);
    uint32_t kept = first;
    for (uint32_t i = first; i < stretches->count; i++)
        if (kept == first || stretches->items[i].outer.start >= stretches->items[kept - 1].outer.end)
            stretches->items[kept++] = stretches->items[i];
    stretches->count = kept;
}

/* Doubles and singles of all paragraphs. */
static void find_all(const struct article *article, enum singles singles, struct stretch_list *stretches, struct arena *arena) {
    struct marks marks = {0};
    const enum side *sides = first_sides(article, &marks, arena);
    bool began = false;
    for (uint32_t i = 0; i < article->paragraphs.count; i++) {
        struct pairing pairing = {article, stretches, arena, article->paragraphs.items[i].span, i};
        uint32_t first = stretches->count;
        if (!began && sides[i] == EITHER && !memchr(article->text.data + pairing.paragraph.start, '\'', span_size(pairing.paragraph)))
            continue;
        collect(article, pairing.paragraph, &marks, arena);
        bool open = pair_doubles(&pairing, &marks, began);
        if (open && stretches->count > first && opens_with(article, i + 1, '"'))
            LIST_LAST(stretches)->flags |= STRETCH_GOES_ON;
        began = open && runs_on(sides, i, article->paragraphs.count);
        if (began && stretches->count > first)
            LIST_LAST(stretches)->flags |= STRETCH_GOES_ON;
        uint32_t doubles = stretches->count;
        pair_singles(&pairing, &marks, singles);
        if (stretches->count > doubles && stretches->count > first + 1)
            keep_outer(stretches, first);
    }
}

/* Whether at least half of an article's stretches stand in single marks and end as only speech does. */
static bool speaks_in_singles(const struct stretch_list *stretches) {
    uint32_t singles = 0;
    for (LIST_EACH(const struct stretch, stretch, stretches))
        singles += (stretch->flags & STRETCH_SINGLE) != 0;
    return singles && singles * 2 >= stretches->count;
}

void quote_marks_find(const struct article *article, struct stretch_list *stretches, struct arena *arena) {
    find_all(article, SINGLES_ASIDE, stretches, arena);
    if (!speaks_in_singles(stretches))
        return;
    stretches->count = 0;
    find_all(article, SINGLES_SPEAK, stretches, arena);
}
