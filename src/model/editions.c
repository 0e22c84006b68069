#include "model/editions.h"

/* Cuts the next row of a table; comments and empty lines are passed over. */
static bool next_row(str *rest, uint32_t *line_number, str *line) {
    while (str_line(rest, line)) {
        ++*line_number;
        if (line->size && line->data[0] != '#')
            return true;
    }
    return false;
}

static enum status read_header(str *rest, uint32_t *line_number, str wanted, const char *table, struct error *error) {
    str line;
    if (next_row(rest, line_number, &line) && str_equal(line, wanted))
        return OK;
    return error_set(error, FAILED_INPUT, "%s:%u: the line of column names must be \"%.*s\" (apart by tabs)", table, *line_number,
                     STR_ARG(wanted));
}

static str first_word(str text) { return str_slice(text, 0, str_find_char(text, ' ', 0)); }

static void index_editions(struct editions *editions, struct arena *arena) {
    for (LIST_EACH(struct edition, edition, &editions->list)) {   /* the list does not move any more */
        void **slot = table_slot(&editions->by_name, str_lower(edition->name, arena), arena);
        edition->next = *slot;
        *slot = edition;
    }
    for (uint32_t i = editions->list.count; i-- > 0;) {
        struct edition *edition = &editions->list.items[i];
        void **slot = table_slot(&editions->by_city, first_word(edition->city), arena);
        edition->next_of_city = *slot;
        *slot = edition;
    }
}

static enum status read_competitions(struct editions *editions, str text, struct arena *arena, struct error *error) {
    static const char table[] = "competitions.tsv";
    uint32_t number = 0;
    str rest = text, line;
    enum status status = read_header(&rest, &number, STR("name\tyear\tcity\tcountry\tstart\tend"), table, error);
    while (status == OK && next_row(&rest, &number, &line)) {
        str cells[6];
        for (int i = 0; i < 6; i++)
            cells[i] = str_trim(str_cut(&line, '\t'));
        int64_t year;
        struct edition edition = {.name = str_copy(cells[0], arena), .city = str_copy(cells[2], arena), .country = str_copy(cells[3], arena)};
        if (!str_to_int(cells[1], &year) || year < 1800 || year > 9999 || !date_parse(cells[4], &edition.first) ||
            !date_parse(cells[5], &edition.last) || date_compare(edition.last, edition.first) < 0)
            return error_set(error, FAILED_INPUT, "%s:%u: needs a name, a year, a city, a country and two days YYYY-MM-DD in order", table, number);
        edition.year = (int16_t)year;
        *LIST_ADD(&editions->list, arena) = edition;
    }
    index_editions(editions, arena);
    return status;
}

static enum status read_names(struct editions *editions, str text, struct arena *arena, struct error *error) {
    static const char table[] = "competition-names.tsv";
    uint32_t number = 0;
    str rest = text, line;
    enum status status = read_header(&rest, &number, STR("name\tevent\tcompetition"), table, error);
    while (status == OK && next_row(&rest, &number, &line)) {
        str name = str_trim(str_cut(&line, '\t')), event = str_trim(str_cut(&line, '\t')), canonical = str_trim(line);
        if (!name.size || !canonical.size)
            return error_set(error, FAILED_INPUT, "%s:%u: needs a name, an event or nothing, and the competition's name", table, number);
        str *value = ARENA_NEW(arena, str);
        *value = str_copy(canonical, arena);
        str key = str_join(str_lower(name, arena), STR("|"), event, arena);
        *table_slot(&editions->other_names, key, arena) = value;
    }
    return status;
}

enum status editions_read(struct editions *editions, str competitions, str names, struct arena *arena, struct error *error) {
    enum status status = OK;
    if (competitions.size)
        status = read_competitions(editions, competitions, arena, error);
    if (status == OK && names.size)
        status = read_names(editions, names, arena, error);
    return status;
}

static bool is_year(str word, int16_t *year) {
    int64_t number;
    if (word.size != 4 || !str_to_int(word, &number) || number < 1850 || number > 2150)
        return false;
    *year = (int16_t)number;
    return true;
}

/* "2023 World Championships", "World Championships 2023", "the 19th World Championships": the name without that. */
static str bare_name(str name, int16_t *year) {
    int16_t found = 0;
    if (str_starts_with(name, STR("the ")) || str_starts_with(name, STR("The ")))
        name = str_trim(str_slice(name, 4, name.size));
    size_t first = str_find_char(name, ' ', 0);
    str word = str_slice(name, 0, first);
    bool is_ordinal = word.size > 2 && char_is_digit(word.data[0]) && char_is_letter(word.data[word.size - 1]);
    if (first < name.size && (is_year(word, &found) || is_ordinal))
        name = str_trim(str_slice(name, first, name.size));
    if (name.size > 5 && name.data[name.size - 5] == ' ' && is_year(str_slice(name, name.size - 4, name.size), &found))
        name = str_trim(str_slice(name, 0, name.size - 5));
    if (!*year)
        *year = found;
    return name;
}

static str canonical_name(const struct editions *editions, str name, str event, struct arena *arena) {
    str lower = str_lower(name, arena);
    const str *canonical = table_find(&editions->other_names, str_join(lower, STR("|"), event, arena));
    if (!canonical)
        canonical = table_find(&editions->other_names, str_join(lower, STR("|"), (str){0}, arena));
    if (canonical)
        return *canonical;
    const struct edition *edition = table_find(&editions->by_name, lower);
    return edition ? edition->name : (str){0};
}

/* Takes the city off the front of a name: "Rio Olympics" leaves "Olympics" for Rio de Janeiro, "Tokyo" leaves nothing. */
static bool cut_city(str name, str city, str *rest) {
    str longest = str_starts_with(name, city) ? city : first_word(city);
    if (!str_starts_with(name, longest) || (name.size > longest.size && name.data[longest.size] != ' '))
        return false;
    *rest = str_trim(str_slice(name, longest.size, name.size));
    return true;
}

/* The competition that was held in the city with which the name begins; of that year where one is told. A bare city means the Games. */
static str name_by_city(const struct editions *editions, str name, str event, int16_t *year, struct arena *arena) {
    for (const struct edition *edition = table_find(&editions->by_city, first_word(name)); edition; edition = edition->next_of_city) {
        str rest;
        if (!cut_city(name, edition->city, &rest) || (!rest.size && !*year))
            continue;
        str canonical = canonical_name(editions, rest.size ? rest : STR("Olympic Games"), event, arena);
        if (!str_equal(canonical, edition->name) || (!rest.size && *year != edition->year))
            continue;
        if (!*year)
            *year = edition->year;
        return edition->name;
    }
    return (str){0};
}

str editions_name(const struct editions *editions, str competition, str event, int16_t *year, struct arena *arena) {
    str name = bare_name(str_trim(competition), year);
    if (!name.size)
        return name;
    str canonical = canonical_name(editions, name, event, arena);
    size_t the = str_find(name, STR(" the "), 0);   /* "Running the Chicago Marathon" */
    if (!canonical.size && the < name.size)
        canonical = canonical_name(editions, str_slice(name, the + 5, name.size), event, arena);
    if (!canonical.size)
        canonical = name_by_city(editions, name, event, year, arena);
    return canonical.size ? canonical : name;
}


static const struct edition *first_of(const struct editions *editions, str name) {
    char lower[256];
    if (name.size > sizeof lower)
        return NULL;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = char_lower(name.data[i]);
    return table_find(&editions->by_name, (str){lower, name.size});
}

bool editions_exclude(const struct editions *editions, str name, int16_t year) {
    bool earlier = false, later = false;
    for (const struct edition *edition = first_of(editions, name); edition; edition = edition->next) {
        if (edition->year == year || edition->first.year == year)
            return false;
        earlier |= edition->year < year;
        later |= edition->year > year;
    }
    return year && earlier && later;
}

bool editions_know(const struct editions *editions, str name) { return first_of(editions, name) != NULL; }

const struct edition *editions_find(const struct editions *editions, str name, int16_t year) {
    const struct edition *edition = first_of(editions, name);
    while (edition && edition->year != year)
        edition = edition->next;
    return edition;
}

const struct edition *editions_reported(const struct editions *editions, str name, struct date published, int days_after) {
    if (!date_is_full(published))
        return NULL;
    int64_t day = date_to_days(published);
    const struct edition *edition = first_of(editions, name);
    while (edition && (day < date_to_days(edition->first) || day > date_to_days(edition->last) + days_after))
        edition = edition->next;
    return edition;
}

int16_t editions_year(const struct editions *editions, str name, int16_t year) {
    if (!year || editions_find(editions, name, year))
        return year;
    for (const struct edition *edition = first_of(editions, name); edition; edition = edition->next)
        if (edition->first.year == year)
            return edition->year;
    return year;
}
