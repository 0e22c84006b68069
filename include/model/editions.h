/*
 * Competitions: one name for each however a paper writes it, and when its editions were held.
 */
#ifndef PHOTOFINISH_MODEL_EDITIONS_H
#define PHOTOFINISH_MODEL_EDITIONS_H

#include "base/error.h"
#include "base/list.h"
#include "base/table.h"
#include "model/date.h"

struct edition {
    str name, city, country;
    int16_t year;            /* as the edition is called: Tokyo 2020 was held in 2021 */
    struct date first, last;
    struct edition *next;    /* of the same competition */
    struct edition *next_of_city; /* of cities that begin with the same word, in the order of the table */
};

struct editions {
    struct { struct edition *items; uint32_t count, room; } list;
    struct table by_name;    /* lower case name: first struct edition of it */
    struct table other_names;/* lower case other name, "|" and event or nothing: canonical name, a str */
    struct table by_city;    /* first word of the city: first struct edition there */
};

/* Reads the bytes of competitions.tsv and competition-names.tsv; either may be empty. */
enum status editions_read(struct editions *editions, str competitions, str names, struct arena *arena, struct error *error);

/* The name that goes into keys: the canonical one, or the article's own in its own spelling. A year or an ordinal in the name is left off
 * ("2023 World Athletics Championships"); *year takes it when it was 0. "The Rio Olympics" are found by their city. */
str editions_name(const struct editions *editions, str competition, str event, int16_t *year, struct arena *arena);

/* Was there no edition of that year although the table has earlier and later ones? Then the name or the year is wrong. */
bool editions_exclude(const struct editions *editions, str name, int16_t year);

/* Does the table have any edition of it? */
bool editions_know(const struct editions *editions, str name);

/* The edition of that year, or NULL. */
const struct edition *editions_find(const struct editions *editions, str name, int16_t year);

/* The edition that an article of that day reports: under way, or over for at most days_after; NULL when none or no full date. */
const struct edition *editions_reported(const struct editions *editions, str name, struct date published, int days_after);

/* The year that keys use: the edition's, when the year told is the one in which it was held (2021 for Tokyo 2020). */
int16_t editions_year(const struct editions *editions, str name, int16_t year);

#endif
