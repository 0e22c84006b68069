/*
 * From mentions to names, with no other knowledge than the article's own words and common given names: a surname is the longest
 * name that ends in it, a pronoun the latest person it fits, an age whoever is said to be so old.
 */
#include "extract/quotes.h"

#include "quote_people.h"

enum {
    SENTENCES_BACK = 12,  /* that a pronoun looks back over */
    APPOSED_MOST = 5,     /* words of "Ann Lind, the club's old coach" */
    NAMINGS_AHEAD = 16,   /* of one sentence that are looked at */
};

/* ---- pronouns ---- */

static uint32_t naming_before(const struct quote_people *d, uint32_t word) {
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

static int32_t naming_of_word(const struct quote_people *d, uint32_t word) {
    uint32_t i = naming_before(d, word + 1);
    return i && d->namings.items[i - 1].last >= word ? (int32_t)i - 1 : -1;
}

/* The narrator's first words of the sentence and their subject; "said Kerr" is one too. */
static const struct topic *topic_of(struct quote_people *d, uint32_t sentence) {
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
static int32_t fitting_person(const struct quote_people *d, const struct topic *topic, uint32_t before, char sex) {
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
static int32_t person_before(struct quote_people *d, uint32_t word, char sex) {
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
static char sex_of_pronoun(const struct quote_people *d, uint32_t word) {
    uint64_t roles = d->words.items[word].roles;
    bool his = str_equal_ignoring_case(quote_people_word(d, word), STR("his")), her = str_equal_ignoring_case(quote_people_word(d, word), STR("her"));
    return roles & WORD_HE || his ? 'M' : roles & WORD_SHE || her ? 'F' : 0;
}

/* ---- descriptions ---- */

/* "the 23-year-old" is whom the article calls "Name, 23,". */
static str person_of_age(const struct quote_people *d, str description) {
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
            && str_to_int(quote_people_word(d, after), &number) && number == age)
            return d->people.items[naming->person].name;
    }
    return (str){0};
}

/* Whether the article calls the naming by this word: "Minister Grange", "her coach, Ann Lind", "Olivia Grange, the minister". */
static bool is_called(const struct quote_people *d, const struct naming *naming, str title, uint32_t head) {
    uint32_t before = naming->first ? naming->first - 1 : 0, after = naming->last + 1;
    bool beside = naming->first && !(d->words.items[naming->first].gap & ~GAP_COMMA) && before != head;
    if (beside && str_equal_ignoring_case(quote_people_word(d, before), title))
        return true;
    bool apposed = after < d->words.count && d->words.items[after].gap == GAP_COMMA;
    for (uint32_t i = after; apposed && i < d->words.count && i < after + APPOSED_MOST && (i == after || !d->words.items[i].gap); i++)
        if (i != head && str_equal_ignoring_case(quote_people_word(d, i), title))
            return true;
    return false;
}

static str person_of_title(const struct quote_people *d, uint32_t head) {
    str title = quote_people_word(d, head);
    for (LIST_EACH(const struct naming, naming, &d->namings))
        if (naming->person >= 0 && is_called(d, naming, title, head))
            return d->people.items[naming->person].name;
    return (str){0};
}

/* A definite description of one person: "the 23-year-old", "the Norwegian", "the champion". */
static bool tells_one_person(const struct quote_people *d, uint32_t first, uint32_t head) {
    uint64_t roles = d->words.items[head].roles;
    bool definite = str_equal_ignoring_case(quote_people_word(d, first), STR("the")) || (d->words.items[first].roles & WORD_POSSESSIVE);
    bool person = (roles & (WORD_NOUN | WORD_PEOPLE | WORD_TITLES)) && !(roles & WORD_BODY);
    return definite && head > first && (person || str_ends_with(quote_people_word(d, head), STR("-year-old")));
}

static str person_of_description(struct quote_people *d, struct span description) {
    uint32_t first = words_at(&d->words, description.start), end = words_at(&d->words, description.end);
    if (first >= end || !tells_one_person(d, first, end - 1))
        return (str){0};
    str titled = d->words.items[end - 1].roles & (WORD_TITLES | WORD_NOUN) ? person_of_title(d, end - 1) : (str){0};
    bool is_office = d->words.items[end - 1].roles & WORD_OFFICE, is_owned = d->words.items[first].roles & WORD_POSSESSIVE;
    int32_t person = titled.data || is_office || is_owned ? -1 : person_before(d, first, 0);
    return titled.data ? titled : person >= 0 ? d->people.items[person].name : (str){0};
}

/* The word that says what somebody is to his owner: "mother" of "the new champion's mother"; end of the words where there is none. */
static uint32_t relation_in(const struct quote_people *d, struct mention mention) {
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
static str apposed_behind(const struct quote_people *d, uint32_t last, uint32_t end) {
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
static str relative_before(struct quote_people *d, uint32_t word, char sex) {
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
        return named.data ? named : quote_people_words(d, subject.first, subject.last);
    }
    return (str){0};
}

static str person_of_pronoun(struct quote_people *d, struct span pronoun) {
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

static str speaker_of(struct quote_people *d, const struct spoken *one) {
    str mention = span_str(d->article->text, one->speaker);
    switch (one->form) {
    case SPEAKER_NAME:
        return quote_people_full_name(d, mention);
    case SPEAKER_PRONOUN:
        return person_of_pronoun(d, one->speaker);
    case SPEAKER_DESCRIPTION: {
        str person = person_of_age(d, mention);
        if (!person.data)
            person = person_of_description(d, one->speaker);
        return person.data ? person : quote_people_spelled_out(d, without_article(mention));
    }
    default:
        return (str){0};
    }
}

/* Whether the narrator tells something between two stretches: a sentence of his own that does not tell whose the first one is. */
static bool narrator_intervenes(const struct quote_people *d, const struct spoken *last, const struct spoken *one) {
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
static bool goes_on(struct quote_people *d, const struct spoken *last, const struct spoken *one, str speaker) {
    if (!speaker.size || !one->form || one->form == SPEAKER_NAME || narrator_intervenes(d, last, one))
        return false;
    uint32_t word = words_at(&d->words, one->speaker.start), end = words_at(&d->words, one->speaker.end);
    if (one->form == SPEAKER_DESCRIPTION) {
        str noun = quote_people_word(d, end - 1);
        bool definite = end > word + 1 && str_equal_ignoring_case(quote_people_word(d, word), STR("the"));
        return definite && (d->words.items[end - 1].roles & WORD_BODY) && str_ends_with(speaker, noun) && speaker.size > noun.size;
    }
    const struct known_person *person = NULL;
    void *found = table_find(&d->by_name, speaker);
    if (found)
        person = &d->people.items[(uintptr_t)found - 1];
    char sex = sex_of_pronoun(d, word);
    return sex && last->span.end < one->speaker.start && (!person || !person->sex || person->sex == sex);
}

static void mark_quoted(struct quote_people *d, const struct spoken_list *spoken) {
    for (uint32_t k = 0; k < spoken->count; k++)
        for (uint32_t i = words_at(&d->words, spoken->items[k].span.start);
             i < d->words.count && d->words.items[i].span.start < spoken->items[k].span.end; i++)
            d->words.items[i].stretch = (int32_t)k;
}

static void mark_speakers(struct quote_people *d, const struct spoken_list *spoken) {
    for (LIST_EACH(const struct spoken, one, spoken)) {
        if (one->form != SPEAKER_NAME)
            continue;
        str name = quote_people_full_name(d, span_str(d->article->text, one->speaker));
        void *found = table_find(&d->by_name, name);
        if (found)
            d->people.items[(uintptr_t)found - 1].is_known = true;
    }
}

void quotes_name(const struct article *article, const struct quote_words *words, const struct spoken_list *spoken,
                 const struct speaker_lookup *lookup, struct quote_list *quotes, struct arena *arena) {
    if (!spoken->count)
        return;
    struct quote_people found;
    quote_people_find(&found, article, words, arena);
    mark_quoted(&found, spoken);
    mark_speakers(&found, spoken);
    for (uint32_t i = 0; lookup && lookup->knows && i < found.people.count; i++)
        found.people.items[i].is_known |= lookup->knows(lookup->context, found.people.items[i].name);
    uint32_t base = quotes->count;
    for (uint32_t i = 0; i < spoken->count; i++) {
        const struct spoken *one = &spoken->items[i];
        struct quote quote = {.span = one->span, .person = -1, .rule = one->rule};
        if (i && one->continues < 0 && goes_on(&found, one - 1, one, LIST_LAST(quotes)->speaker)) {
            quote.speaker = LIST_LAST(quotes)->speaker;
            quote.person = LIST_LAST(quotes)->person;
        } else if (one->continues >= 0) {
            quote.speaker = quotes->items[base + (uint32_t)one->continues].speaker;
            quote.person = quotes->items[base + (uint32_t)one->continues].person;
        } else if (one->form && one->form != SPEAKER_AUTHOR) {
            quote.speaker = speaker_of(&found, one);
            if (lookup && !lookup->find(lookup->context, article, one, &quote.speaker, &quote.person))
                quote.person = -1;
        }
        *LIST_ADD(quotes, arena) = quote;
    }
}
