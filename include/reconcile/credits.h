/*
 * Whose text is it? A paper that prints an agency's copy says so: in the byline, in the dateline, in a line of credit. Papers that credit one
 * agency are one voice, as those are whose words are the same.
 *
 *     struct credits credits;
 *     credits_load("rules", &credits, arena, error);                             // once
 *     struct document_print print = print_of(hash, source, text, arena);
 *     credits_add(&credits, author, text, &print, arena);
 *
 * "Reuters" under a picture, or one who told AFP something, is no credit.
 */
#ifndef PHOTOFINISH_RECONCILE_CREDITS_H
#define PHOTOFINISH_RECONCILE_CREDITS_H

#include "base/error.h"
#include "base/table.h"
#include "model/fact.h"

struct credits {
    struct table by_name;      /* small letters: str agency, empty for a word that may stand around it */
};

/* Reads FOLDER/lexicon/credits.tsv; all lives in the arena. */
enum status credits_load(const char *rules_folder, struct credits *credits, struct arena *arena, struct error *error);

/* Adds to the print which agencies the author's line and the text (its paragraphs apart by line ends) credit. Credits are odd numbers among the
 * even shingles, so that a print stays a list of numbers. Any thread. */
void credits_add(const struct credits *credits, str author, str text, struct document_print *print, struct arena *arena);

/* Do both credit one agency? */
bool print_shares_credit(const struct document_print *a, const struct document_print *b);
/* Does it credit any? */
bool print_has_credit(const struct document_print *print);

#endif
