#include "reconcile/credits.h"

#include "base/sort.h"
#include "base/tsv.h"

enum {
    AGENCIES_MOST = 8,        /* that one text credits */
    NAME_WORDS_MOST = 4,
    DATELINE_MOST = 96,       /* bytes from the paragraph's beginning to the dash */
    DATELINE_PARAGRAPHS = 4,  /* title, header and the first ones */
    CREDIT_MOST = 96,         /* bytes of a line that is nothing but a credit */
    CREDIT_PARAGRAPHS = 3,    /* at either end */
    CAPITALS_OF_A_PLACE = 3,
};

enum status credits_load(const char *rules_folder, struct credits *credits, struct arena *arena, struct error *error) {
    *credits = (struct credits){0};
    struct tsv tsv;
    enum status status = tsv_open(str_print(arena, "%s/lexicon/credits.tsv", rules_folder).data, STR("name agency"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        str *agency = ARENA_NEW(arena, str);
        *agency = str_copy(tsv_cell(&tsv, 1), arena);
        *table_slot(&credits->by_name, str_lower(tsv_cell(&tsv, 0), arena), arena) = agency;
    }
    return status;
}

struct agencies { str items[AGENCIES_MOST]; uint32_t count; };

static void add_agency(struct agencies *agencies, str agency) {
    for (uint32_t i = 0; i < agencies->count; i++)
        if (str_equal(agencies->items[i], agency))
            return;
    if (agencies->count < AGENCIES_MOST)
        agencies->items[agencies->count++] = agency;
}

/* ---- words ---- */

struct words { struct word { str text; bool has_letter; } *items; uint32_t count, room; };

/* Letters, digits and what holds them together. */
static bool is_inside(char c) { return char_is_letter(c) || char_is_digit(c) || c == '-' || c == '\'' || (unsigned char)c >= 0x80; }

static struct words words_of(str text, struct arena *arena) {
    struct words words = {0};
    for (size_t at = 0, end; at < text.size; at = end + 1) {
        bool has_letter = false;
        for (end = at; end < text.size && is_inside(text.data[end]); end++)
            has_letter |= char_is_letter(text.data[end]);
        if (end > at)
            *LIST_ADD(&words, arena) = (struct word){str_slice(text, at, end), has_letter};
    }
    return words;
}

/* The longest name that begins at a word; its number of words in *length; NULL when there is none. */
static const str *name_at(const struct credits *credits, const struct words *words, uint32_t at, uint32_t *length, struct arena *arena) {
    const str *found = NULL;
    str name = {0};
    for (uint32_t i = 0; i < NAME_WORDS_MOST && at + i < words->count; i++) {
        str word = str_lower(words->items[at + i].text, arena);
        name = i ? str_print(arena, "%.*s %.*s", STR_ARG(name), STR_ARG(word)) : word;
        const str *agency = table_find(&credits->by_name, name);
        if (agency) {
            found = agency;
            *length = i + 1;
        }
    }
    return found;
}

/* ---- where credits stand ---- */

/* The byline: agencies among other words. */
static void add_byline(const struct credits *credits, str author, struct agencies *agencies, struct arena *arena) {
    struct words words = words_of(str_slice(author, 0, CREDIT_MOST), arena);
    for (uint32_t i = 0, length = 1; i < words.count; i += length) {
        length = 1;
        const str *agency = name_at(credits, &words, i, &length, arena);
        if (agency && agency->size)
            add_agency(agencies, *agency);
    }
}

/* A line that holds agencies and the words around them, and nothing else: "Additional reporting by AFP", "© Reuters 2023". */
static void add_credit_line(const struct credits *credits, str line, struct agencies *agencies, struct arena *arena) {
    struct agencies found = {.count = 0};
    if (line.size > CREDIT_MOST)
        return;
    struct words words = words_of(line, arena);
    for (uint32_t i = 0, length = 1; i < words.count; i += length) {
        length = 1;
        const str *agency = name_at(credits, &words, i, &length, arena);
        bool is_number = !words.items[i].has_letter;   /* a year; the sign of copyright */
        if (!agency && !is_number)
            return;
        if (agency && agency->size)
            add_agency(&found, *agency);
    }
    for (uint32_t i = 0; i < found.count; i++)
        add_agency(agencies, found.items[i]);
}

static bool is_dash(str text, size_t at) {
    str rest = str_slice(text, at, text.size);
    return str_starts_with(rest, STR("-")) || str_starts_with(rest, STR("–")) || str_starts_with(rest, STR("—"));
}

/* "CHICAGO, Oct 8 (Meridian Press) - …": who is named so before the dash has written it, known to us or not. */
static void add_dateline(const struct credits *credits, str line, struct agencies *agencies, struct arena *arena) {
    size_t open = str_find_char(line, '(', 0), close = str_find_char(line, ')', 0), after = close + 1, capitals = 0;
    if (open > DATELINE_MOST || close >= line.size || close < open)
        return;
    while (capitals < open && line.data[capitals] >= 'A' && line.data[capitals] <= 'Z')
        capitals++;
    while (after < line.size && line.data[after] == ' ')
        after++;
    str inside = str_trim(str_slice(line, open + 1, close));
    if (capitals < CAPITALS_OF_A_PLACE || !is_dash(line, after) || !inside.size || !char_is_letter(inside.data[0]))
        return;
    const str *agency = table_find(&credits->by_name, str_lower(inside, arena));
    if (!agency || agency->size)
        add_agency(agencies, agency ? *agency : str_lower(inside, arena));
}

/* ---- prints ---- */

static uint32_t credit_number(str agency) {
    uint64_t hash = hash_bytes(agency);
    return (uint32_t)(hash ^ (hash >> 32)) | 1;
}

void credits_add(const struct credits *credits, str author, str text, struct document_print *print, struct arena *arena) {
    struct agencies agencies = {.count = 0};
    struct { str *items; uint32_t count, room; } lines = {0};
    add_byline(credits, author, &agencies, arena);
    for (str rest = text, line; str_line(&rest, &line);)
        if (str_trim(line).size)
            *LIST_ADD(&lines, arena) = str_trim(line);
    for (uint32_t i = 0; i < lines.count; i++) {
        if (i < DATELINE_PARAGRAPHS)
            add_dateline(credits, lines.items[i], &agencies, arena);
        if (i < CREDIT_PARAGRAPHS || i + CREDIT_PARAGRAPHS >= lines.count)
            add_credit_line(credits, lines.items[i], &agencies, arena);
    }
    if (!agencies.count)
        return;
    uint32_t *numbers = ARENA_ARRAY(arena, print->count + agencies.count, uint32_t), count = print->count;
    memcpy(numbers, print->shingles, print->count * sizeof *numbers);
    for (uint32_t i = 0; i < agencies.count; i++)
        numbers[count++] = credit_number(agencies.items[i]);
    sort_numbers(numbers, count);
    print->shingles = numbers;
    print->count = count;
}

bool print_has_credit(const struct document_print *print) {
    for (uint32_t i = 0; i < print->count; i++)
        if (print->shingles[i] % 2)
            return true;
    return false;
}

bool print_shares_credit(const struct document_print *a, const struct document_print *b) {
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->shingles[i] == b->shingles[j] && a->shingles[i] % 2)
            return true;
        if (a->shingles[i] == b->shingles[j])
            i++, j++;
        else if (a->shingles[i] < b->shingles[j])
            i++;
        else
            j++;
    }
    return false;
}
