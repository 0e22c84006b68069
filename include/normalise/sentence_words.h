/*
 * The words that a full stop needs to be understood: abbreviations that it belongs to, and words that only begin sentences.
 * They stand in RULES/lexicon/abbreviations.tsv and RULES/lexicon/openers.tsv, so that another language or sport brings its own.
 *
 *     struct sentence_words *words;
 *     if (sentence_words_load("rules", &words, &error) != OK) ...
 *     normalise(&document, &content, words, &article, arena);     // NULL instead of words: no abbreviation is known
 *     sentence_words_free(words);
 *
 * Never changed after loading: any number of threads may share one.
 */
#ifndef PHOTOFINISH_NORMALISE_SENTENCE_WORDS_H
#define PHOTOFINISH_NORMALISE_SENTENCE_WORDS_H

#include "base/error.h"
#include "base/str.h"

enum abbreviation {
    NO_ABBREVIATION,
    GOES_ON,         /* Mr. St. vs.: never ends a sentence */
    NUMBER_FOLLOWS,  /* No. Jan. p.: does not end one before a digit; otherwise as MAY_END */
    MAY_END,         /* Inc. a.m. Jr.: ends one where the next word begins like a sentence */
    PROPER,          /* U.S. St. Louis Univ.: ends one only before a word that hardly ever does anything but open a sentence */
};

struct sentence_words;

enum status sentence_words_load(const char *rules_folder, struct sentence_words **words, struct error *error);
void sentence_words_free(struct sentence_words *words);

/* word without its last full stop: "Mr", "a.m"; letter case counts ("Man." is Manitoba, "man." is not), but for words in capitals
 * throughout. words may be NULL. */
enum abbreviation sentence_words_abbreviation(const struct sentence_words *words, str word);

/* Whether the word is written with a capital mostly because it opens a sentence: "The", "He", "But". */
bool sentence_words_opens(const struct sentence_words *words, str word);

#endif
