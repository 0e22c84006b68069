/*
 * Reading marks: one small function for each way of writing one. mark_read tries those that the wanted quantity allows, in the
 * order of the table `ways`; the first that understands the whole text wins.
 */
#include "mark_reader.h"
#include "mark_slip.h"

static bool wants(const struct reader *r, enum quantity quantity) {
    return r->wanted == QUANTITY_NONE || r->wanted == quantity;
}

/* ---- wind ---- */

/* "m/s", "metres per second", "mps" */
static bool take_speed(struct reader *r) {
    if (reader_take(r, TOKEN_MPS))
        return true;
    struct reader ahead = *r;
    if (!reader_take(&ahead, TOKEN_M) && !reader_take(&ahead, TOKEN_METRE))
        return false;
    bool per = reader_take_sign(&ahead, '/') || reader_take(&ahead, TOKEN_PER);
    bool a_second = reader_take(&ahead, TOKEN_ONE);
    if (!per && !a_second)
        return false;
    if (!reader_take(&ahead, TOKEN_SECOND))
        return false;
    *r = ahead;
    return true;
}

static bool read_wind(struct reader *r, struct mark *mark) {
    reader_take(r, TOKEN_ONE);
    bool says_wind = reader_take(r, TOKEN_WIND);
    if (says_wind && !reader_take(r, TOKEN_OF))
        reader_take_sign(r, ':');
    if (!says_wind && r->at)
        return false;
    bool negative = reader_take_sign(r, '-') || reader_take(r, TOKEN_MINUS);
    bool is_signed = negative || reader_take_sign(r, '+') || reader_take(r, TOKEN_PLUS);
    struct number number;
    if (!reader_number(r, &number) || number.has_fraction || number.is_article)
        return false;
    bool has_unit = take_speed(r);
    if (r->wanted == QUANTITY_NONE && !says_wind && !has_unit && !(is_signed && number.decimals == 1))
        return false;
    if (number.milli > 30000) /* a hurricane */
        return false;
    *mark = (struct mark){QUANTITY_WIND, UNIT_MM_PER_S, negative ? -number.milli : number.milli, step_of_decimals(number.decimals),
                          number_flags(number)};
    return true;
}

/* ---- points ---- */

static bool read_points(struct reader *r, struct mark *mark) {
    struct number number;
    if (!reader_number(r, &number) || !number_is_whole(number))
        return false;
    bool has_unit = reader_take_unit(r, TOKEN_POINT);
    bool bare = r->wanted == QUANTITY_POINTS || (r->wanted == QUANTITY_MARGIN && (r->hints & HINT_POINTS));
    if (!has_unit && !bare)
        return false;
    enum quantity quantity = r->wanted == QUANTITY_MARGIN || number.is_article ? QUANTITY_MARGIN : QUANTITY_POINTS;
    *mark = (struct mark){quantity, UNIT_POINTS, number.milli / 1000, 1, number_flags(number)};
    return true;
}

/* ---- a number that only the context explains: "six ahead of Brandt" ---- */

static bool read_bare_count(struct reader *r, struct mark *mark) {
    struct number number;
    if (!reader_number(r, &number) || !number.in_words || number.is_article)
        return false;
    if (r->hints & HINT_METRES)
        *mark = length_mark(r, number.milli, 1000, MARK_IN_WORDS);
    else
        *mark = time_mark(r, number.milli, 1000, MARK_IN_WORDS);
    return true;
}

/* ---- decimals in words need no unit where the event is known: "forty-three point oh three" ---- */

static bool read_spoken(struct reader *r, struct mark *mark) {
    struct number number;
    if (!reader_number(r, &number) || !number.in_words || !number.decimals)
        return false;
    int64_t step = step_of_decimals(number.decimals);
    *mark = is_length(r->wanted) ? length_mark(r, number.milli, step, MARK_IN_WORDS) : time_mark(r, number.milli, step, MARK_IN_WORDS);
    return true;
}

/* ---- all together ---- */

enum { Q_TIME = 1, Q_LENGTH = 2, Q_POINTS = 4, Q_WIND = 8, Q_MARGIN = 16, Q_REACTION = 32, Q_NONE = 64 };

static uint32_t quantity_bit(enum quantity quantity) {
    static const uint32_t bits[] = {
        [QUANTITY_NONE] = Q_NONE, [QUANTITY_TIME] = Q_TIME, [QUANTITY_DISTANCE] = Q_LENGTH, [QUANTITY_HEIGHT] = Q_LENGTH,
        [QUANTITY_POINTS] = Q_POINTS, [QUANTITY_WIND] = Q_WIND, [QUANTITY_MARGIN] = Q_MARGIN, [QUANTITY_REACTION] = Q_REACTION,
    };
    return bits[quantity];
}

/* Of kinds of tokens, and of two kinds of signs. */
#define HAS(kind) (UINT32_C(1) << (kind))
enum { SIGNED = 30, PRIMES = 31 };
_Static_assert((int)TOKEN_FLAG < (int)SIGNED, "a bit for each kind of token");

/* Most ways want a word or a sign that most texts lack, and then need not be tried. */
static const struct way {
    bool (*read)(struct reader *r, struct mark *mark);
    uint32_t quantities;
    uint32_t wants_one_of;   /* 0: nothing */
    uint32_t bare;           /* quantities whose numbers need none of these */
} ways[] = {
    {read_wind, Q_WIND | Q_NONE, HAS(TOKEN_WIND) | HAS(TOKEN_MPS) | HAS(TOKEN_SECOND) | HAS(TOKEN_MINUS) | HAS(TOKEN_PLUS) | HAS(SIGNED), Q_WIND},
    {read_points, Q_POINTS | Q_MARGIN | Q_NONE, HAS(TOKEN_POINT), Q_POINTS | Q_MARGIN},
    {mark_read_part, Q_TIME | Q_MARGIN | Q_REACTION | Q_NONE, HAS(TOKEN_PART) | HAS(TOKEN_OF), 0},
    {mark_read_units, Q_TIME | Q_MARGIN | Q_REACTION | Q_NONE, HAS(TOKEN_HOUR) | HAS(TOKEN_MINUTE) | HAS(TOKEN_SECOND) | HAS(TOKEN_M), 0},
    {mark_read_imperial, Q_LENGTH | Q_MARGIN | Q_NONE, HAS(TOKEN_FOOT) | HAS(TOKEN_INCH) | HAS(SIGNED) | HAS(PRIMES), 0},
    {mark_read_metres, Q_LENGTH | Q_MARGIN | Q_NONE, HAS(TOKEN_METRE) | HAS(TOKEN_M) | HAS(TOKEN_CENTIMETRE) | HAS(TOKEN_MILLIMETRE),
     Q_LENGTH | Q_MARGIN},
    {mark_read_clock, Q_TIME | Q_MARGIN | Q_REACTION | Q_NONE, HAS(TOKEN_DIGITS), 0},
    {read_spoken, Q_TIME | Q_LENGTH, HAS(TOKEN_POINT), 0},
    {read_bare_count, Q_MARGIN, 0, 0},
};

static uint32_t kinds_of(const struct token *tokens, uint32_t count) {
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < count; i++) {
        kinds |= HAS(tokens[i].kind);
        if (tokens[i].sign == '+' || tokens[i].sign == '-')
            kinds |= HAS(SIGNED);
        if (tokens[i].sign == '\'' || tokens[i].sign == '"')
            kinds |= HAS(PRIMES);
    }
    return kinds;
}

static bool is_worth_trying(const struct way *way, uint32_t quantity, uint32_t kinds) {
    return (way->quantities & quantity) && (!way->wants_one_of || (way->wants_one_of & kinds) || (way->bare & quantity));
}

/* "12.31 (+1.9m/s)": the wind beside a mark is a mark of its own. */
static bool skip_wind(struct reader *r) {
    struct reader ahead = *r;
    struct mark wind;
    reader_take_sign(&ahead, '(');
    ahead.tokens += ahead.at;
    ahead.at = 0;
    ahead.wanted = QUANTITY_NONE;
    bool is_signed = reader_at_sign(&ahead, '+') || reader_at_sign(&ahead, '-');
    if (!is_signed || !read_wind(&ahead, &wind) || !reader_take_sign(&ahead, ')'))
        return false;
    r->at += (uint32_t)(ahead.tokens + ahead.at - (r->tokens + r->at));
    return true;
}

/* What may stand behind a mark: a full stop, "w", "(hand)", "flat", its wind. */
static bool read_end(struct reader *r, struct mark *mark) {
    while (!reader_at(r, TOKEN_END)) {
        if (reader_take(r, TOKEN_NOTE) || (reader_at_sign(r, '(') && skip_wind(r)))
            continue;
        bool parenthesis = reader_take_sign(r, '(');
        const struct token *flag = reader_peek(r, 0);
        if (reader_take(r, TOKEN_FLAG))
            mark->flags |= (uint32_t)flag->value;
        else if (parenthesis ? !reader_take(r, TOKEN_NOTE) : !reader_take_sign(r, '.'))
            return false;
        if (parenthesis && !reader_take_sign(r, ')'))
            return false;
    }
    return true;
}

static uint32_t skip_approximation(struct reader *r) {
    bool just_over = reader_peek(r, 0)->kind == TOKEN_JUST && reader_peek(r, 1)->kind == TOKEN_OVER;
    if (just_over)
        r->at += 2;
    return just_over || reader_take(r, TOKEN_ABOUT) ? MARK_APPROXIMATE : 0;
}

/* "(+0.3)" without its parentheses, when they are one pair around everything. */
static void strip_parentheses(struct reader *r, struct token *tokens, uint32_t count) {
    if (count < 3 || tokens[0].sign != '(' || tokens[count - 1].sign != ')')
        return;
    for (uint32_t i = 1; i + 1 < count; i++)
        if (tokens[i].sign == '(' || tokens[i].sign == ')')
            return;
    tokens[count - 1] = (struct token){.kind = TOKEN_END};
    r->tokens = tokens + 1;
}

static bool read_as_printed(str text, enum quantity wanted, uint32_t hints, struct mark *mark) {
    struct token tokens[TOKENS_MOST + 1];
    uint32_t count = mark_scan(text, tokens);
    if (!count)
        return false;
    struct reader start = {.tokens = tokens, .wanted = wanted, .hints = hints};
    uint32_t quantity = quantity_bit(wanted), kinds = kinds_of(tokens, count);
    strip_parentheses(&start, tokens, count);
    uint32_t flags = skip_approximation(&start);
    start.tokens += start.at;
    start.at = 0;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct reader r = start;
        if (is_worth_trying(&ways[i], quantity, kinds) && ways[i].read(&r, mark) && read_end(&r, mark)) {
            mark->flags |= flags;
            if (wanted == QUANTITY_NONE && mark->quantity == QUANTITY_TIME && mark->amount < 1000)
                mark->quantity = QUANTITY_MARGIN; /* no race is over in less than a second */
            return wants(&start, mark->quantity) || is_length(wanted);
        }
    }
    return false;
}

bool mark_read(str text, enum quantity wanted, uint32_t hints, struct mark *mark) {
    if (read_as_printed(text, wanted, hints, mark))
        return true;
    char mended[MENDED_MOST];
    str clean = mark_mend(text, mended);
    if (wanted != QUANTITY_TIME || !clean.size || !read_as_printed(clean, wanted, hints, mark))
        return false;
    mark->flags |= MARK_SLIP;
    return true;
}

bool mark_read_colon_for_point(str text, struct mark *mark) {
    bool digits = text.size == 5 && char_is_digit(text.data[0]) && char_is_digit(text.data[1]) && char_is_digit(text.data[3]) &&
                  char_is_digit(text.data[4]);
    if (!digits || text.data[2] != ':')
        return false;
    char point[] = {text.data[0], text.data[1], '.', text.data[3], text.data[4]};
    if (!read_as_printed((str){point, sizeof point}, QUANTITY_TIME, HINT_SECONDS, mark))
        return false;
    mark->flags |= MARK_SLIP;
    return true;
}
