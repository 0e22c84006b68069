#include "eval/sheet.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json.h"

static const char *const medals[] = {"gold", "silver", "bronze"};

struct sheet *sheets_find(const struct sheets *sheets, str stem) {
    for (uint32_t i = 0; i < sheets->count; i++)
        if (str_equal(sheets->items[i].stem, stem))
            return &sheets->items[i];
    return NULL;
}

size_t sheet_body_start(str text) {
    static const char *const headers[] = {"url:", "date:", "title:"};
    size_t at = 0;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        if (!str_starts_with(str_slice(text, at, text.size), str_of(headers[i])))
            continue;
        at = str_find_char(text, '\n', at);
        at += at < text.size;
        i = (size_t)-1; /* they may come in any order: look again for all */
    }
    return at;
}

/* --- values of JSON ------------------------------------------------------------------------------------------------ */

/* A member as text: of a string its characters, of a number what is written; empty for null, missing and "". */
static str member_text(const struct json *object, const char *key, struct arena *arena) {
    const struct json *value = json_member(object, key);
    if (!value || value->type == JSON_NULL || value->type == JSON_FALSE)
        return (str){0};
    str text = value->type == JSON_STRING ? json_text(value, arena) : value->raw;
    return text.size ? text : (str){0};
}

static struct span member_span(const struct json *object) {
    double start = json_number(json_member(object, "start"), -1), end = json_number(json_member(object, "end"), -1);
    bool is_span = start >= 0 && end > start && end < UINT32_MAX;
    return is_span ? span_of((size_t)start, (size_t)end) : (struct span){0};
}

/* "01" and 1 are "1"; without a place the medal tells it. */
static str place_text(str place, str medal, struct arena *arena) {
    int64_t number;
    if (str_to_int(place, &number))
        return str_print(arena, "%lld", (long long)number);
    for (int i = 0; !place.size && i < 3; i++)
        if (str_equal(medal, str_of(medals[i])))
            return str_print(arena, "%d", i + 1);
    return place;
}

static void read_athlete(const struct json *item, struct sheet *sheet, struct arena *arena) {
    *LIST_ADD(&sheet->athletes, arena) = (struct sheet_athlete){
        .name = member_text(item, "name", arena),
        .sex = member_text(item, "sex", arena),
        .nation = member_text(item, "nation", arena),
        .span = member_span(item),
    };
}

static void read_mark(const struct json *item, struct sheet *sheet, struct arena *arena) {
    *LIST_ADD(&sheet->marks, arena) = (struct sheet_mark){
        .surface = member_text(item, "surface", arena),
        .value = member_text(item, "value", arena),
        .quantity = member_text(item, "quantity", arena),
        .kind = member_text(item, "kind", arena),
        .athlete = member_text(item, "athlete", arena),
        .event = member_text(item, "event", arena),
        .span = member_span(item),
        .rule = member_text(item, "rule", arena),
    };
}

static void read_placing(const struct json *item, struct sheet *sheet, struct arena *arena) {
    str place = member_text(item, "place", arena), medal = member_text(item, "medal", arena);
    *LIST_ADD(&sheet->placings, arena) = (struct sheet_placing){
        .athlete = member_text(item, "athlete", arena),
        .event = member_text(item, "event", arena),
        .place = place_text(place, medal, arena),
        .span = member_span(item),
        .rule = member_text(item, "rule", arena),
    };
}

static void read_quote(const struct json *item, struct sheet *sheet, struct arena *arena) {
    *LIST_ADD(&sheet->quotes, arena) = (struct sheet_quote){
        .text = member_text(item, "text", arena),
        .speaker = member_text(item, "speaker", arena),
        .span = member_span(item),
        .rule = member_text(item, "rule", arena),
    };
}

static const struct {
    const char *type, *list; /* of a found item; of gold */
    void (*read)(const struct json *item, struct sheet *sheet, struct arena *arena);
} kinds[] = {
    {"athlete", "athletes", read_athlete},
    {"mark", "marks", read_mark},
    {"placing", "placings", read_placing},
    {"quote", "quotes", read_quote},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* --- gold ---------------------------------------------------------------------------------------------------------- */

/* Where the nth occurrence of surface stands in the body; an occurrence may overlap the one before. */
static struct span locate(str text, str surface, int64_t nth) {
    size_t from = sheet_body_start(text);
    for (; surface.size; nth--) {
        size_t at = str_find(text, surface, from);
        if (at == text.size)
            break;
        if (nth <= 1)
            return span_of(at, at + surface.size);
        from = at + 1;
    }
    return (struct span){0};
}

enum status gold_read_json(str bytes, const char *path, struct sheet *sheet, struct arena *arena, struct error *error) {
    struct json *root;
    enum status status = json_parse(bytes, &root, arena, error);
    if (status != OK) {
        error_prefix(error, "%s", path);
        return status;
    }
    if (root->type != JSON_OBJECT)
        return error_set(error, FAILED_INPUT, "%s: gold is an object with athletes, marks, placings and quotes", path);
    for (int i = 0; i < KINDS; i++) {
        const struct json *list = json_member(root, kinds[i].list);
        for (const struct json *item = list ? list->child : NULL; item; item = item->next)
            kinds[i].read(item, sheet, arena);
    }
    const struct json *list = json_member(root, "marks");
    const struct json *item = list ? list->child : NULL;
    for (uint32_t i = 0; i < sheet->marks.count; i++, item = item->next)
        sheet->marks.items[i].span =
            locate(sheet->text, sheet->marks.items[i].surface, (int64_t)json_number(json_member(item, "nth"), 1));
    return OK;
}

static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* texts: folders, and articles themselves. */
static const char *find_in_texts(const struct paths *texts, str stem, struct arena *arena) {
    str name = str_print(arena, "%.*s.txt", STR_ARG(stem));
    for (LIST_EACH(char *, text, texts)) {
        const char *within = str_print(arena, "%s/%.*s", *text, STR_ARG(name)).data;
        if (is_file(within))
            return within;
        if (is_file(*text) && str_equal(file_name(str_of(*text)), name))
            return *text;
    }
    return NULL;
}

/* The article of a stem, where the header of gold_read says it may be; NULL when it is nowhere. */
static const char *find_article(str folder, const struct paths *texts, str stem, struct arena *arena) {
    const char *told = find_in_texts(texts, stem, arena);
    if (told)
        return told;
    while (folder.size > 1 && folder.data[folder.size - 1] == '/')
        folder.size--;
    str neighbour = str_ends_with(folder, STR("-gold")) ? str_slice(folder, 0, folder.size - 5) : folder;
    size_t slash = folder.size;
    while (slash && folder.data[slash - 1] != '/')
        slash--;
    const char *places[] = {
        str_print(arena, "%.*s/%.*s.txt", STR_ARG(folder), STR_ARG(stem)).data,
        str_print(arena, "%.*s/%.*s.txt", STR_ARG(neighbour), STR_ARG(stem)).data,
        str_print(arena, "%.*sarticles/%.*s.txt", STR_ARG(str_slice(folder, 0, slash)), STR_ARG(stem)).data,
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (is_file(places[i]))
            return places[i];
    return NULL;
}

static str stem_of(str path, str ending) {
    str name = file_name(path);
    return str_ends_with(name, ending) ? str_slice(name, 0, name.size - ending.size) : name;
}

typedef enum status gold_reader(str bytes, const char *path, struct sheet *sheet, struct arena *arena, struct error *error);

static enum status read_folder(const char *folder, const struct paths *texts, const char *ending, gold_reader *read, struct sheets *sheets,
                               struct buffer *without, struct arena *arena, struct error *error) {
    struct paths paths = {0};
    enum status status = file_list(folder, ending, &paths, arena, error);
    for (uint32_t i = 0; i < paths.count && status == OK; i++) {
        str stem = stem_of(str_of(paths.items[i]), str_of(ending)), bytes;
        const char *article = find_article(str_of(folder), texts, stem, arena);
        if (!article) {
            buffer_print(without, "%s%.*s", without->size ? " " : "", STR_ARG(stem));
            continue;
        }
        struct sheet *sheet = LIST_ADD(sheets, arena);
        sheet->stem = stem;
        status = file_read(article, 0, &sheet->text, arena, error);
        if (status == OK)
            status = file_read(paths.items[i], 0, &bytes, arena, error);
        if (status == OK)
            status = read(bytes, paths.items[i], sheet, arena, error);
    }
    return status;
}

enum status gold_read(const char *folder, const struct paths *texts, struct sheets *sheets, str *without, struct arena *arena,
                      struct error *error) {
    struct buffer names = {0};
    uint32_t before = sheets->count;
    enum status status = read_folder(folder, texts, ".json", gold_read_json, sheets, &names, arena, error);
    if (status == OK)
        status = read_folder(folder, texts, ".ann", gold_read_brat, sheets, &names, arena, error);
    *without = names.size ? str_copy(buffer_str(&names), arena) : (str){0};
    buffer_close(&names);
    if (status == OK && sheets->count == before && !without->size)
        return error_set(error, FAILED_INPUT, "%s: holds no STEM.json and no STEM.ann; name a folder of annotations", folder);
    if (status == OK && sheets->count == before)
        return error_set(error, FAILED_INPUT, "%s: there is no article STEM.txt for any of its annotations; --texts DIR says where they are",
                         folder);
    return status;
}

/* --- found items --------------------------------------------------------------------------------------------------- */

enum status found_read(str lines, const char *path, struct sheets *sheets, struct arena *arena, struct error *error) {
    str line;
    for (uint32_t number = 1; str_line(&lines, &line); number++) {
        if (!str_trim(line).size)
            continue;
        struct json *item;
        enum status status = json_parse(line, &item, arena, error);
        str doc = status == OK ? json_text(json_member(item, "doc"), arena) : (str){0};
        str type = status == OK ? json_text(json_member(item, "type"), arena) : (str){0};
        if (status != OK) {
            error_prefix(error, "%s:%u", path, number);
            return status;
        }
        if (!doc.size)
            return error_set(error, FAILED_INPUT, "%s:%u: an item says in \"doc\" which article it is of; is this the output of "
                             "`photofinish extract`?", path, number);
        str stem = stem_of(doc, STR(".txt"));
        struct sheet *sheet = sheets->count && str_equal(LIST_LAST(sheets)->stem, stem) ? LIST_LAST(sheets) : sheets_find(sheets, stem);
        if (!sheet) {
            sheet = LIST_ADD(sheets, arena);
            sheet->stem = stem;
        }
        for (int i = 0; i < KINDS; i++)
            if (str_equal(type, str_of(kinds[i].type)))
                kinds[i].read(item, sheet, arena);
    }
    return OK;
}
