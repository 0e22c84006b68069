/*
 * The people of an article, with no other knowledge than its own words and common given names: a surname is the longest name that ends in
 * it, initials are whose name has them.
 */
#include "quote_people.h"

enum { NAME_MOST = 5 }; /* words */

static bool is_name_word(const struct quote_people *d, uint32_t i) {
    uint64_t roles = d->words.items[i].roles;
    return (roles & WORD_CAPITAL) && !(roles & (WORD_SMALL | WORD_CALENDAR | WORD_DIGITS));
}

static bool joins_name(const struct quote_people *d, uint32_t i) {
    const struct word *word = &d->words.items[i];
    if (word->gap || (word[-1].roles & WORD_GENITIVE))
        return false;
    bool particle = (word->roles & WORD_PARTICLE) && i + 1 < d->words.count && !d->words.items[i + 1].gap && is_name_word(d, i + 1);
    return is_name_word(d, i) || particle;
}

/* Titles, peoples and nouns of office in front are no part of the name. */
static uint32_t without_titles(const struct quote_people *d, uint32_t first, uint32_t last, char *sex) {
    bool in_front = true;
    for (uint32_t i = first; i < last; i++) {
        uint64_t roles = d->words.items[i].roles;
        in_front &= (roles & (WORD_TITLES | WORD_PEOPLE | WORD_NOUN)) != 0;
        if (in_front || (roles & (WORD_TITLES | WORD_NOUN)))
            first = i + 1;
        *sex = roles & WORD_TITLE_F ? 'F' : roles & WORD_TITLE_M ? 'M' : *sex;
    }
    return first;
}

static uint32_t without_suffix(const struct quote_people *d, uint32_t first, uint32_t last) {
    return last > first + 1 && (d->words.items[last].roles & WORD_SUFFIX) ? last - 1 : last;
}

str quote_people_words(const struct quote_people *d, uint32_t first, uint32_t last) {
    return str_slice(d->article->text, d->words.items[first].span.start, d->words.items[last].span.end);
}

static struct known_person *person_named(struct quote_people *d, str name) {
    void **slot = table_slot(&d->by_name, name, d->arena);
    if (!*slot) {
        *LIST_ADD(&d->people, d->arena) = (struct known_person){.name = name};
        *slot = (void *)(uintptr_t)d->people.count;
    }
    return &d->people.items[(uintptr_t)*slot - 1];
}

/* The more often named person keeps a surname or given name that two share. */
static void index_person(struct quote_people *d, struct table *table, str key, uint32_t person) {
    void **slot = table_slot(table, key, d->arena);
    if (!*slot || d->people.items[(uintptr_t)*slot - 1].count < d->people.items[person].count)
        *slot = (void *)(uintptr_t)(person + 1);
}

static char sex_of_name(const struct quote_people *d, uint32_t first) {
    return given_name_sex(d->lexicon, quote_people_word(d, first));
}

/* "Josh Kerr Kerr", a caption and the text behind it, are two namings. */
static bool is_repeated(const struct quote_people *d, uint32_t first, uint32_t word) {
    return word > first && str_equal(quote_people_word(d, word), quote_people_word(d, word - 1));
}

/* All runs of capitalised words; those of two to five words are people for all we know. */
static void collect(struct quote_people *d) {
    for (uint32_t i = 0; i < d->words.count; i++) {
        if (!is_name_word(d, i))
            continue;
        uint32_t last = i;
        while (last + 1 < d->words.count && joins_name(d, last + 1) && !is_repeated(d, i, last + 1))
            last++;
        char sex = 0;
        uint32_t first = without_titles(d, i, last, &sex);
        uint32_t end = without_suffix(d, first, last);
        *LIST_ADD(&d->namings, d->arena) = (struct naming){first, last, -1};
        bool determined = i && (d->words.items[i - 1].roles & WORD_DETERMINER) && !d->words.items[i].gap && first == i;
        bool is_thing = d->words.items[last].roles & WORD_NO_NAME;
        if (end > first && last - first < NAME_MOST && !determined && !is_thing) {
            struct known_person *person = person_named(d, quote_people_words(d, first, last));
            char given = sex_of_name(d, first);
            person->count++;
            person->sex = sex ? sex : given ? given : person->sex;
            uint64_t before = i ? d->words.items[i - 1].roles : 0;
            bool beside = (before & WORD_NOUN) && !d->words.items[i].gap, apposed = !(before & WORD_BODY) && d->words.items[i].gap == GAP_COMMA;
            bool in_office = first > i || beside || ((before & WORD_NOUN) && apposed);
            person->is_known |= sex || given || in_office; /* "club president Noel Purtle", "her coach, Noel Purtle," */
            LIST_LAST(&d->namings)->person = (int32_t)(person - d->people.items);
        }
        i = last;
    }
}

/* "His mother, Philomena, …": a given name in apposition is all that is told of her. */
static int32_t person_of_given_name(struct quote_people *d, const struct naming *naming) {
    uint32_t word = naming->first, next = word + 1;
    uint64_t relation = word ? d->words.items[word - 1].roles : 0;
    char sex = relation & WORD_TITLE_F ? 'F' : relation & WORD_TITLE_M ? 'M' : sex_of_name(d, word);
    bool ends = naming->last == word && next < d->words.count && (d->words.items[next].gap & GAP_COMMA);
    bool is_apposed = ends && ((d->words.items[word].gap & GAP_COMMA) ||
                               (relation & (WORD_TITLE_F | WORD_TITLE_M))); /* "His mother Philomena, …" */
    if (!sex || !is_apposed)
        return -1;
    struct known_person *person = person_named(d, quote_people_word(d, word));
    *person = (struct known_person){.name = person->name, .count = person->count + 1, .sex = sex, .is_known = true};
    index_person(d, &d->by_first, person->name, (uint32_t)(person - d->people.items));
    return (int32_t)(person - d->people.items);
}

static void index_people(struct quote_people *d) {
    for (uint32_t i = 0; i < d->namings.count; i++) {
        struct naming naming = d->namings.items[i];
        if (naming.person < 0)
            continue;
        index_person(d, &d->by_last, quote_people_word(d, without_suffix(d, naming.first, naming.last)), (uint32_t)naming.person);
        index_person(d, &d->by_first, quote_people_word(d, naming.first), (uint32_t)naming.person);
    }
    for (uint32_t i = 0; i < d->namings.count; i++) { /* single words now find their person */
        struct naming *naming = &d->namings.items[i];
        if (naming->person >= 0)
            continue;
        str word = quote_people_word(d, naming->last);
        void *found = table_find(&d->by_last, word);
        if (!found)
            found = table_find(&d->by_first, word);
        naming->person = found && naming->first == naming->last ? (int32_t)((uintptr_t)found - 1) : -1;
        if (!found)
            naming->person = person_of_given_name(d, naming);
        char sex = 0;
        uint32_t before = naming->first;
        while (before && !d->words.items[before].gap && (d->words.items[before - 1].roles & WORD_TITLES))
            without_titles(d, --before, naming->last, &sex);
        if (naming->person < 0)
            continue;
        struct known_person *person = &d->people.items[naming->person];
        bool determined = naming->first && (d->words.items[naming->first - 1].roles & WORD_DETERMINER);
        person->is_known |= !determined && found == table_find(&d->by_last, word);
        person->sex = person->sex ? person->sex : sex;
    }
}

void quote_people_find(struct quote_people *d, const struct article *article, const struct quote_words *lexicon, struct arena *arena) {
    *d = (struct quote_people){.article = article, .lexicon = lexicon, .arena = arena};
    words_cut(article, lexicon, &d->words, arena);
    d->topics = ARENA_ARRAY(arena, article->sentences.count + 1, struct topic);
    collect(d);
    index_people(d);
}

/* ---- names ---- */

/* "AIU", "AL" */
static bool is_acronym(str word) {
    enum { LETTERS_MOST = 8 };
    return str_is_upper(word) && word.size >= 2 && word.size <= LETTERS_MOST;
}

/* "Athletics Integrity Unit (AIU)": the words before the parenthesis whose capitals make up the acronym, small words passed over; else
 * the acronym itself. */
str quote_people_spelled_out(const struct quote_people *d, str acronym) {
    enum { LETTERS_MOST = 8 };
    if (!is_acronym(acronym))
        return acronym;
    for (uint32_t at = 1; at < d->words.count; at++) {
        if (!(d->words.items[at].gap & GAP_OPEN) || !str_equal(quote_people_word(d, at), acronym))
            continue;
        uint32_t first = at;
        size_t left = acronym.size;
        for (uint32_t i = at; i-- > 0 && left && i + 2 * LETTERS_MOST > at && (i + 1 == at || !d->words.items[i + 1].gap);) {
            char letter = quote_people_word(d, i).data[0];
            if (!char_is_upper(letter))
                continue;
            if (letter != acronym.data[left - 1])
                break;
            left--;
            first = i;
        }
        if (!left)
            return quote_people_words(d, first, at - 1);
    }
    return acronym;
}

/* Initials that an interview calls somebody by: "Ann Lind" / "AL: …"; the initials themselves where they fit nobody, or two. */
static str initials_spelled(const struct quote_people *d, str initials) {
    str found = initials;
    for (LIST_EACH(const struct known_person, person, &d->people)) {
        size_t at = 0, letter = 0;
        while (at < person->name.size && letter < initials.size && person->name.data[at] == initials.data[letter]) {
            letter++;
            at = str_find_char(person->name, ' ', at) + 1;
        }
        if (letter < initials.size || at < person->name.size || !person->is_known)
            continue;
        if (found.data != initials.data)
            return initials;
        found = person->name;
    }
    return found;
}

str quote_people_full_name(const struct quote_people *d, str mention) {
    void *whole = table_find(&d->by_name, mention);
    if (whole)
        return d->people.items[(uintptr_t)whole - 1].name;
    void *found = table_find(&d->by_last, mention);
    if (!found)
        found = table_find(&d->by_first, mention);
    if (found)
        return d->people.items[(uintptr_t)found - 1].name;
    str spelled = quote_people_spelled_out(d, mention);
    return str_equal(spelled, mention) && is_acronym(mention) ? initials_spelled(d, mention) : spelled;
}
