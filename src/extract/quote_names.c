/*
 * From mentions to names, with no other knowledge than the article's own words and common given names: a surname is the longest
 * name that ends in it, a pronoun the latest person it fits, an age whoever is said to be so old.
 */
#include "extract/quotes.h"

#include "quote_cues.h"

enum {
    NAME_MOST = 5,        /* words */
    SENTENCES_BACK = 12,  /* that a pronoun looks back over */
    APPOSED_MOST = 5,     /* words of "Ann Lind, the club's old coach" */
    NAMINGS_AHEAD = 16,   /* of one sentence that are looked at */
};

/* A run of capitalised words somewhere in the article. */
struct naming {
    uint32_t first, last;   /* words */
    int32_t person;
};

struct known_person {
    str name;               /* fullest form */
    uint32_t count;
    char sex;               /* 'M', 'F', 0 */
    bool is_known;          /* a cue, a surname alone or a title shows that it is a person */
};

/* Who a sentence is about, found once. */
struct topic {
    bool is_found;
    struct mention subject;
    uint32_t first_word, end_word;
};

struct directory {
    const struct article *article;
    const struct quote_words *lexicon;
    struct word_list words;
    struct { struct naming *items; uint32_t count, room; } namings;     /* in order */
    struct { struct known_person *items; uint32_t count, room; } people;
    struct table by_name;   /* full name → known_person index + 1 */
    struct table by_last;   /* surname → best known_person index + 1 */
    struct table by_first;  /* given name → the same */
    struct topic *topics;   /* by sentence */
    struct arena *arena;
};

static str word_text(const struct directory *d, uint32_t i) {
    return span_str(d->article->text, d->words.items[i].span);
}

static bool is_name_word(const struct directory *d, uint32_t i) {
    uint64_t roles = d->words.items[i].roles;
    return (roles & WORD_CAPITAL) && !(roles & (WORD_SMALL | WORD_CALENDAR | WORD_DIGITS));
}

static bool joins_name(const struct directory *d, uint32_t i) {
    const struct word *word = &d->words.items[i];
    if (word->gap || (word[-1].roles & WORD_GENITIVE))
        return false;
    bool particle = (word->roles & WORD_PARTICLE) && i + 1 < d->words.count && !d->words.items[i + 1].gap && is_name_word(d, i + 1);
    return is_name_word(d, i) || particle;
}

/* Titles, peoples and nouns of office in front are no part of the name. */
static uint32_t without_titles(const struct directory *d, uint32_t first, uint32_t last, char *sex) {
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

static uint32_t without_suffix(const struct directory *d, uint32_t first, uint32_t last) {
    return last > first + 1 && (d->words.items[last].roles & WORD_SUFFIX) ? last - 1 : last;
}

static str name_text(const struct directory *d, uint32_t first, uint32_t last) {
    return str_slice(d->article->text, d->words.items[first].span.start, d->words.items[last].span.end);
}

static struct known_person *person_named(struct directory *d, str name) {
    void **slot = table_slot(&d->by_name, name, d->arena);
    if (!*slot) {
        *LIST_ADD(&d->people, d->arena) = (struct known_person){.name = name};
        *slot = (void *)(uintptr_t)d->people.count;
    }
    return &d->people.items[(uintptr_t)*slot - 1];
}

/* The more often named person keeps a surname or given name that two share. */
static void index_person(struct directory *d, struct table *table, str key, uint32_t person) {
    void **slot = table_slot(table, key, d->arena);
    if (!*slot || d->people.items[(uintptr_t)*slot - 1].count < d->people.items[person].count)
        *slot = (void *)(uintptr_t)(person + 1);
}

static char sex_of_name(const struct directory *d, uint32_t first) {
    return given_name_sex(d->lexicon, word_text(d, first));
}

/* "Josh Kerr Kerr", a caption and the text behind it, are two namings. */
static bool is_repeated(const struct directory *d, uint32_t first, uint32_t word) {
    return word > first && str_equal(word_text(d, word), word_text(d, word - 1));
}

/* All runs of capitalised words; those of two to five words are people for all we know. */
static void collect(struct directory *d) {
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
            struct known_person *person = person_named(d, name_text(d, first, last));
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
static int32_t person_of_given_name(struct directory *d, const struct naming *naming) {
    uint32_t word = naming->first, next = word + 1;
    uint64_t relation = word ? d->words.items[word - 1].roles : 0;
    char sex = relation & WORD_TITLE_F ? 'F' : relation & WORD_TITLE_M ? 'M' : sex_of_name(d, word);
    bool is_apposed = naming->last == word && (d->words.items[word].gap & GAP_COMMA) && next < d->words.count &&
                      (d->words.items[next].gap & GAP_COMMA);
    if (!sex || !is_apposed)
        return -1;
    struct known_person *person = person_named(d, word_text(d, word));
    *person = (struct known_person){.name = person->name, .count = person->count + 1, .sex = sex, .is_known = true};
    index_person(d, &d->by_first, person->name, (uint32_t)(person - d->people.items));
    return (int32_t)(person - d->people.items);
}

static void index_people(struct directory *d) {
    for (uint32_t i = 0; i < d->namings.count; i++) {
        struct naming naming = d->namings.items[i];
        if (naming.person < 0)
            continue;
        index_person(d, &d->by_last, word_text(d, without_suffix(d, naming.first, naming.last)), (uint32_t)naming.person);
        index_person(d, &d->by_first, word_text(d, naming.first), (uint32_t)naming.person);
    }
    for (uint32_t i = 0; i < d->namings.count; i++) { /* single words now find their person */
        struct naming *naming = &d->namings.items[i];
        if (naming->person >= 0)
            continue;
        str word = word_text(d, naming->last);
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

static void directory_open(struct directory *d, const struct article *article, const struct quote_words *lexicon, struct arena *arena) {
    *d = (struct directory){.article = article, .lexicon = lexicon, .arena = arena};
    words_cut(article, lexicon, &d->words, arena);
    d->topics = ARENA_ARRAY(arena, article->sentences.count + 1, struct topic);
    collect(d);
    index_people(d);
}

/* ---- names ---- */

/* "AIU", "AL" */
static bool is_acronym(str word) {
    enum { LETTERS_MOST = 8 };
    for (size_t i = 0; i < word.size; i++)
        if (!char_is_upper(word.data[i]))
            return false;
    return word.size >= 2 && word.size <= LETTERS_MOST;
}

/* "Athletics Integrity Unit (AIU)": the words before the parenthesis whose capitals make up the acronym, small words passed over; else
 * the acronym itself. */
static str spelled_out(const struct directory *d, str acronym) {
    enum { LETTERS_MOST = 8 };
    if (!is_acronym(acronym))
        return acronym;
    for (uint32_t at = 1; at < d->words.count; at++) {
        if (!(d->words.items[at].gap & GAP_OPEN) || !str_equal(word_text(d, at), acronym))
            continue;
        uint32_t first = at;
        size_t left = acronym.size;
        for (uint32_t i = at; i-- > 0 && left && i + 2 * LETTERS_MOST > at && (i + 1 == at || !d->words.items[i + 1].gap);) {
            char letter = word_text(d, i).data[0];
            if (!char_is_upper(letter))
                continue;
            if (letter != acronym.data[left - 1])
                break;
            left--;
            first = i;
        }
        if (!left)
            return name_text(d, first, at - 1);
    }
    return acronym;
}

/* Initials that an interview calls somebody by: "Ann Lind" / "AL: …"; the initials themselves where they fit nobody, or two. */
static str initials_spelled(const struct directory *d, str initials) {
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

static str full_name(const struct directory *d, str mention) {
    void *whole = table_find(&d->by_name, mention);
    if (whole)
        return d->people.items[(uintptr_t)whole - 1].name;
    void *found = table_find(&d->by_last, mention);
    if (!found)
        found = table_find(&d->by_first, mention);
    if (found)
        return d->people.items[(uintptr_t)found - 1].name;
    str spelled = spelled_out(d, mention);
    return str_equal(spelled, mention) && is_acronym(mention) ? initials_spelled(d, mention) : spelled;
}

/* ---- pronouns ---- */

static uint32_t naming_before(const struct directory *d, uint32_t word) {
    uint32_t low = 0, high = d->namings.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->namings.items[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool fits(const struct known_person *person, char sex) {
    return (!sex && person->is_known) || (sex && person->sex == sex) || (!person->sex && person->is_known);
}

static int32_t naming_of_word(const struct directory *d, uint32_t word) {
    uint32_t i = naming_before(d, word + 1);
    return i && d->namings.items[i - 1].last >= word ? (int32_t)i - 1 : -1;
}

/* The narrator's first words of the sentence and their subject; "said Kerr" is one too. */
static const struct topic *topic_of(struct directory *d, uint32_t sentence) {
    struct topic *topic = &d->topics[sentence];
    if (topic->is_found)
        return topic;
    topic->is_found = true;
    struct span span = d->article->sentences.items[sentence].span;
    uint32_t first = words_at(&d->words, span.start), end = words_at(&d->words, span.end);
    topic->first_word = first;
    topic->end_word = end;
    while (first < end && d->words.items[first].stretch >= 0)
        first++;
    uint32_t last = first;
    while (last < end && d->words.items[last].stretch < 0)
        last++;
    bool inverted = first + 1 < last && (d->words.items[first].roles & WORD_SAY) && !(d->words.items[first].roles & WORD_CAPITAL);
    if (first < last)
        topic->subject = inverted ? mention_from(&d->words, first + 1, last) : subject_of_sentence(&d->words, first, last);
    return topic;
}

/* The first person of the narrator's words that fits; owners ("Kerr's coach") do not count. */
static int32_t fitting_person(const struct directory *d, const struct topic *topic, uint32_t before, char sex) {
    uint32_t first = naming_before(d, topic->first_word);
    for (uint32_t i = first; i < d->namings.count && i < first + NAMINGS_AHEAD; i++) {
        const struct naming *naming = &d->namings.items[i];
        if (naming->first >= before || naming->first >= topic->end_word)
            break;
        const struct word *last = &d->words.items[naming->last];
        if (naming->person >= 0 && last->stretch < 0 && !(last->roles & WORD_GENITIVE) && fits(&d->people.items[naming->person], sex))
            return naming->person;
    }
    return -1;
}

/*
 * Whom a pronoun or "the Norwegian" at this word means: the subject of the latest sentence that has a fitting one. A sentence about
 * "he" or "the champion" goes on about the same person, so its other names are passed over unless nothing better comes.
 */
static int32_t person_before(struct directory *d, uint32_t word, char sex) {
    uint32_t sentence = d->words.items[word].sentence, oldest = sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0;
    int32_t second_best = -1;
    for (uint32_t s = sentence + 1; s-- > oldest;) {
        const struct topic *topic = topic_of(d, s);
        struct mention subject = topic->subject;
        bool is_earlier = subject.form && subject.last < word;
        int32_t naming = is_earlier && subject.form == SPEAKER_NAME ? naming_of_word(d, subject.last) : -1;
        if (naming >= 0 && d->namings.items[naming].person >= 0 && fits(&d->people.items[d->namings.items[naming].person], sex))
            return d->namings.items[naming].person;
        int32_t other = fitting_person(d, topic, word, sex);
        uint64_t roles = is_earlier ? d->words.items[subject.first].roles : 0;
        bool goes_on = is_earlier && (subject.form == SPEAKER_PRONOUN || (roles & WORD_DETERMINER));
        if (other >= 0 && !goes_on)
            return other;
        if (second_best < 0)
            second_best = other;
    }
    return second_best;
}

/* 'M' of "he" and "his", 'F' of "she" and "her", 0 of others. */
static char sex_of_pronoun(const struct directory *d, uint32_t word) {
    uint64_t roles = d->words.items[word].roles;
    bool his = str_equal_ignoring_case(word_text(d, word), STR("his")), her = str_equal_ignoring_case(word_text(d, word), STR("her"));
    return roles & WORD_HE || his ? 'M' : roles & WORD_SHE || her ? 'F' : 0;
}

/* ---- descriptions ---- */

/* "the 23-year-old" is whom the article calls "Name, 23,". */
static str person_of_age(const struct directory *d, str description) {
    size_t digits = 0;
    while (digits < description.size && !char_is_digit(description.data[digits]))
        digits++;
    int64_t age;
    if (!str_to_int(str_slice(description, digits, digits + 2), &age) || str_find(description, STR("-year-old"), 0) == description.size)
        return (str){0};
    for (LIST_EACH(const struct naming, naming, &d->namings)) {
        uint32_t after = naming->last + 1;
        int64_t number;
        if (naming->person >= 0 && after < d->words.count && (d->words.items[after].gap & GAP_COMMA)
            && str_to_int(word_text(d, after), &number) && number == age)
            return d->people.items[naming->person].name;
    }
    return (str){0};
}

/* Whether the article calls the naming by this word: "Minister Grange", "her coach, Ann Lind", "Olivia Grange, the minister". */
static bool is_called(const struct directory *d, const struct naming *naming, str title, uint32_t head) {
    uint32_t before = naming->first ? naming->first - 1 : 0, after = naming->last + 1;
    bool beside = naming->first && !(d->words.items[naming->first].gap & ~GAP_COMMA) && before != head;
    if (beside && str_equal_ignoring_case(word_text(d, before), title))
        return true;
    bool apposed = after < d->words.count && d->words.items[after].gap == GAP_COMMA;
    for (uint32_t i = after; apposed && i < d->words.count && i < after + APPOSED_MOST && (i == after || !d->words.items[i].gap); i++)
        if (i != head && str_equal_ignoring_case(word_text(d, i), title))
            return true;
    return false;
}

static str person_of_title(const struct directory *d, uint32_t head) {
    str title = word_text(d, head);
    for (LIST_EACH(const struct naming, naming, &d->namings))
        if (naming->person >= 0 && is_called(d, naming, title, head))
            return d->people.items[naming->person].name;
    return (str){0};
}

/* A definite description of one person: "the 23-year-old", "the Norwegian", "the champion". */
static bool tells_one_person(const struct directory *d, uint32_t first, uint32_t head) {
    uint64_t roles = d->words.items[head].roles;
    bool definite = str_equal_ignoring_case(word_text(d, first), STR("the")) || (d->words.items[first].roles & WORD_POSSESSIVE);
    bool person = (roles & (WORD_NOUN | WORD_PEOPLE | WORD_TITLES)) && !(roles & WORD_BODY);
    return definite && head > first && (person || str_ends_with(word_text(d, head), STR("-year-old")));
}

static str person_of_description(struct directory *d, struct span description) {
    uint32_t first = words_at(&d->words, description.start), end = words_at(&d->words, description.end);
    if (first >= end || !tells_one_person(d, first, end - 1))
        return (str){0};
    str titled = d->words.items[end - 1].roles & (WORD_TITLES | WORD_NOUN) ? person_of_title(d, end - 1) : (str){0};
    bool is_office = d->words.items[end - 1].roles & WORD_OFFICE, is_owned = d->words.items[first].roles & WORD_POSSESSIVE;
    int32_t person = titled.data || is_office || is_owned ? -1 : person_before(d, first, 0);
    return titled.data ? titled : person >= 0 ? d->people.items[person].name : (str){0};
}

/* The word that says what somebody is to his owner: "mother" of "the new champion's mother"; end of the words where there is none. */
static uint32_t relation_in(const struct directory *d, struct mention mention) {
    bool owned = d->words.items[mention.first].roles & WORD_POSSESSIVE;
    for (uint32_t i = mention.first; i <= mention.last; i++) {
        uint64_t roles = d->words.items[i].roles;
        if (owned && (roles & (WORD_NOUN | WORD_TITLES)) && !(roles & (WORD_GENITIVE | WORD_BODY)))
            return i;
        owned |= (roles & WORD_GENITIVE) != 0;
    }
    return d->words.count;
}

/* "His father and coach, Peter Lind, was": who is named in apposition, with more words between than a phrase reads; empty. */
static str apposed_behind(const struct directory *d, uint32_t last, uint32_t end) {
    for (uint32_t i = last + 1; i < end && i <= last + 2 * APPOSED_MOST && !(d->words.items[i].gap & GAP_BREAKS); i++) {
        int32_t naming = d->words.items[i].gap & GAP_COMMA ? naming_of_word(d, i) : -1;
        if (naming >= 0 && d->namings.items[naming].person >= 0)
            return d->people.items[d->namings.items[naming].person].name;
        if (d->words.items[i].gap & GAP_COMMA)
            break;
    }
    return (str){0};
}

/* "His mother was in the stands. "I knew it," she said.": somebody's relative or coach, of whom the sentence before is. */
static str relative_before(struct directory *d, uint32_t word, char sex) {
    uint32_t paragraph = d->words.items[word].paragraph, sentence = d->words.items[word].sentence;
    for (uint32_t s = sentence; s-- > 0 && sentence - s < SENTENCES_BACK;) {
        const struct topic *topic = topic_of(d, s);
        struct mention subject = topic->subject;
        if (topic->first_word >= topic->end_word || d->words.items[topic->first_word].paragraph != paragraph)
            break;
        if (subject.form == SPEAKER_PRONOUN && sex_of_pronoun(d, subject.first) == sex)
            continue;
        uint32_t head = subject.form == SPEAKER_DESCRIPTION ? relation_in(d, subject) : d->words.count;
        if (head == d->words.count || (d->words.items[head].roles & (sex == 'M' ? WORD_TITLE_F : WORD_TITLE_M)))
            break;
        str apposed = apposed_behind(d, subject.last, topic->end_word), named = apposed.data ? apposed : person_of_title(d, head);
        return named.data ? named : name_text(d, subject.first, subject.last);
    }
    return (str){0};
}

static str person_of_pronoun(struct directory *d, struct span pronoun) {
    uint32_t word = words_at(&d->words, pronoun.start);
    char sex = sex_of_pronoun(d, word);
    str relative = sex ? relative_before(d, word, sex) : (str){0};
    int32_t person = sex && !relative.size ? person_before(d, word, sex) : -1;
    return person >= 0 ? d->people.items[person].name : relative;
}

/* "an IAAF spokesman" without its article; "the new champion's mother" keeps it, for it is the champion's. */
static str without_article(str description) {
    static const str articles[] = {{"the ", 4}, {"a ", 2}, {"an ", 3}};
    if (str_find(description, STR("'s "), 0) < description.size)
        return description;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (description.size > articles[i].size && str_equal_ignoring_case(str_slice(description, 0, articles[i].size), articles[i]))
            return str_slice(description, articles[i].size, description.size);
    return description;
}

/* ---- all together ---- */

static str speaker_of(struct directory *d, const struct spoken *one) {
    str mention = span_str(d->article->text, one->speaker);
    switch (one->form) {
    case SPEAKER_NAME:
        return full_name(d, mention);
    case SPEAKER_PRONOUN:
        return person_of_pronoun(d, one->speaker);
    case SPEAKER_DESCRIPTION: {
        str person = person_of_age(d, mention);
        if (!person.data)
            person = person_of_description(d, one->speaker);
        return person.data ? person : spelled_out(d, without_article(mention));
    }
    default:
        return (str){0};
    }
}

/* Whether the narrator tells something between two stretches: a sentence of his own that does not tell whose the first one is. */
static bool narrator_intervenes(const struct directory *d, const struct spoken *last, const struct spoken *one) {
    uint32_t at = words_at(&d->words, last->span.end), end = words_at(&d->words, one->span.start);
    for (; at < end; at++) {
        const struct word *word = &d->words.items[at];
        bool opens = at && word->sentence != word[-1].sentence;
        bool tells = last->form && d->words.items[words_at(&d->words, last->speaker.start)].sentence == word->sentence;
        if (opens && word->stretch < 0 && !tells && at != words_at(&d->words, one->speaker.start))
            return true;
    }
    return false;
}

/*
 * "…," said Kerr. / "…," he added. / "…," he said: a pronoun behind words that somebody has just spoken, where the narrator tells
 * nothing else in between, is who spoke them. The same holds for "the statement" of an IAAF statement.
 */
static bool goes_on(struct directory *d, const struct spoken *last, const struct spoken *one, str speaker) {
    if (!speaker.size || !one->form || one->form == SPEAKER_NAME || narrator_intervenes(d, last, one))
        return false;
    uint32_t word = words_at(&d->words, one->speaker.start), end = words_at(&d->words, one->speaker.end);
    if (one->form == SPEAKER_DESCRIPTION) {
        str noun = word_text(d, end - 1);
        bool definite = end > word + 1 && str_equal_ignoring_case(word_text(d, word), STR("the"));
        return definite && (d->words.items[end - 1].roles & WORD_BODY) && str_ends_with(speaker, noun) && speaker.size > noun.size;
    }
    const struct known_person *person = NULL;
    void *found = table_find(&d->by_name, speaker);
    if (found)
        person = &d->people.items[(uintptr_t)found - 1];
    char sex = sex_of_pronoun(d, word);
    return sex && last->span.end < one->speaker.start && (!person || !person->sex || person->sex == sex);
}

static void mark_quoted(struct directory *d, const struct spoken_list *spoken) {
    for (uint32_t k = 0; k < spoken->count; k++)
        for (uint32_t i = words_at(&d->words, spoken->items[k].span.start);
             i < d->words.count && d->words.items[i].span.start < spoken->items[k].span.end; i++)
            d->words.items[i].stretch = (int32_t)k;
}

static void mark_speakers(struct directory *d, const struct spoken_list *spoken) {
    for (LIST_EACH(const struct spoken, one, spoken)) {
        if (one->form != SPEAKER_NAME)
            continue;
        str name = full_name(d, span_str(d->article->text, one->speaker));
        void *found = table_find(&d->by_name, name);
        if (found)
            d->people.items[(uintptr_t)found - 1].is_known = true;
    }
}

void quotes_name(const struct article *article, const struct quote_words *words, const struct spoken_list *spoken,
                 const struct speaker_lookup *lookup, struct quote_list *quotes, struct arena *arena) {
    if (!spoken->count)
        return;
    struct directory directory;
    directory_open(&directory, article, words, arena);
    mark_quoted(&directory, spoken);
    mark_speakers(&directory, spoken);
    for (uint32_t i = 0; lookup && lookup->knows && i < directory.people.count; i++)
        directory.people.items[i].is_known |= lookup->knows(lookup->context, directory.people.items[i].name);
    uint32_t base = quotes->count;
    for (uint32_t i = 0; i < spoken->count; i++) {
        const struct spoken *one = &spoken->items[i];
        struct quote quote = {.span = one->span, .person = -1, .rule = one->rule};
        if (i && one->continues < 0 && goes_on(&directory, one - 1, one, LIST_LAST(quotes)->speaker)) {
            quote.speaker = LIST_LAST(quotes)->speaker;
            quote.person = LIST_LAST(quotes)->person;
        } else if (one->continues >= 0) {
            quote.speaker = quotes->items[base + (uint32_t)one->continues].speaker;
            quote.person = quotes->items[base + (uint32_t)one->continues].person;
        } else if (one->form && one->form != SPEAKER_AUTHOR) {
            quote.speaker = speaker_of(&directory, one);
            if (lookup && !lookup->find(lookup->context, article, one, &quote.speaker, &quote.person))
                quote.person = -1;
        }
        *LIST_ADD(quotes, arena) = quote;
    }
}
