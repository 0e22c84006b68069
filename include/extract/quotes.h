/*
 * Whose words stand in quote marks: direct speech of an article, and the words that name its speaker.
 *
 *     struct quote_words words;
 *     quote_words_load("rules", &words, arena, error);              // once
 *     struct spoken_list spoken = {0};
 *     quotes_find(&article, &words, &spoken, arena);                // stretches and mentions of speakers
 *     quotes_name(&article, &words, &spoken, &lookup, &named, arena);   // mentions to full names; lookup may be NULL
 *
 * A stretch is what stands between one pair of marks: a split quote is two, a quote over three paragraphs is three. Titles, nicknames
 * and scare quotes are left out. All kinds of marks are understood, those of single-quote style against apostrophes, and marks that
 * the page lost: the words then end before the next opening mark or where the narrator goes on.
 *
 * A quote belongs to the subject of its cue ("said Kerr", "Kerr said: ..."), which may stand behind, before or between its parts; inside a
 * narrator's sentence to that sentence's subject; else to the speaker of the quote before it.
 */
#ifndef PHOTOFINISH_EXTRACT_QUOTES_H
#define PHOTOFINISH_EXTRACT_QUOTES_H

#include "base/error.h"
#include "base/list.h"
#include "base/table.h"
#include "model/claim.h"

enum speaker_form {
    SPEAKER_NONE,
    SPEAKER_NAME,         /* "Kerr", "Josh Kerr": titles and roles are not in the span */
    SPEAKER_PRONOUN,      /* "he", "she", "they" */
    SPEAKER_DESCRIPTION,  /* "the Norwegian", "an IAAF spokesman", article included */
    SPEAKER_AUTHOR,       /* "I asked": whoever writes the article, and nobody whom it names */
};

/* One stretch of direct speech. Spans count in the article's text. */
struct spoken {
    struct span span;         /* between the marks, blanks at the end left off */
    struct span speaker;      /* the mention that the cue names; empty for SPEAKER_NONE */
    enum speaker_form form;
    uint32_t sentence;        /* index of the article's sentence in which it begins */
    int32_t continues;        /* index of an earlier stretch that has the same speaker, -1 */
    bool is_closed;           /* by a mark of its own */
    bool is_office;           /* a description that no athlete has: "the coach" */
    struct origin rule;       /* the row of say-verbs.tsv or quote-rules.tsv that told the speaker; hash of that row */
};

struct spoken_list {
    struct spoken *items;
    uint32_t count, room;
};

/* What say-verbs.tsv, quote-rules.tsv, quote-words.tsv, roles.tsv and given-names.tsv of FOLDER/lexicon say. */
struct quote_words {
    struct table words;       /* lower-case word → struct quote_word */
    struct table mechanisms;  /* name → struct origin */
    struct table given_names; /* lower-case name → const char, "M" or "F" */
};

enum status quote_words_load(const char *rules_folder, struct quote_words *words, struct arena *arena, struct error *error);

/* Appends the stretches in reading order. Time is linear in the size of the article. */
void quotes_find(const struct article *article, const struct quote_words *words, struct spoken_list *spoken, struct arena *arena);

/*
 * How somebody who knows the article's people names them: true fills name and person (an index that comes back in the quote, or -1).
 * Called for every stretch that has a mention, with name as quotes_name itself would give it; empty when it knows none.
 */
struct speaker_lookup {
    bool (*find)(void *context, const struct article *article, const struct spoken *spoken, str *name, int32_t *person);
    void *context;
    bool (*knows)(void *context, str name); /* whether a name is surely a person's; may be NULL */
};

struct quote_list {
    struct quote *items;
    uint32_t count, room;
};

/*
 * One quote for each stretch. The speaker is what lookup says, else the fullest name that the article gives the mention (surnames by the
 * longest name that ends in them, "he" and "she" by the latest fitting person, "the 23-year-old" by the age), else the
 * description without its article, else empty.
 */
void quotes_name(const struct article *article, const struct quote_words *words, const struct spoken_list *spoken,
                 const struct speaker_lookup *lookup, struct quote_list *quotes, struct arena *arena);

#endif
