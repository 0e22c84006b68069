#include "reconcile/sources.h"

/* "0.85" or "1" in per mille; -1 for anything else. */
static int per_mille(str text) {
    if (str_equal(text, STR("1")) || str_equal(text, STR("1.0")))
        return 1000;
    if (!str_starts_with(text, STR("0.")) || text.size > 5 || text.size < 3)
        return -1;
    int value = 0;
    for (size_t i = 2; i < 5; i++) {
        char digit = i < text.size ? text.data[i] : '0';
        if (!char_is_digit(digit))
            return -1;
        value = value * 10 + (digit - '0');
    }
    return value;
}

enum status sources_read(struct sources *sources, str text, struct arena *arena, struct error *error) {
    static const char table[] = "sources.tsv";
    str rest = text, line;
    bool has_header = false;
    for (uint32_t number = 1; str_line(&rest, &line); number++) {
        if (!line.size || line.data[0] == '#')
            continue;
        if (!has_header) {
            if (!str_equal(line, STR("domain\tname\tfamily\ttrust")))
                return error_set(error, FAILED_INPUT, "%s:%u: the line of column names must be \"domain\tname\tfamily\ttrust\" (apart by tabs)",
                                 table, number);
            has_header = true;
            continue;
        }
        str domain = str_trim(str_cut(&line, '\t')), name = str_trim(str_cut(&line, '\t'));
        str family = str_trim(str_cut(&line, '\t')), trust = str_trim(str_cut(&line, '\t'));
        int value = trust.size ? per_mille(trust) : 0;
        if ((!domain.size && !name.size) || value < 0)
            return error_set(error, FAILED_INPUT, "%s:%u: needs a domain or a name, and a trust from 0 to 1 such as 0.85, or none", table, number);
        struct outlet *outlet = ARENA_NEW(arena, struct outlet);
        *outlet = (struct outlet){str_copy(family, arena), (uint16_t)value};
        if (domain.size)
            *table_slot(&sources->by_name, str_lower(domain, arena), arena) = outlet;
        if (name.size)
            *table_slot(&sources->by_name, str_lower(name, arena), arena) = outlet;
    }
    return OK;
}

const struct outlet *sources_find(const struct sources *sources, str source) {
    char lower[256];
    if (!source.size || source.size > sizeof lower)
        return NULL;
    for (size_t i = 0; i < source.size; i++)
        lower[i] = char_lower(source.data[i]);
    return table_find(&sources->by_name, (str){lower, source.size});
}
