/* Words of explanations: papers, numbers, places and days as a sentence calls them. */
#include "base/buffer.h"
#include "base/sort.h"
#include "race.h"

enum { PAPERS_NAMED = 4 };

static int compare_labels(const void *a, const void *b) { return str_compare(*(const str *)a, *(const str *)b); }

str explain_papers(const struct race *race, const struct says *said, uint32_t count) {
    str *labels = ARENA_ARRAY(race->arena, count + 1, str);
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        str label = race->voices.items[said[i].voice].label;
        bool is_new = true;
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

str explain_day(struct date date, struct arena *arena) {
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
