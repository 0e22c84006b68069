/* What explanations call a document. Private to this folder. */
#ifndef PHOTOFINISH_RECONCILE_LABEL_H
#define PHOTOFINISH_RECONCILE_LABEL_H

#include "base/str.h"

/* "001-5232" of a path to 001-5232.txt, "path#12" of a record in a file; borrowed from doc. */
str label_of(str doc);

#endif
