/*
 * Private to the claims of marks: whose a mark is (mark_owner.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_OWNER_H
#define PHOTOFINISH_EXTRACT_MARK_OWNER_H

#include "mark_said.h"

int32_t mark_owner(const struct scene *scene, const struct said *said, uint32_t sentence, const struct find *find);

/* "4.60m (15-1)", "12.06 (+2.5m/s)": the claim before whose companion in parentheses this mark is; NULL: it stands for itself. */
const struct claim *mark_companion(const struct scene *scene, uint32_t sentence, const struct find *find);

/* "improved by 1:15, 2:43 and 2:45": the claim of the mark before in the same list; NULL: this is the first, or none. */
const struct claim *mark_listed_before(const struct scene *scene, uint32_t sentence, const struct find *find);

#endif
