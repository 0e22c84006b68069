/*
 * Reconcile decides what articles agree on, where they cannot all be right, who is probably wrong, and why.
 * It knows no database and no files: tables come in as texts, statements as arrays, and what it finds lies in an arena.
 *
 *     struct reconciler *reconciler;
 *     reconciler_open(&options, &reconciler, &error);
 *
 *     struct directory *directory = directory_open(reconciler);          // 1. who ran where: every statement passes by
 *     for (each statement)  directory_add(directory, statement);
 *     directory_settle(directory, &error);
 *
 *     for (each statement)  race = directory_race(directory, statement, arena);   // 2. group by this key
 *
 *     for (each race)                                                     // 3. one at a time, on any thread
 *         reconcile_race(reconciler, directory, &evidence, arena, &findings);
 *
 * Each race is decided by its own statements, but for one question that it may ask the directory (directory_answer). So a new article
 * touches only races that it speaks of, whose statements got another key, or whose question has another answer. The result depends on no
 * order: neither of statements nor of races.
 */
#ifndef PHOTOFINISH_RECONCILE_RECONCILE_H
#define PHOTOFINISH_RECONCILE_RECONCILE_H

#include "base/error.h"
#include "model/fact.h"

struct reconcile_options {
    str competitions;        /* text of rules/lexicon/competitions.tsv; empty: no edition is known */
    str competition_names;   /* text of rules/lexicon/competition-names.tsv: other names of competitions */
    str sources;             /* text of a sources.tsv: domain, name, family, trust; empty: every outlet stands for itself */
    uint16_t reference_trust;/* per mille that a row of an official list is right; 0: 990 */
};

struct reconciler;

/* The texts are read once; nothing is borrowed from them. Errors name the table, the line and the remedy. */
enum status reconciler_open(const struct reconcile_options *options, struct reconciler **reconciler, struct error *error);
void reconciler_close(struct reconciler *reconciler);

/*
 * The directory answers which race a statement is about. What a statement leaves open (year, competition, sex, round) is
 * taken from the tables, from its document and from the other documents, and only when nothing known clashes and one
 * candidate is left. It keeps 4 bytes in memory for each race that a document speaks of, and some tens of MiB; what else is known of them,
 * names and marks lie in temporary files.
 */
struct directory;
struct elsewhere;
struct directory *directory_open(const struct reconciler *reconciler);
/* The same, but with at most so many reports (races that a document speaks of) in memory instead of a million; the rest is in a file. */
struct directory *directory_open_holding(const struct reconciler *reconciler, uint32_t reports);
void directory_close(struct directory *directory);
/* Tells the directory of a statement. Where many documents are known, directory_add_outline (reconcile/outline.h) is faster. */
void directory_add(struct directory *directory, const struct statement *statement);
/* After the last directory_add and before the first directory_race. Fails when temporary files can't be written (base/sorter.h): what the
 * directory answers is then incomplete. */
enum status directory_settle(struct directory *directory, struct error *error);

/* Whether temporary files could be read since: asked when all answers are in. */
enum status directory_trouble(const struct directory *directory, struct error *error);

/* Key of the race (competition, year, event, sex; all rounds of it) that the statement is about. Printable, stable from run
 * to run. What can be told apart but not named gets a key of its own document. Any thread, once settled. */
str directory_race(const struct directory *directory, const struct statement *statement, struct arena *arena);

/* The one race, other than the given one, in which that athlete made that mark; empty when there is none or several. As long as all
 * questions in findings.asked have the same answers, the same statements give the same findings. Any thread, once settled. */
str directory_answer(const struct directory *directory, const struct elsewhere *asked, str race, struct arena *arena);

/* The group of a statement within its race. Statements of different groups are hardly ever about one athlete, so a race that is too
 * large to be compared whole may be parted between groups. */
uint32_t directory_group(const struct statement *statement, struct arena *arena);

/* All that is known about one race. Arrays are borrowed; the order of items does not matter. */
struct evidence {
    const struct statement *const *statements;
    uint32_t statement_count;
    const struct document_print *prints;       /* of their documents; those without one count as independent */
    uint32_t print_count;
    const struct decision *decisions;          /* all there are, or those that matter */
    uint32_t decision_count;
};

struct facts { struct fact *items; uint32_t count, room; };
struct discrepancies { struct discrepancy *items; uint32_t count, room; };

/* A question to other races: was this mark made elsewhere ("an old figure")? Hashes of the mark and of a word of the athlete's name; without
 * padding, because it is stored as bytes. */
struct elsewhere {
    uint64_t value;
    uint64_t word;
};

/* Facts and discrepancies in a fixed order. */
struct findings {
    struct facts facts;
    struct discrepancies discrepancies;
    struct { struct elsewhere *items; uint32_t count, room; } asked;   /* the questions to other races that they depend on */
};

/* Adds to findings. What they hold lives in the arena or is borrowed from the evidence. directory may be NULL. */
void reconcile_race(const struct reconciler *reconciler, const struct directory *directory, const struct evidence *evidence,
                    struct arena *arena, struct findings *findings);

/* Names written two ways, nations and ages that do not fit, over all documents handed in: call it with the appearances of
 * one document, or of the documents of one race. */
void reconcile_people(const struct reconciler *reconciler, const struct appearance *appearances, uint32_t count,
                      struct arena *arena, struct findings *findings);

/* Versions of one utterance in different documents, aligned word by word; another speaker for the same words. Call it with
 * the utterances of documents that may be about the same thing (one race, or one day). */
void reconcile_quotes(const struct reconciler *reconciler, const struct utterance *utterances, uint32_t count,
                      const struct document_print *prints, uint32_t print_count, struct arena *arena, struct findings *findings);

#endif
