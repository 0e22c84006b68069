#include "resolve/meeting.h"

#include "base/file.h"
#include "base/tsv.h"

enum { TOLD_TOGETHER = 12 /* bytes between a place and its mark: "fifth at", "third in a time of" */ };

struct meeting_row {
    str with, without, competition;
};

static enum status read_file(const char *folder, const char *name, str *text, struct arena *arena, struct error *error) {
    return file_read(str_print(arena, "%s/lexicon/%s", folder, name).data, 0, text, arena, error);
}

enum status meeting_tables_load(const char *rules_folder, struct meeting_tables *tables, struct arena *arena, struct error *error) {
    *tables = (struct meeting_tables){0};
    str competitions, names;
    enum status status = read_file(rules_folder, "competitions.tsv", &competitions, arena, error);
    if (status == OK)
        status = read_file(rules_folder, "competition-names.tsv", &names, arena, error);
    if (status == OK)
        status = editions_read(&tables->editions, competitions, names, arena, error);
    if (status == OK)
        status = date_words_load(rules_folder, &tables->dates, arena, error);
    struct tsv tsv;
    if (status == OK)
        status = tsv_open(str_print(arena, "%s/lexicon/competition-words.tsv", rules_folder).data, STR("with without competition"), &tsv,
                          arena, error);
    while (status == OK && tsv_next(&tsv))
        *LIST_ADD(&tables->rows, arena) = (struct meeting_row){tsv_cell(&tsv, 0), tsv_cell(&tsv, 1), tsv_cell(&tsv, 2)};
    return status;
}

/* Words of a name in small letters between single blanks, one at either end, so that " world " finds the whole word. */
static str spaced(str name, struct arena *arena) {
    char *out = arena_alloc(arena, name.size + 3);
    size_t size = 0;
    out[size++] = ' ';
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool part = char_is_letter(c) || char_is_digit(c) || c == '-' || (unsigned char)c >= 0x80;
        if (part)
            out[size++] = char_lower(c);
        else if (out[size - 1] != ' ' && c != '\'' && c != '.')
            out[size++] = ' ';
    }
    if (out[size - 1] != ' ')
        out[size++] = ' ';
    return (str){out, size};
}

static bool has_word(str spaced_name, str word) {
    for (size_t at = str_find(spaced_name, word, 0); at < spaced_name.size; at = str_find(spaced_name, word, at + 1))
        if (at && spaced_name.data[at - 1] == ' ' && at + word.size < spaced_name.size && spaced_name.data[at + word.size] == ' ')
            return true;
    return false;
}

static bool has_one(str spaced_name, str words) {
    while (words.size)
        if (has_word(spaced_name, str_cut(&words, '|')))
            return true;
    return false;
}

static const struct meeting_row *row_of(const struct meeting_tables *tables, str spaced_name) {
    for (LIST_EACH(struct meeting_row, row, &tables->rows)) {
        bool all = true;
        for (str rest = row->with; rest.size && all;)
            all = has_one(spaced_name, str_cut(&rest, ' '));
        if (all && !has_one(spaced_name, row->without))
            return row;
    }
    return NULL;
}

/* "the Sydney Games", "Rio 2016", "Athens": the latest Olympic Games in that city up to the day. */
static const struct edition *olympics_in(const struct meeting_tables *tables, str spaced_name, struct date published, int16_t year) {
    const struct edition *best = NULL;
    for (LIST_EACH(struct edition, edition, &tables->editions.list)) {
        if (!str_equal(edition->name, STR("Olympic Games")) || (year && edition->year != year && edition->first.year != year))
            continue;
        if (published.year && edition->first.year > published.year + 3)
            continue;
        char city[64];
        if (!edition->city.size || edition->city.size >= sizeof city)
            continue;
        for (size_t i = 0; i < edition->city.size; i++)
            city[i] = char_lower(edition->city.data[i]);
        str word = {city, edition->city.size};
        /* "Rio de Janeiro" is called Rio. */
        bool named = has_word(spaced_name, word) || (str_starts_with(word, STR("rio")) && has_word(spaced_name, STR("rio")));
        if (named && (!best || edition->year > best->year))
            best = edition;
    }
    return best;
}

static str without_lead(str words) {
    static const char *const leads[] = {"in the ", "of the ", "at the ", "the ", "The ", "in ", "of ", "and ", "last ", "his ", "her ", "this year's ", "last year's "};
    for (bool cut = true; cut;) {
        cut = false;
        for (size_t i = 0; i < sizeof leads / sizeof *leads && !cut; i++)
            if (str_starts_with(words, str_of(leads[i]))) {
                words = str_slice(words, strlen(leads[i]), words.size);
                cut = true;
            }
    }
    return str_trim(words);
}

/* "HOLLINBROOK OPEN", as a list of results heads itself, is the Hollinbrook Open; words of up to four capitals (IAAF, NCAA) stay. */
static str without_shouting(str words, struct arena *arena) {
    enum { ACRONYM_MOST = 4 };
    bool has_long = false;
    for (size_t at = 0, end; at < words.size; at = end + 1) {
        end = str_find_char(words, ' ', at);
        has_long |= end - at > ACRONYM_MOST;
    }
    for (size_t i = 0; i < words.size; i++)
        if ((words.data[i] >= 'a' && words.data[i] <= 'z') || (unsigned char)words.data[i] >= 0x80)
            return words;
    if (!has_long || str_find_char(words, ' ', 0) == words.size)
        return words;
    char *out = arena_alloc(arena, words.size);
    for (size_t i = 0; i < words.size; i++)
        out[i] = i && words.data[i - 1] != ' ' ? char_lower(words.data[i]) : words.data[i];
    return (str){out, words.size};
}

str meeting_name(const struct meeting_tables *tables, str words, str event, struct date published, int16_t *year, struct arena *arena) {
    words = without_shouting(without_lead(words), arena);
    if (!words.size)
        return words;
    int16_t told = *year;
    str name = editions_name(&tables->editions, words, event, year, arena);
    str plain = spaced(words, arena);
    bool games = has_word(plain, STR("games")) || has_word(plain, STR("olympics")) || has_word(plain, STR("olympic"));
    const struct meeting_row *row = row_of(tables, plain);
    bool olympic = row ? str_equal(row->competition, STR("Olympic Games")) : games || *year;
    const struct edition *edition = olympic ? olympics_in(tables, plain, published, told ? told : *year) : NULL;
    if (!edition && olympic && told)
        edition = olympics_in(tables, plain, published, 0);
    if (edition) {
        *year = edition->year;
        return edition->name;
    }
    if (row && !editions_find(&tables->editions, name, *year))
        name = row->competition;
    if (str_equal(event, STR("cross-country")) && str_equal(name, STR("World Athletics Championships")))
        return STR("World Cross Country Championships");
    if (str_equal(event, STR("cross-country")) && str_equal(name, STR("European Championships")))
        return STR("European Cross Country Championships");
    return name;
}

/* A championship is called by the year of its edition: "last year" in 2022 is Tokyo 2020 for the Olympic Games. */
static void tell_when(struct claim *claim, const struct article *article, const struct meeting_tables *tables) {
    struct date_range range;
    str words = span_str(article->text, claim->when);
    if (!words.size || !date_resolve(words, article->date, &tables->dates, &range))
        return;
    if (range.first.year != range.last.year)
        return;
    if (date_is_full(range.first) && date_compare(range.first, range.last) == 0)
        claim->date = range.first;
    if (!claim->year || claim->year_is_assumed)
        claim->year = editions_year(&tables->editions, claim->competition, range.first.year);
}

/* What meeting_name was asked, and what it said: the claims of an article are about few meetings. */
struct answer { str words, event, name; int16_t year, name_year; };
struct answers { struct answer *items; uint32_t count, room; };

static str name_once(struct answers *answers, const struct meeting_tables *tables, str words, str event, struct date published,
                     int16_t *year, struct arena *arena) {
    enum { REMEMBERED_MOST = 32 };
    for (LIST_EACH(struct answer, answer, answers))
        if (answer->year == *year && str_equal(answer->words, words) && str_equal(answer->event, event)) {
            *year = answer->name_year;
            return answer->name;
        }
    int16_t told = *year;
    str name = meeting_name(tables, words, event, published, year, arena);
    if (answers->count < REMEMBERED_MOST)
        *LIST_ADD(answers, arena) = (struct answer){words, event, name, told, *year};
    return name;
}

/* "Fifth at 22-9 1/2": a place that is told with the mark of the same athlete is of the same year. Nearest first, for a sentence may tell of
 * two races. */
static void take_year_of_mark(const struct reading *reading, struct claim *placing) {
    const struct claim *nearest = NULL;
    uint32_t least = TOLD_TOGETHER + 1;
    for (LIST_EACH(const struct claim, mark, &reading->claims)) {
        if (mark->kind != CLAIM_RESULT || mark->sentence != placing->sentence || mark->person != placing->person || mark->span.start < placing->span.end)
            continue;
        uint32_t gap = mark->span.start - placing->span.end;
        if (gap < least && str_equal(mark->event, placing->event) && str_equal(mark->competition, placing->competition)) {
            least = gap;
            nearest = mark;
        }
    }
    if (nearest) {
        placing->year = nearest->year;
        placing->year_is_assumed = nearest->year_is_assumed;
    }
}

void meeting_resolve(struct reading *reading, const struct meeting_tables *tables, struct arena *arena) {
    const struct article *article = reading->article;
    struct answers answers = {0};
    for (LIST_EACH(struct claim, claim, &reading->claims)) {
        int16_t year = claim->year_is_assumed ? 0 : claim->year;
        claim->competition = name_once(&answers, tables, claim->competition, claim->event, article->date, &year, arena);
        if (year) {
            claim->year = year;
            claim->year_is_assumed = false;
        }
        tell_when(claim, article, tables);
        if (!claim->year || !claim->competition.size)
            continue;
        claim->year = editions_year(&tables->editions, claim->competition, claim->year);
    }
    for (LIST_EACH(struct claim, claim, &reading->claims))
        if (claim->kind == CLAIM_PLACING && !claim->year && claim->person >= 0)
            take_year_of_mark(reading, claim);
}
