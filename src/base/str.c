#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

bool str_equal_ignoring_case(str a, str b) {
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (char_lower(a.data[i]) != char_lower(b.data[i]))
            return false;
    return true;
}

int str_compare(str a, str b) {
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool str_ends_with(str s, str suffix) {
    return s.size >= suffix.size && str_equal(str_slice(s, s.size - suffix.size, s.size), suffix);
}

bool str_equals_any(str s, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(s, str_of(texts[i])))
            return true;
    return false;
}

bool str_equals_any_ignoring_case(str s, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(s, str_of(texts[i])))
            return true;
    return false;
}

bool str_starts_with_any(str s, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_starts_with(s, str_of(texts[i])))
            return true;
    return false;
}

bool str_ends_with_any(str s, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_ends_with(s, str_of(texts[i])))
            return true;
    return false;
}

bool str_has_lower(str s) {
    for (size_t i = 0; i < s.size; i++)
        if (char_is_lower(s.data[i]))
            return true;
    return false;
}

bool str_is_upper(str s) {
    for (size_t i = 0; i < s.size; i++)
        if (!char_is_upper(s.data[i]))
            return false;
    return s.size > 0;
}

bool str_holds_any(str s, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_find(s, str_of(texts[i]), 0) < s.size)
            return true;
    return false;
}

size_t str_find(str s, str needle, size_t from) {
    if (from > s.size || s.size - from < needle.size)
        return s.size;
    if (!needle.size)
        return from;
    const char *found = memmem(s.data + from, s.size - from, needle.data, needle.size);
    return found ? (size_t)(found - s.data) : s.size;
}

size_t str_find_char(str s, char c, size_t from) {
    if (from >= s.size)
        return s.size;
    const char *found = memchr(s.data + from, c, s.size - from);
    return found ? (size_t)(found - s.data) : s.size;
}

str str_cut(str *rest, char separator) {
    size_t at = str_find_char(*rest, separator, 0);
    str head = str_slice(*rest, 0, at);
    *rest = at < rest->size ? str_slice(*rest, at + 1, rest->size) : (str){0};
    return head;
}

bool str_line(str *rest, str *line) {
    if (!rest->size)
        return false;
    *line = str_cut(rest, '\n');
    if (line->size && line->data[line->size - 1] == '\r')
        line->size--;
    return true;
}

size_t str_line_end(str s, size_t at) {
    while (at < s.size && s.data[at] != '\n' && s.data[at] != '\r')
        at++;
    return at;
}

size_t str_line_behind(str s, size_t end) {
    bool is_pair = end + 1 < s.size && s.data[end] == '\r' && s.data[end + 1] == '\n';
    return end >= s.size ? s.size : end + (is_pair ? 2 : 1);
}

uint32_t str_line_count(str s) {
    uint32_t count = 0;
    for (size_t at = 0; at < s.size; at = str_find_char(s, '\n', at) + 1)
        count++;
    return count;
}

str str_trim(str s) {
    while (s.size && char_is_space(s.data[0]))
        s = str_slice(s, 1, s.size);
    while (s.size && char_is_space(s.data[s.size - 1]))
        s.size--;
    return s;
}

bool str_to_int(str s, int64_t *value) {
    if (!s.size || s.size > 18)
        return false;
    int64_t total = 0;
    for (size_t i = 0; i < s.size; i++) {
        if (!char_is_digit(s.data[i]))
            return false;
        total = total * 10 + (s.data[i] - '0');
    }
    *value = total;
    return true;
}

str str_last_word(str s) {
    size_t at = s.size;
    while (at > 0 && s.data[at - 1] != ' ')
        at--;
    return str_slice(s, at, s.size);
}

uint32_t str_distance(str a, str b, uint32_t limit) {
    enum { MOST = 64 };
    size_t gap = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (gap > limit || a.size >= MOST || b.size >= MOST)
        return limit + 1;
    uint32_t rows[3][MOST];
    uint32_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.size; j++)
        last[j] = (uint32_t)j;
    for (size_t i = 1; i <= a.size; i++) {
        now[0] = (uint32_t)i;
        uint32_t least = now[0];
        for (size_t j = 1; j <= b.size; j++) {
            uint32_t best = last[j - 1] + (a.data[i - 1] != b.data[j - 1]);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
            least = best < least ? best : least;
        }
        if (least > limit)
            return limit + 1;
        uint32_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.size] > limit ? limit + 1 : last[b.size];
}

str str_copy(str s, struct arena *arena) {
    return (str){str_to_c(s, arena), s.size};
}

char *str_to_c(str s, struct arena *arena) {
    char *copy = arena_alloc(arena, s.size + 1);
    if (s.size)
        memcpy(copy, s.data, s.size);
    return copy;
}

str str_lower(str s, struct arena *arena) {
    char *copy = str_to_c(s, arena);
    for (size_t i = 0; i < s.size; i++)
        copy[i] = char_lower(copy[i]);
    return (str){copy, s.size};
}

str str_join(str a, str b, str c, struct arena *arena) {
    const str parts[] = {a, b, c};
    char *joined = arena_alloc(arena, a.size + b.size + c.size + 1);
    size_t size = 0;
    for (int i = 0; i < 3; i++)
        if (parts[i].size) {
            memcpy(joined + size, parts[i].data, parts[i].size);
            size += parts[i].size;
        }
    return (str){joined, size};
}

str str_of_int(int64_t value, char digits[STR_INT_MOST]) {
    size_t at = STR_INT_MOST;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        digits[--at] = '-';
    return (str){digits + at, STR_INT_MOST - at};
}

str str_print(struct arena *arena, const char *format, ...) {
    char usual[256];   /* most results fit, and need not be printed twice */
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int printed = vsnprintf(usual, sizeof usual, format, values);
    va_end(values);
    size_t size = printed < 0 ? 0 : (size_t)printed;
    char *text = arena_alloc(arena, size + 1);
    if (size < sizeof usual)
        memcpy(text, usual, size);
    else
        vsnprintf(text, size + 1, format, again);
    va_end(again);
    return (str){text, size};
}
