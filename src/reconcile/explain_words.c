/* Words of explanations: papers, numbers, places and days as a sentence calls them. */
#include "base/buffer.h"
#include "base/sort.h"
#include "explain.h"

enum { PAPERS_NAMED = 4 };

static int compare_labels(const void *a, const void *b) { return str_compare(*(const str *)a, *(const str *)b); }

/* Does a page that still stands say so? Then those that were corrected are not counted with it. */
static bool is_said_today(const struct race *race, const struct says *said, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!race->voices.items[said[i].voice].is_replaced)
            return true;
    return false;
}

str explain_papers(const struct race *race, const struct says *said, uint32_t count) {
    str *labels = ARENA_ARRAY(race->arena, count + 1, str);
    uint32_t found = 0;
    bool has_current = is_said_today(race, said, count);
    for (uint32_t i = 0; i < count; i++) {
        str label = race->voices.items[said[i].voice].label;
        bool is_new = !has_current || !race->voices.items[said[i].voice].is_replaced;
        for (uint32_t j = 0; j < found && is_new; j++)
            is_new = !str_equal(labels[j], label);
        if (is_new)
            labels[found++] = label;
    }
    sort_items(labels, found, sizeof *labels, compare_labels);
    struct buffer out = {0};
    uint32_t named = found > PAPERS_NAMED + 1 ? PAPERS_NAMED : found;
    for (uint32_t i = 0; i < named; i++)
        buffer_print(&out, "%s%.*s", i == 0 ? "" : i + 1 == found ? " and " : ", ", STR_ARG(labels[i]));
    if (found > named)
        buffer_print(&out, " and %u others", found - named);
    str text = str_copy(buffer_str(&out), race->arena);
    buffer_close(&out);
    return text;
}

str explain_ordinal(int64_t place, struct arena *arena) {
    static const char *const words[] = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
                                        "eleventh", "twelfth"};
    if (place > 0 && place < 13)
        return str_of(words[place]);
    int64_t tens = place % 100, ones = place % 10;
    const char *ending = tens >= 11 && tens <= 13 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
    return str_print(arena, "%lld%s", (long long)place, ending);
}

/* "8 October 2023" */
static str day_in_words(struct date date, struct arena *arena) {
    static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
                                         "December"};
    return str_print(arena, "%d %s %d", (int)date.day, months[date.month - 1], (int)date.year);
}

str explain_opening(str words, struct arena *arena) {
    char *out = arena_alloc(arena, words.size + 1);
    memcpy(out, words.data, words.size);
    if (words.size && char_is_lower(out[0]))
        out[0] = (char)(out[0] - 'a' + 'A');
    return (str){out, words.size};
}

str explain_count(uint32_t count, struct arena *arena) {
    static const char *const words[] = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    return count < sizeof words / sizeof *words ? str_of(words[count]) : str_print(arena, "%u", count);
}

uint32_t explain_paper_count(const struct race *race, const struct option *option) {
    uint32_t found = 0;
    bool has_current = is_said_today(race, option->said.items, option->said.count);
    for (uint32_t i = 0; i < option->said.count; i++) {
        bool is_new = !has_current || !race->voices.items[option->said.items[i].voice].is_replaced;
        for (uint32_t j = 0; j < i && is_new; j++)
            is_new = option->said.items[j].voice != option->said.items[i].voice;
        found += is_new;
    }
    return found;
}

/* A figure as a sentence prints it: what we converted stands there in the paper's own words, too. */
static str figure_words(const struct race *race, const struct option *option) {
    if (!(option->worth.mark.flags & MARK_CONVERTED) || !option->said.count)
        return option->worth.text;
    return str_print(race->arena, "%.*s, or %.*s", STR_ARG(option->said.items[0].statement->quoted), STR_ARG(option->worth.text));
}

str explain_cited(const struct race *race, const struct option *option) {
    return str_print(race->arena, "%.*s (%.*s)", STR_ARG(figure_words(race, option)),
                     STR_ARG(explain_papers(race, option->said.items, option->said.count)));
}

str explain_value(const struct race *race, const struct slot *slot, const struct option *option) {
    switch (slot->attribute) {
    case ATTRIBUTE_PLACE:
        return str_print(race->arena, "%.*s place", STR_ARG(explain_ordinal(option->worth.number, race->arena)));
    case ATTRIBUTE_MARGIN:
        return str_print(race->arena, "a margin of %.*s", STR_ARG(figure_words(race, option)));
    case ATTRIBUTE_AGE:
        return str_print(race->arena, "an age of %.*s", STR_ARG(option->worth.text));
    case ATTRIBUTE_DATE:
        return day_in_words(date_from_days(option->worth.number), race->arena);
    default:
        return figure_words(race, option);
    }
}

str explain_name(const struct race *race, int32_t runner) {
    return runner == NOBODY ? STR("the athlete") : race->runners.items[runner].name;
}

str explain_family(const struct race *race, int32_t runner) {
    str name = explain_name(race, runner);
    for (size_t i = name.size; i > 0; i--)
        if (name.data[i - 1] == ' ')
            return str_slice(name, i, name.size);
    return name;
}

str explain_amount(struct mark like, int64_t amount, const struct race *race) {
    like.amount = amount;
    return mark_print(like, race->arena);
}
