#include "cli/look.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

const char *database_path(const struct call *call) {
    const char *chosen = call_value(call, "database"), *usual = getenv("PHOTOFINISH_DB");
    return chosen ? chosen : usual && *usual ? usual : "output/facts.db";
}

enum status look_open(const struct call *call, enum store_access mode, struct store **store, struct error *error) {
    const char *path = database_path(call);
    if (access(path, F_OK) != 0)
        return error_set(error, FAILED_INPUT, "%s: no such database; `photofinish run -d %s INPUT…` makes one", path, path);
    return store_open(path, mode, store, error);
}

enum status look_make_room(const char *path, struct arena *arena, struct error *error) {
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return OK;
    return file_make_folder(str_print(arena, "%.*s", (int)(slash - path), path).data, error);
}

static str filter_word(const struct call *call, const char *name) {
    return call_knows(call, name) ? str_of(call_value(call, name)) : (str){0};
}

bool look_filter(const struct call *call, struct store_filter *filter) {
    int64_t year;
    if (!call_number(call, "year", 1, 9999, 0, &year) || !call_number(call, "limit", 1, INT64_MAX, 0, &filter->limit))
        return false;
    filter->athlete = filter_word(call, "athlete");
    filter->event = filter_word(call, "event");
    filter->competition = filter_word(call, "competition");
    filter->source = filter_word(call, "source");
    filter->kind = filter_word(call, "kind");
    filter->verdict = filter_word(call, "verdict");
    filter->year = (int16_t)year;
    enum verdict verdict;
    if (filter->verdict.size && !verdict_of(filter->verdict, &verdict)) {
        usage_error(call->command, "no verdict is called %.*s; `photofinish %s --help` lists them", STR_ARG(filter->verdict),
                    call->command->name);
        return false;
    }
    return true;
}

bool look_id(str word, char *letter, int64_t *id) {
    *letter = word.size && strchr("fdq", word.data[0]) ? word.data[0] : 0;
    return str_to_int(str_slice(word, *letter ? 1 : 0, word.size), id) && *id > 0;
}

static void add_part(struct buffer *out, str part) {
    if (!part.size)
        return;
    if (out->size)
        buffer_add(out, STR(", "));
    buffer_add(out, part);
}

str look_subject(str athlete, str event, str competition, int16_t year, enum round round, struct arena *arena) {
    struct buffer out = {0};
    add_part(&out, athlete);
    add_part(&out, event);
    add_part(&out, competition);
    if (year)
        buffer_print(&out, "%s%d", !out.size ? "" : competition.size ? " " : ", ", year);
    add_part(&out, str_of(round_name(round)));
    str subject = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return subject;
}

static uint32_t line_width(void) {
    enum { WIDE_ENOUGH = 100, NARROWEST = 40 };
    uint32_t columns = terminal_columns();
    return !columns || columns > WIDE_ENOUGH ? WIDE_ENOUGH : columns < NARROWEST ? NARROWEST : columns;
}

/* The end of the words that fit into so many columns; of the first, if not even that fits. */
static size_t line_end(str text, uint32_t columns) {
    size_t end = str_find_char(text, ' ', 0);
    uint32_t taken = text_columns(str_slice(text, 0, end));
    while (end < text.size) {
        size_t next = str_find_char(text, ' ', end + 1);
        taken += text_columns(str_slice(text, end, next));
        if (taken > columns)
            break;
        end = next;
    }
    return end;
}

void look_paragraph(enum tone tone, uint32_t indent, str text) {
    uint32_t width = line_width(), room = width > indent ? width - indent : 0;
    while (text.size) {
        size_t end = line_end(text, room);
        terminal_print("%*s", (int)indent, "");
        terminal_tone(tone, str_slice(text, 0, end));
        terminal_write(STR("\n"));
        text = str_slice(text, end + 1, text.size);
    }
}

/* Start of the code point at or before at. */
static size_t whole_start(str text, size_t at) {
    while (at && at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

void look_underlined(uint32_t indent, str sentence, str quoted) {
    size_t at = quoted.size ? str_find(sentence, quoted, 0) : sentence.size;
    if (at == sentence.size)
        return;
    size_t room = line_width() - indent - 2, end = at + quoted.size;
    size_t around = room > quoted.size ? (room - quoted.size) / 2 : 0;
    size_t start = sentence.size <= room || at < around ? 0 : whole_start(sentence, at - around);
    size_t stop = sentence.size <= room || end + around >= sentence.size ? sentence.size : whole_start(sentence, end + around);
    const char *before = start ? "…" : "", *behind = stop < sentence.size ? "…" : "";
    terminal_print("%*s%s%.*s", (int)indent, "", before, STR_ARG(str_slice(sentence, start, at)));
    terminal_tone(TONE_BOLD, quoted);
    terminal_print("%.*s%s\n", STR_ARG(str_slice(sentence, end, stop)), behind);
    terminal_print("%*s", (int)(indent + (start > 0) + text_columns(str_slice(sentence, start, at))), "");
    for (uint32_t i = text_columns(quoted); i > 0; i--)
        terminal_write(STR("^"));
    terminal_write(STR("\n"));
}

void names_add(struct names *names, str name, struct arena *arena) {
    for (uint32_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i], name))
            return;
    *LIST_ADD(names, arena) = name;
}

str names_join(const struct names *names, struct arena *arena) {
    str joined = {0};
    for (uint32_t i = 0; i < names->count; i++)
        joined = str_print(arena, "%.*s%s%.*s", STR_ARG(joined), i ? ", " : "", STR_ARG(names->items[i]));
    return joined;
}
