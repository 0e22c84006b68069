/* The forms of a person's name, with their bytes, in one text: [["Kerr",120,124],…]. Thousands are read back, so not with a reader for all
 * of JSON; it is JSON for whoever looks into the database. */
#include "base/json.h"
#include "database.h"

void surfaces_write(struct buffer *out, const struct testimony_person *person) {
    char digits[STR_INT_MOST];
    buffer_clear(out);
    buffer_add_char(out, '[');
    for (LIST_EACH(struct surface, surface, &person->surfaces)) {
        if (out->size > 1)
            buffer_add_char(out, ',');
        buffer_add_char(out, '[');
        json_write_text(out, surface->text);
        buffer_add_char(out, ',');
        buffer_add(out, str_of_int(surface->bytes.start, digits));
        buffer_add_char(out, ',');
        buffer_add(out, str_of_int(surface->bytes.end, digits));
        buffer_add_char(out, ']');
    }
    buffer_add_char(out, ']');
}

static uint32_t read_number(str text, size_t *at) {
    uint32_t number = 0;
    while (*at < text.size && !char_is_digit(text.data[*at]))
        ++*at;
    for (; *at < text.size && char_is_digit(text.data[*at]); ++*at)
        number = number * 10 + (uint32_t)(text.data[*at] - '0');
    return number;
}

bool surfaces_next(str *rest, struct surface *surface, struct arena *arena) {
    size_t start = str_find_char(*rest, '"', 0) + 1, end = start;
    while (end < rest->size && rest->data[end] != '"')
        end += rest->data[end] == '\\' ? 2 : 1;
    if (end >= rest->size)
        return false;
    surface->text = json_text(&(struct json){.type = JSON_STRING, .raw = str_slice(*rest, start, end)}, arena);
    size_t at = end + 1;
    uint32_t first = read_number(*rest, &at);
    surface->bytes = span_of(first, read_number(*rest, &at));
    *rest = str_slice(*rest, at, rest->size);
    return true;
}
