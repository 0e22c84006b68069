/*
 * The inside of the report, for src/report alone: what all pages are made with, and the makers of each kind of page.
 */
#ifndef PHOTOFINISH_REPORT_MAKER_H
#define PHOTOFINISH_REPORT_MAKER_H

#include "report/ledger.h"
#include "report/page.h"
#include "report/report.h"

/* What a rule found. */
struct rule_use {
    struct origin origin;
    uint32_t claims, quotes;
    struct { str sentence, words, address; } examples[3];
    uint32_t example_count;
};

struct spoken {           /* a quote, for its speaker's page */
    str text, address, source;
    struct date published;
    uint32_t athlete;
    uint32_t discrepancy; /* about its words or its speaker; LEDGER_NONE */
};

struct maker {
    struct site site;
    struct ledger ledger;
    const struct report_feed *feed;
    struct arena arena;        /* lives as long as the maker */
    struct table rule_lines;   /* "file:line" of every line of every rule → its address, a str */
    struct table names_of_documents; /* as explanations call them → struct ledger_document * */
    struct table use_by_rule;  /* "file:line" → struct rule_use */
    struct { struct rule_use **items; uint32_t count, room; } uses;
    struct { struct spoken *items; uint32_t count, room; } spoken;
    struct race_writer *race;  /* the one in hand */
    uint32_t quote_count;
    uint32_t unread;           /* articles without a reading */
};

/* --- pages, in the order of their making ---------------------------------------------------------------------------- */

/* Facts of one race behind the other; the ledger is settled. race_pages_end writes the last. Their place is put into the ledger. */
enum status race_pages_add(struct maker *maker, const struct fact *fact, struct error *error);
enum status race_pages_end(struct maker *maker, struct error *error);

enum status article_page(struct maker *maker, const struct report_article *article, struct error *error);
enum status discrepancy_page(struct maker *maker, const struct discrepancy *discrepancy, struct error *error);
enum status athlete_page(struct maker *maker, uint32_t athlete, struct error *error);
enum status rules_pages(struct maker *maker, struct error *error);
enum status list_pages(struct maker *maker, struct error *error);  /* discrepancies, races, athletes, articles */
enum status search_page(struct maker *maker, struct error *error); /* and its data */
enum status overview_page(struct maker *maker, struct error *error);

/* --- pieces that several pages hold --------------------------------------------------------------------------------- */

/* "1500m, World Athletics Championships 2023" */
str race_title(const struct maker *maker, str event, str competition, int year, struct arena *arena);
str event_title(const struct maker *maker, str event);
/* "Josh Kerr, 1500m: 3:29.38 or 3:29.28" */
str discrepancy_title(const struct maker *maker, const struct ledger_discrepancy *discrepancy, struct arena *arena);
/* "mark", "split, last 200m", … as a heading says it */
str attribute_title(str attribute, struct arena *arena);

/* A verdict as a badge, with its meaning to point at; the class tells its colour. */
void write_verdict(struct html *html, enum verdict verdict);
const char *verdict_meaning(enum verdict verdict);
/* "stands", "falls", "open" */
const char *verdict_tone(enum verdict verdict);

/* Link to the athlete's page where there is one, else the name. */
void write_athlete(struct page *page, const struct maker *maker, str name);
/* "50-results.rules:12", a link where the rule is still there. */
void write_rule(struct page *page, const struct maker *maker, struct origin rule);
/* Somebody's sentence, with where it stands; label says what it does ("supports"), empty: nothing; id may be empty. */
void write_witness(struct page *page, const struct maker *maker, const struct statement *statement, const char *label, str id);
/* The outlet's name as a link to its words, and the date. */
void write_place(struct page *page, str source, str doc, struct sha256 document, uint32_t start, struct date published);
/* List item of a discrepancy, with its first sentence of explanation. */
void write_discrepancy_item(struct page *page, const struct maker *maker, const struct ledger_discrepancy *discrepancy);
/* Text of an explanation, with links on the articles that it names (explanation.c). */
void write_explanation(struct page *page, const struct maker *maker, str text);
void note_names_of_documents(struct maker *maker);
/* The facts that rest on these words have one page each; this is the first's address and anchor. Empty when there are none. */
str fact_address(const struct maker *maker, uint32_t fact, struct arena *arena);

/* Place, athlete and mark by source. fact chooses sex and round: those of this fact of the race; LEDGER_NONE: all there are,
 * a table each. The athlete's row is set off. */
void write_race_tables(struct page *page, const struct maker *maker, uint32_t race, uint32_t fact, str athlete);

/* What a rule found is counted, with some examples. */
void count_statement(struct maker *maker, const struct statement *statement);
void count_quote(struct maker *maker, const struct utterance *utterance);

#endif
