/* Sets of characters and letters: […], \d and its kind, and the ready-made pieces. */
#include "base/utf8.h"
#include "parser.h"

enum { LAST_POINT = 0x10FFFF };

static struct set *set_new(struct parser *parser) { return ARENA_NEW(parser->scope->arena, struct set); }

static void add_digits(struct set *set, struct arena *arena) { set_add(set, '0', '9', arena); }

static void add_word_characters(struct set *set, struct arena *arena) {
    add_digits(set, arena);
    set_add(set, 'A', 'Z', arena);
    set_add(set, 'a', 'z', arena);
    set_add(set, '_', '_', arena);
    set_add(set, 0x80, LAST_POINT, arena);
}

static void add_blanks(struct set *set, struct arena *arena) {
    set_add(set, '\t', '\n', arena);
    set_add(set, ' ', ' ', arena);
}

/* Every character of text that is not in set; letters are left alone. */
static struct set *set_negate(struct parser *parser, const struct set *set) {
    struct set *rest = set_new(parser);
    struct arena *arena = parser->scope->arena;
    uint32_t from = '\t';
    for (uint32_t i = 0; i < set->ranges.count; i++) {
        struct range range = set->ranges.items[i];
        if (range.low > from)
            set_add(rest, from, range.low - 1, arena);
        if (range.high + 1 > from)
            from = range.high + 1;
    }
    if (from <= LAST_POINT)
        set_add(rest, from, LAST_POINT, arena);
    /* Of the control characters only tab and line end occur in text; the others are letters. */
    struct set *clean = set_new(parser);
    for (uint32_t i = 0; i < rest->ranges.count; i++) {
        struct range range = rest->ranges.items[i];
        for (uint32_t c = '\t'; c <= '\n'; c++)
            if (range.low <= c && c <= range.high)
                set_add(clean, c, c, arena);
        if (range.high >= ' ')
            set_add(clean, range.low < ' ' ? ' ' : range.low, range.high, arena);
    }
    return clean;
}

/* \d \w \s and, as a whole element, \D \W \S. False when c names no set. */
static bool add_escape_set(struct set *set, char c, struct arena *arena) {
    switch (c) {
    case 'd': add_digits(set, arena); return true;
    case 'w': add_word_characters(set, arena); return true;
    case 's': add_blanks(set, arena); return true;
    default: return false;
    }
}

/* Latin letters up to U+024F: what names in news are written with. */
static struct set *set_where(struct parser *parser, bool (*is)(uint32_t), struct set **ready) {
    if (*ready)
        return *ready;
    struct set *set = *ready = set_new(parser);
    for (uint32_t low = 'A', high; low <= 0x24F; low = high + 1) {
        for (high = low; high <= 0x24F && is(high); high++)
            continue;
        if (high > low)
            set_add(set, low, high - 1, parser->scope->arena);
    }
    return set;
}

static enum status read_set_point(struct parser *parser, uint32_t *point) {
    size_t start = parser->at;
    if (peek(parser, 0) == '\\') {
        char c = peek(parser, 1);
        if (!c || char_is_letter(c) || char_is_digit(c) || (unsigned char)c >= 0x80)
            return parser_refuse(parser, start, "\\%c is not known inside [ ]; \\d \\w \\s and \\ before a sign are",
                                 c ? c : ' ');
        parser->at += 2;
        *point = (unsigned char)c;
        return OK;
    }
    bool valid = true;
    *point = utf8_decode(parser->text, &parser->at, &valid);
    return OK;
}

static enum status read_set_item(struct parser *parser, struct set *set) {
    size_t start = parser->at;
    struct arena *arena = parser->scope->arena;
    if (peek(parser, 0) == '[' && (peek(parser, 1) == ':' || peek(parser, 1) == '.' || peek(parser, 1) == '='))
        return parser_refuse(parser, start,
                             "[[:…:]] is not part of the language; use \\d \\w \\s or a range such as a-z");
    if (peek(parser, 0) == '\\' && add_escape_set(set, peek(parser, 1), arena)) {
        parser->at += 2;
        return OK;
    }
    if (peek(parser, 0) == '@' && char_is_letter(peek(parser, 1))) {
        parser->at++;
        int entity;
        str name;
        enum status status = read_entity(parser, &entity, &name);
        if (status == OK)
            set->letters |= UINT64_C(1) << entity;
        return status;
    }
    uint32_t low = 0;
    enum status status = read_set_point(parser, &low);
    if (status != OK)
        return status;
    uint32_t high = low;
    if (peek(parser, 0) == '-' && peek(parser, 1) && peek(parser, 1) != ']') {
        parser->at++;
        status = read_set_point(parser, &high);
        if (status != OK)
            return status;
    }
    if (high < low)
        return parser_refuse(parser, start, "this range runs backwards");
    set_add(set, low, high, arena);
    return OK;
}

enum status parse_set(struct parser *parser, struct node **result) {
    size_t start = parser->at++;
    bool is_negated = accept(parser, STR("^"));
    struct set *set = set_new(parser);
    while (!at_end(parser) && peek(parser, 0) != ']') {
        enum status status = read_set_item(parser, set);
        if (status != OK)
            return status;
    }
    if (!accept(parser, STR("]")))
        return parser_refuse(parser, start, "this [ is never closed");
    if (!set->ranges.count && !set->letters)
        return parser_refuse(parser, start, "nothing between [ and ]; write \\[ for the sign itself");
    struct node *node = node_new(parser, NODE_CLASS, start);
    if (is_negated) {
        uint64_t letters = set->letters;
        /* [^A-Z] in a caseless rule means no letter of either case, as in PCRE2. */
        if (parser->is_caseless)
            for (uint32_t c = 'a'; c <= 'z'; c++)
                if (set_has(set, c) || set_has(set, c - 32)) {
                    set_add(set, c, c, parser->scope->arena);
                    set_add(set, c - 32, c - 32, parser->scope->arena);
                }
        set = set_negate(parser, set);
        set->letters = ~letters;
    }
    node->set = set;
    *result = node;
    return OK;
}

static struct node *set_node(struct parser *parser, size_t at, struct set *set, bool is_caseless) {
    struct node *node = node_new(parser, NODE_CLASS, at);
    node->set = set;
    node->is_caseless = is_caseless;
    return node;
}

struct node *repeat_node(struct parser *parser, size_t at, struct node *child, uint32_t least, uint32_t most) {
    struct node *node = node_new(parser, NODE_REPEAT, at);
    node_fill(node, child);
    node->least = least;
    node->most = most;
    return node;
}

struct node *escape_set(struct parser *parser, size_t at, char c) {
    struct set *set = set_new(parser);
    if (!add_escape_set(set, char_lower(c), parser->scope->arena))
        return NULL;
    return set_node(parser, at, char_is_upper(c) ? set_negate(parser, set) : set, false);
}

/* Letters and digits, with single ' - . between them. */
static struct node *word_node(struct parser *parser, size_t at) {
    struct arena *arena = parser->scope->arena;
    struct set *inner = set_new(parser), *joints = set_new(parser);
    add_word_characters(inner, arena);
    set_add(joints, '\'', '\'', arena);
    set_add(joints, '-', '.', arena);
    struct node *joint = set_node(parser, at, joints, false);
    joint->next = repeat_node(parser, at, set_node(parser, at, inner, false), 1, UINT32_MAX);
    struct node *more = node_new(parser, NODE_SEQUENCE, at);
    node_fill(more, joint);
    struct node *letters = repeat_node(parser, at, set_node(parser, at, inner, false), 1, UINT32_MAX);
    letters->next = repeat_node(parser, at, more, 0, UINT32_MAX);
    struct node *word = node_new(parser, NODE_SEQUENCE, at);
    node_fill(word, letters);
    return word;
}

struct node *any_node(struct parser *parser, size_t at, bool with_letters) {
    struct set none = {0};
    struct set *set = set_negate(parser, &none);
    set->letters = with_letters ? ~UINT64_C(0) : 0;
    return set_node(parser, at, set, parser->is_caseless);
}

static struct node *gap_node(struct parser *parser, size_t at) {
    struct arena *arena = parser->scope->arena;
    struct set marks = {0};
    set_add(&marks, '(', ')', arena);
    set_add(&marks, ':', ';', arena);
    struct node *node = node_new(parser, NODE_GAP, at);
    node->set = set_negate(parser, &marks);
    node->set->letters = ~UINT64_C(0);
    return node;
}

struct node *builtin_piece(struct parser *parser, size_t at, str name) {
    if (str_equal(name, STR("word")))
        return word_node(parser, at);
    if (str_equal(name, STR("Upper")))
        return set_node(parser, at, set_where(parser, utf8_is_upper, &parser->scope->supplies->upper), false);
    if (str_equal(name, STR("lower")))
        return set_node(parser, at, set_where(parser, utf8_is_lower, &parser->scope->supplies->lower), false);
    if (str_equal(name, STR("letter")))
        return set_node(parser, at, set_where(parser, utf8_is_letter, &parser->scope->supplies->letter), false);
    if (str_equal(name, STR("any")))
        return any_node(parser, at, true);
    if (str_equal(name, STR("gap")))
        return gap_node(parser, at);
    return NULL;
}
