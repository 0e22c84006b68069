/* How a wrong figure may have come from the right one: what a proof-reader would say. */
#ifndef PHOTOFINISH_RECONCILE_SLIP_H
#define PHOTOFINISH_RECONCILE_SLIP_H

#include "model/fact.h"

enum slip { SLIP_NONE, SLIP_DIGIT, SLIP_SWAPPED, SLIP_LEFT_OUT, SLIP_PUT_IN, SLIP_POINT };

/* Compares two figures as printed: "3:29.28" and "3:29.38" give SLIP_DIGIT. SLIP_NONE when they are equal or further apart. */
enum slip slip_between(str wrong, str right);

/* How the statement's mark may have come from the right one. Feet and inches are compared as printed, not as metres. */
enum slip slip_of_mark(const struct statement *wrong, struct mark right, struct arena *arena);

/* Where it is known which of the two is wrong: "One digit differs: a misprint."; empty for none. */
const char *slip_sentence(enum slip slip);
/* Where it is not: "They are one digit apart"; empty for none. */
const char *slip_apart(enum slip slip);

#endif
