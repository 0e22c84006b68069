/*
 * From what people call an event to its code. A phrase is cut into words; first the whole phrase, bare of "men's", "final"
 * and the like, is looked up ("high jump"); else its words must compose one: legs, number, unit, kind ("4 x 400-metre relay").
 */
#include "base/list.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "event_words.h"

enum word_role { ROLE_CODE, ROLE_UNIT, ROLE_KIND, ROLE_LEGS, ROLE_MIXED, ROLE_SEX, ROLE_NUMBER, ROLE_SKIP, ROLE_COUNT };

static const char *const role_names[ROLE_COUNT] = {"code", "unit", "kind", "legs", "mixed", "sex", "number", "skip"};

/* A word can play two parts: "steeplechase" alone is an event, behind a number it is a kind. */
struct event_word {
    str value[ROLE_COUNT]; /* data NULL where it does not play that part */
};

enum { WORDS_MOST = 16, PHRASE_LONGEST = 200, WORDS_JOINED = 5 };

struct words {
    str items[WORDS_MOST];
    uint32_t count;
};

/* What is being put together. */
struct composed {
    str number;        /* digits as printed, thousands joined; empty when none */
    int64_t legs;
    str unit, kind, sex;
    bool mixed, is_american;
};

enum status event_words_load(const char *rules_folder, struct events *events, struct arena *arena, struct error *error) {
    struct tsv tsv;
    str path = str_print(arena, "%s/lexicon/event-phrases.tsv", rules_folder);
    enum status status = tsv_open(path.data, STR("phrase role value"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        int role = 0;
        while (role < ROLE_COUNT && !str_equal(tsv_cell(&tsv, 1), str_of(role_names[role])))
            role++;
        if (role == ROLE_COUNT || !tsv_cell(&tsv, 0).size)
            return error_set(error, FAILED_INPUT, "%s:%u: a row is phrase, role, value; roles: code, unit, kind, legs, mixed, "
                             "sex, number, skip", tsv.path, tsv.line);
        void **slot = table_slot(&events->by_phrase, tsv_cell(&tsv, 0), arena);
        struct event_word *word = *slot ? *slot : ARENA_NEW(arena, struct event_word);
        word->value[role] = tsv_cell(&tsv, 2);
        *slot = word;
    }
    return status;
}

/* Lower case, "x" for the sign of multiplication, no apostrophes, a blank for every other sign but points inside numbers. */
static str simplify(str phrase, struct arena *arena) {
    char *out = arena_alloc(arena, phrase.size * 2 + 1);
    size_t size = 0;
    for (size_t at = 0; at < phrase.size;) {
        size_t start = at;
        uint32_t point = utf8_decode(phrase, &at, NULL);
        bool in_number = (point == '.' || point == ',') && start && char_is_digit(phrase.data[start - 1])
                         && at < phrase.size && char_is_digit(phrase.data[at]);
        if (point == '\'' || point == 0x2019)
            continue;
        if (point < 128 && (char_is_letter((char)point) || char_is_digit((char)point) || in_number))
            out[size++] = char_lower((char)point);
        else if (point == 0xD7)
            out[size++] = 'x';
        else
            out[size++] = ' ';
    }
    return (str){out, size};
}

static bool is_digit_or_point(char c) {
    return char_is_digit(c) || c == '.' || c == ',';
}

/* Words are runs of letters or of digits: "4x100m" is "4", "x", "100", "m". */
static bool split(str text, struct words *words) {
    words->count = 0;
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] == ' ') {
            at++;
            continue;
        }
        size_t start = at;
        bool digits = is_digit_or_point(text.data[at]);
        while (at < text.size && text.data[at] != ' ' && is_digit_or_point(text.data[at]) == digits)
            at++;
        if (words->count == WORDS_MOST)
            return false;
        words->items[words->count++] = str_slice(text, start, at);
    }
    return words->count > 0;
}

static const struct event_word *look_up(const struct events *events, const struct words *words, uint32_t from, uint32_t to) {
    char joined[PHRASE_LONGEST];
    size_t size = 0;
    for (uint32_t i = from; i < to; i++) {
        str word = words->items[i];
        if (size + word.size + 1 > sizeof joined)
            return NULL;
        if (size)
            joined[size++] = ' ';
        memcpy(joined + size, word.data, word.size);
        size += word.size;
    }
    return table_find(&events->by_phrase, (str){joined, size});
}

/* The longest phrase of the lexicon that starts at word i and plays a part in composing; *next is behind it. */
static const struct event_word *part_at(const struct events *events, const struct words *words, uint32_t i, uint32_t *next) {
    for (uint32_t size = WORDS_JOINED; size; size--) {
        if (i + size > words->count)
            continue;
        const struct event_word *word = look_up(events, words, i, i + size);
        for (int role = ROLE_UNIT; word && role < ROLE_COUNT; role++)
            if (word->value[role].data) {
                *next = i + size;
                return word;
            }
    }
    return NULL;
}

/* "110mH/100mH": the men's and the women's. */
static str code_for(str codes, str sex) {
    str men = str_cut(&codes, '/');
    if (!codes.size)
        return men;
    return str_equal(sex, STR("M")) ? men : str_equal(sex, STR("F")) ? codes : (str){0};
}

/* Words that say nothing about the event may stand on both sides of a whole one. */
static str whole_code(const struct events *events, const struct words *words) {
    for (uint32_t from = 0; from < words->count; from++) {
        str sex = {0};
        for (uint32_t i = 0; i < words->count; i++) {
            const struct event_word *word = look_up(events, words, i, i + 1);
            if (word && word->value[ROLE_SEX].data)
                sex = word->value[ROLE_SEX];
        }
        for (uint32_t to = words->count; to > from; to--) {
            const struct event_word *word = look_up(events, words, from, to);
            if (word && word->value[ROLE_CODE].data)
                return code_for(word->value[ROLE_CODE], sex);
            const struct event_word *last = look_up(events, words, to - 1, to);
            if (!last || (!last->value[ROLE_SKIP].data && !last->value[ROLE_SEX].data))
                break;
        }
        const struct event_word *first = look_up(events, words, from, from + 1);
        if (!first || (!first->value[ROLE_SKIP].data && !first->value[ROLE_SEX].data))
            break;
    }
    return (str){0};
}

/* "1,500" and "1.500" are 1500, "10,000.5" and "1.5" stay what they are, cut of nothing. */
static str plain_number(str digits, struct arena *arena) {
    char *out = arena_alloc(arena, digits.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < digits.size; i++) {
        bool separates = !char_is_digit(digits.data[i]);
        bool thousands = separates && (digits.size - i == 4) && digits.data[0] != '0';
        if (!separates || !thousands)
            out[size++] = digits.data[i];
    }
    return (str){out, size};
}

static int64_t whole_number(str number) {
    int64_t value;
    return str_to_int(number, &value) && value <= 1000000 ? value : 0;
}

/* "fifteen hundred", "ten thousand", "twenty five": words from i on; returns how many were numbers. */
static uint32_t number_in_words(const struct events *events, const struct words *words, uint32_t i, int64_t *value) {
    uint32_t taken = 0;
    *value = 0;
    for (; i + taken < words->count; taken++) {
        const struct event_word *word = look_up(events, words, i + taken, i + taken + 1);
        int64_t number;
        if (!word || !str_to_int(word->value[ROLE_NUMBER], &number) || *value > 1000000)
            break;
        *value = number >= 100 ? (*value ? *value : 1) * number : *value + number;
    }
    return taken;
}

/* Puts one word's part in; false when that part is there already or makes no sense. */
static bool add_part(const struct event_word *word, struct composed *c) {
    if (word->value[ROLE_LEGS].data && c->number.size && !c->legs) {
        c->legs = whole_number(c->number);
        c->number = (str){0};
        return c->legs > 1 && c->legs <= 12;
    }
    if (word->value[ROLE_UNIT].data && !c->unit.size)
        c->unit = word->value[ROLE_UNIT];
    else if (word->value[ROLE_KIND].data && (!c->kind.size || str_equal(c->kind, STR("relay"))))
        c->kind = word->value[ROLE_KIND];
    else if (word->value[ROLE_KIND].data && str_equal(word->value[ROLE_KIND], STR("relay")))
        ;  /* "4x110m hurdles relay" */
    else if (word->value[ROLE_MIXED].data)
        c->mixed = true;
    else if (word->value[ROLE_SEX].data)
        c->sex = word->value[ROLE_SEX];
    else if (!word->value[ROLE_SKIP].data)
        return false;
    return true;
}

/* The "500" of "1 500 metres". */
static bool is_thousands(const struct composed *c, str digits) {
    return digits.size == 3 && (c->number.size == 1 || c->number.size == 2) && !c->legs && !c->unit.size && !c->kind.size &&
           char_is_digit(c->number.data[0]);
}

static bool compose(const struct events *events, const struct words *words, struct composed *c, struct arena *arena) {
    *c = (struct composed){0};
    for (uint32_t i = 0; i < words->count;) {
        int64_t spoken;
        uint32_t taken = number_in_words(events, words, i, &spoken);
        bool digits = char_is_digit(words->items[i].data[0]);
        if (taken || digits) {
            if (digits && is_thousands(c, words->items[i])) {
                c->number = str_print(arena, "%.*s%.*s", STR_ARG(c->number), STR_ARG(words->items[i]));
                i++;
                continue;
            }
            if (c->number.size)
                return false;
            c->number = digits ? plain_number(words->items[i], arena) : str_print(arena, "%lld", (long long)spoken);
            i += digits ? 1 : taken;
            continue;
        }
        const struct event_word *word = part_at(events, words, i, &i);
        if (!word || !add_part(word, c))
            return false;
    }
    return c->number.size || c->unit.size;
}

static bool kind_is(const struct composed *c, const char *kind) {
    return str_equal(c->kind, str_of(kind));
}

static str relay_code(const struct composed *c, struct arena *arena) {
    const char *sign = kind_is(c, "hurdles") ? "H" : "";
    const char *mixed = c->mixed ? "X" : "";
    if (str_equal(c->unit, STR("mile")))
        return str_print(arena, "%lldx%.*smile%s", (long long)c->legs, STR_ARG(c->number), mixed);
    if (str_equal(c->unit, STR("km")))
        return str_print(arena, "%lldx%.*skm", (long long)c->legs, STR_ARG(c->number));
    return str_print(arena, "%lldx%.*sm%s%s", (long long)c->legs, STR_ARG(c->number), sign, mixed);
}

/* American relays are called by their whole length; of the doubtful ones (400m, 800m) nothing is said, unless "meter" tells who writes. */
static str relay_by_length(const struct composed *c, struct arena *arena) {
    int64_t metres = whole_number(c->number);
    bool is_doubtful = (metres == 400 || metres == 800) && !c->is_american;
    if ((metres != 100 && metres != 400 && metres != 800 && metres != 1600 && metres != 3200) || is_doubtful)
        return (str){0};
    return str_print(arena, "4x%dm%s", metres == 100 ? 100 : (int)metres / 4, c->mixed ? "X" : "");
}

static str flat_code(const struct composed *c, struct arena *arena) {
    int64_t number = whole_number(c->number);
    if (str_equal(c->unit, STR("mile")))
        return number == 1 || !c->number.size ? STR("mile") : str_print(arena, "%.*s miles", STR_ARG(c->number));
    if (!c->number.size)
        return (str){0};
    if (str_equal(c->unit, STR("yard")))
        return str_print(arena, "%.*s yards", STR_ARG(c->number));
    bool road = kind_is(c, "road") && number % 1000 == 0;
    if (str_equal(c->unit, STR("km")) || road) {
        int64_t km = str_equal(c->unit, STR("km")) ? number : number / 1000;
        if (km == 5 || km == 10)
            return str_print(arena, "%lldk", (long long)km);
        return str_print(arena, "%.*s%s", STR_ARG(road ? str_print(arena, "%lld", (long long)km) : c->number), "km");
    }
    return number >= 30 && number <= 200000 ? str_print(arena, "%.*sm", STR_ARG(c->number)) : (str){0};
}

static str code_of(const struct composed *c, struct arena *arena) {
    bool km = str_equal(c->unit, STR("km"));
    int64_t number = whole_number(c->number);
    if (c->legs)
        return c->number.size ? relay_code(c, arena) : (str){0};
    if (kind_is(c, "relay"))
        return relay_by_length(c, arena);
    if (kind_is(c, "walk") && (km || str_equal(c->unit, STR("m"))) && c->number.size)
        return str_print(arena, "%.*s%smW", STR_ARG(c->number), km ? "k" : "");
    if ((kind_is(c, "hurdles") || kind_is(c, "steeplechase")) && number >= 30) {
        const char *unit = str_equal(c->unit, STR("yard")) ? "y" : "m";
        return str_print(arena, "%.*s%s%s", STR_ARG(c->number), unit, kind_is(c, "hurdles") ? "H" : "SC");
    }
    return !c->kind.size || kind_is(c, "road") ? flat_code(c, arena) : (str){0};
}

/* The phrase may be a code already, in any case of letters. */
static str code_itself(const struct events *events, str phrase) {
    for (LIST_EACH(struct event, event, &events->list))
        if (str_equal_ignoring_case(event->code, phrase))
            return event->code;
    return (str){0};
}

str event_of_phrase(const struct events *events, str phrase, struct arena *arena) {
    phrase = str_trim(phrase);
    if (!phrase.size || phrase.size > PHRASE_LONGEST)
        return (str){0};
    str code = code_itself(events, phrase);
    struct words words;
    if (code.size || !split(simplify(phrase, arena), &words))
        return code;
    code = whole_code(events, &words);
    struct composed composed;
    if (code.size || !compose(events, &words, &composed, arena))
        return code;
    composed.is_american = str_find(phrase, STR("meter"), 0) < phrase.size;
    code = code_of(&composed, arena);
    bool bare = !composed.unit.size && !composed.legs && !kind_is(&composed, "relay");
    return bare && code.size && !event_find(events, code) ? (str){0} : code; /* "the 400", but not "the 350" */
}
