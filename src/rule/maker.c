#include "maker.h"

#include "letter.h"
#include "pattern.h"

/* The words of a named group, or data NULL when it is not there or took no part. */
static str group(const struct making *making, str name) {
    for (uint32_t i = 0; i < making->capture_count; i++)
        if (str_equal(making->captures[i].name, name))
            return span_str(making->view->text, making->captures[i].span);
    return (str){0};
}

static str group_or_all(const struct making *making, str name) {
    str found = group(making, name);
    return found.data ? found : making->text;
}

static enum status read_nothing(struct maker_args *args, struct lists *lists, struct arena *arena,
                                struct error *error) {
    (void)lists, (void)arena;
    return args->text.size ? error_set(error, FAILED_INPUT, "this maker takes nothing behind its name") : OK;
}

static enum status read_word(struct maker_args *args, struct lists *lists, struct arena *arena, struct error *error) {
    (void)lists, (void)arena;
    return args->text.size ? OK : error_set(error, FAILED_INPUT, "this maker wants one more word behind its name");
}

static enum status read_hint(struct maker_args *args, struct lists *lists, struct arena *arena, struct error *error) {
    static const struct { const char *name; uint32_t hint; } hints[] = {
        {"hours", HINT_HOURS}, {"minutes", HINT_MINUTES}, {"seconds", HINT_SECONDS},
    };
    (void)lists, (void)arena;
    for (size_t i = 0; i < 3; i++)
        if (str_equal(args->text, str_of(hints[i].name)))
            args->hints = hints[i].hint;
    return !args->text.size || args->hints
               ? OK : error_set(error, FAILED_INPUT, "clock may be followed by hours, minutes or seconds only");
}

static enum status read_lookup(struct maker_args *args, struct lists *lists, struct arena *arena, struct error *error) {
    str rest = args->text, name = str_cut(&rest, ' '), column = str_trim(rest);
    str list_name = str_cut(&name, '.');
    struct rule_list *list = lists_find(lists, list_name);
    if (!list)
        return error_set(error, FAILED_INPUT, "no list is called %.*s; lookup wants LIST COLUMN", STR_ARG(list_name));
    int key = name.size ? list_column(list, name) : 0, value = list_column(list, column);
    if (key < 0 || value < 0)
        return error_set(error, FAILED_INPUT, "list %.*s has no column called %.*s", STR_ARG(list_name),
                         STR_ARG(key < 0 ? name : column));
    args->phrases = list_lookup(list, (uint32_t)key, arena);
    args->column = (uint32_t)value;
    return OK;
}

static bool make_text(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    value->type = VALUE_TEXT;
    value->text = making->text;
    return true;
}

static bool make_constant(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)making;
    value->text = args->text;
    value->type = str_to_int(args->text, &value->number) ? VALUE_NUMBER : VALUE_TEXT;
    return true;
}

static bool make_lookup(const struct maker_args *args, const struct making *making, struct value *value) {
    int64_t row = phrases_row(args->phrases, group_or_all(making, STR("key")), CASE_IGNORED);
    if (row < 0)
        return false;
    const struct rule_list *list = args->phrases->list;
    value->text = list->cells[(size_t)row * list->column_count + args->column];
    value->type = str_to_int(value->text, &value->number) ? VALUE_NUMBER : VALUE_TEXT;
    return value->text.size > 0;
}

static bool make_same(const struct maker_args *args, const struct making *making, struct value *value) {
    for (uint32_t i = 0; i < making->capture_count; i++) {
        const struct capture *capture = &making->captures[i];
        if (!str_equal(capture->name, args->text))
            continue;
        if (capture->find >= 0)
            *value = making->view->finds.items[capture->find].value;
        else
            *value = (struct value){.type = VALUE_TEXT, .text = span_str(making->view->text, capture->span)};
        return true;
    }
    return false;
}

static bool make_number(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    if (!number_read(group_or_all(making, STR("number")), &value->number))
        return false;
    value->type = VALUE_NUMBER;
    value->text = str_print(making->arena, "%lld", (long long)value->number);
    return true;
}

static bool make_year(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    str text = group_or_all(making, STR("year"));
    if (text.size != 4 || !str_to_int(text, &value->number) || value->number < 1800 || value->number > 2199)
        return false;
    value->type = VALUE_NUMBER;
    value->text = text;
    return true;
}

static bool make_medal(const struct maker_args *args, const struct making *making, struct value *value) {
    static const char *const medals[] = {"gold", "silver", "bronze"};
    (void)args;
    str text = group_or_all(making, STR("medal"));
    for (size_t i = 0; i < 3; i++)
        if (text.size >= strlen(medals[i]) &&
            str_equal_ignoring_case(str_slice(text, 0, strlen(medals[i])), str_of(medals[i]))) {
            *value = (struct value){.type = VALUE_TEXT, .text = str_of(medals[i]), .number = (int64_t)i + 1};
            return true;
        }
    return false;
}

/* The first run of digits with the points, commas and colons inside it. */
static bool make_figure(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    str text = group_or_all(making, STR("number"));
    size_t start = 0;
    while (start < text.size && !char_is_digit(text.data[start]) &&
           !(text.data[start] == '.' && start + 1 < text.size && char_is_digit(text.data[start + 1])))
        start++;
    size_t end = start;
    while (end < text.size && (char_is_digit(text.data[end]) || strchr(".,:", text.data[end])))
        end++;
    while (end > start && !char_is_digit(text.data[end - 1]))
        end--;
    value->type = VALUE_TEXT;
    value->text = str_slice(text, start, end);
    return value->text.size > 0;
}

static bool make_mark(str text, enum quantity quantity, uint32_t hints, const struct making *making,
                      struct value *value) {
    bool may_be_misprint = quantity == QUANTITY_TIME || quantity == QUANTITY_DISTANCE || quantity == QUANTITY_HEIGHT;
    if (!mark_read(text, quantity, hints, &value->mark) && !(may_be_misprint && mark_read_impossible(text, hints, &value->mark)))
        return false;
    value->type = VALUE_MARK;
    value->text = mark_print(value->mark, making->arena);
    return true;
}

static bool is_digits(str text) {
    int64_t ignored;
    return str_to_int(text, &ignored);
}

/* Named h, m and s in digits are put together as a clock shows them; words and anything else are read as they stand. */
static bool make_clock(const struct maker_args *args, const struct making *making, struct value *value) {
    str h = group(making, STR("h")), m = group(making, STR("m")), s = group(making, STR("s"));
    uint32_t hints = args->hints;
    if ((!h.data && !m.data) || !s.data || (h.data && !is_digits(h)) || (m.data && !is_digits(m)) ||
        !char_is_digit(s.data[0]))
        return make_mark(making->text, QUANTITY_TIME, hints, making, value);
    const char *zero = s.size < 2 || !char_is_digit(s.data[1]) ? "0" : "";
    str text;
    if (h.data)
        text = str_print(making->arena, "%.*s:%s%.*s:%s%.*s", STR_ARG(h), m.size < 2 ? "0" : "",
                         STR_ARG(m.data ? m : STR("0")), zero, STR_ARG(s));
    else
        text = str_print(making->arena, "%.*s:%s%.*s", STR_ARG(m), zero, STR_ARG(s));
    return make_mark(text, QUANTITY_TIME, h.data ? hints | HINT_HOURS : hints, making, value);
}

static bool make_metres(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    return make_mark(group_or_all(making, STR("number")), QUANTITY_DISTANCE, HINT_NONE, making, value);
}

static bool make_height(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    return make_mark(group_or_all(making, STR("number")), QUANTITY_HEIGHT, HINT_NONE, making, value);
}

static bool make_points(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    return make_mark(group_or_all(making, STR("number")), QUANTITY_POINTS, HINT_NONE, making, value);
}

static bool make_wind(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    return make_mark(group_or_all(making, STR("number")), QUANTITY_WIND, HINT_NONE, making, value);
}

static bool make_margin(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    return make_mark(group_or_all(making, STR("number")), QUANTITY_MARGIN, HINT_NONE, making, value);
}

static bool make_reaction(const struct maker_args *args, const struct making *making, struct value *value) {
    (void)args;
    return make_mark(group_or_all(making, STR("number")), QUANTITY_REACTION, HINT_NONE, making, value);
}

static const struct maker makers[] = {
    {"clock", "a time; from groups h, m, s, or the whole words. May be followed by hours, minutes or seconds: the range expected",
     read_hint, make_clock},
    {"metres", "a distance; from group number, or the whole words (feet and inches too)", read_nothing, make_metres},
    {"height", "a height; like metres", read_nothing, make_height},
    {"points", "points of a combined event", read_nothing, make_points},
    {"wind", "a wind reading", read_nothing, make_wind},
    {"margin", "a margin, in seconds, metres or points as its unit says", read_nothing, make_margin},
    {"reaction", "a reaction time", read_nothing, make_reaction},
    {"figure", "a number as printed, to be understood once the event is known", read_nothing, make_figure},
    {"ordinal", "first, 2nd, twenty-third: its number", read_nothing, make_number},
    {"number", "a whole number in digits or words; from group number, or the whole words", read_nothing, make_number},
    {"year", "four digits, 1800 to 2199; from group year, or the whole words", read_nothing, make_year},
    {"medal", "gold, silver or bronze by how the words (or group medal) begin", read_nothing, make_medal},
    {"constant", "constant X: always X", read_word, make_constant},
    {"lookup", "lookup LIST COLUMN: that cell of the row whose first cell is what matched (or group key); LIST.KEYCOLUMN looks there",
     read_lookup, make_lookup},
    {"same", "same ROLE: the value of what was captured under that role", read_word, make_same},
    {"text", "the matched words", read_nothing, make_text},
};

enum { MAKER_COUNT = sizeof makers / sizeof *makers };

const struct maker *maker_at(uint32_t number) {
    return number && number <= MAKER_COUNT ? &makers[number - 1] : NULL;
}

uint32_t maker_find(str name, const char **nearest) {
    struct nearest close = {.name = name};
    for (uint32_t i = 0; i < MAKER_COUNT; i++)
        if (str_equal(name, str_of(makers[i].name)))
            return i + 1;
    for (size_t i = 0; i < MAKER_COUNT; i++)
        nearest_try(&close, str_of(makers[i].name));
    *nearest = close.best.data;
    return 0;
}
