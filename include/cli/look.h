/* What the commands share that look into a database: opening it, filters, and blocks of text for people. */
#ifndef PHOTOFINISH_CLI_LOOK_H
#define PHOTOFINISH_CLI_LOOK_H

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"
#include "store/store.h"

/* --database, else $PHOTOFINISH_DB, else output/facts.db. */
const char *database_path(const struct call *call);

/* Opens it; a message about a file that is not there says how to make one. */
enum status look_open(const struct call *call, enum store_access mode, struct store **store, struct error *error);

/* Makes the folder that the file will lie in. */
enum status look_make_room(const char *path, struct arena *arena, struct error *error);

/* The filter options of the call, where it has them. False, with a message, when one makes no sense. */
bool look_filter(const struct call *call, struct store_filter *filter);

/* Prints a discrepancy as a block for people: what it is about, the verdict, the values with the articles that say them (if with_docs), why. */
void discrepancy_print(const struct discrepancy *discrepancy, bool with_docs, struct arena *arena);

/* "12", "f12", "d4", "q7": letter says of which kind, 0 where the word does not; false when it is no ID. */
bool look_id(str word, char *letter, int64_t *id);

/* "Josh Kerr, 1500m, World Athletics Championships 2023, final", what is not known left out. */
str look_subject(str athlete, str event, str competition, int16_t year, enum round round, struct arena *arena);

/* Prints text in lines that begin with indent blanks and break at blanks, as wide as the terminal (100 columns elsewhere). */
void look_paragraph(enum tone tone, uint32_t indent, str text);

/* The words around quoted in the sentence, and a line of ^^^ under it; nothing when the sentence does not hold it. */
void look_underlined(uint32_t indent, str sentence, str quoted);

/* The names apart by ", ", each once. */
struct names { str *items; uint32_t count, room; };
void names_add(struct names *names, str name, struct arena *arena);
str names_join(const struct names *names, struct arena *arena);

#endif
