/*
 * Truth discovery over plain claims: many sources give values of objects' attributes; which value is probably right? Sources that copy count
 * once; how reliable a source is gets learnt where it says enough, and is a prior elsewhere.
 *
 *     source,object,attribute,value        in    (a list's parts apart by ";")
 *     object,attribute,value,confidence    out   (in the order of object and attribute; confidence 0.000 to 1.000)
 */
#ifndef PHOTOFINISH_RECONCILE_CLAIMS_H
#define PHOTOFINISH_RECONCILE_CLAIMS_H

#include "base/buffer.h"
#include "base/error.h"

enum claims_engine {
    CLAIMS_DISCOVERY,   /* independence, then reliability */
    CLAIMS_MAJORITY,    /* plain voting, for comparison */
};

/* Reads all of csv (path is for messages) and appends the answers to out. Errors name path, line and column. */
enum status claims_reconcile(str csv, const char *path, enum claims_engine engine, struct buffer *out, struct error *error);

#endif
