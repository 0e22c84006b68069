/* Private to mark_read.c: typical slips of the keyboard in a clock time, mended. */
#ifndef PHOTOFINISH_MODEL_MARK_SLIP_H
#define PHOTOFINISH_MODEL_MARK_SLIP_H

#include "base/str.h"

enum { MENDED_MOST = 48 };

/*
 * What was meant by "3:29..38", "3;29.38", "3: 29.38", "10 .52", "1O.52" and "l1.02", written into mended; empty when the text
 * has no such slip or is too long for a mark.
 */
str mark_mend(str text, char mended[MENDED_MOST]);

#endif
