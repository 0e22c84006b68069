/*
 * Private to the claims of marks: whose a mark is (mark_owner.c), and whose those of a row are (mark_lists.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_OWNER_H
#define PHOTOFINISH_EXTRACT_MARK_OWNER_H

#include "mark_said.h"

int32_t mark_owner(const struct scene *scene, const struct said *said, uint32_t sentence, const struct find *find);

/*
 * "the quartet of Bell, Fox, Orme and Dow ran 3:58": what a crew did is none of the four's; *team: the nation's where the sentence names it, else NOBODY.
 */
bool mark_is_of_crew(const struct scene *scene, uint32_t sentence, const struct find *find, int32_t *team);

/* "4.60m (15-1)", "12.06 (+2.5m/s)": the claim before whose companion in parentheses this mark is; NULL: it stands for itself. */
const struct claim *mark_companion(const struct scene *scene, uint32_t sentence, const struct find *find);

/* "improved by 1:15, 2:43 and 2:45": the claim of the mark before in the same list; NULL: this is the first, or none. */
const struct claim *mark_listed_before(const struct scene *scene, uint32_t sentence, const struct find *find);

/*
 * "Bell, Fox and Orme improved by 1:15, 2:43 and 2:45", "Bell and Fox passed Orme to take second and third in 50.31 and 50.44": as many names
 * as marks, each his own, whoever is named between as a rival; NOBODY where this is no such list.
 */
int32_t mark_owner_in_list(const struct scene *scene, uint32_t sentence, const struct find *find);

/* " (NPC Kigan) and ": bytes of what stands in brackets behind a name, and is said of it; 0: nothing does. */
uint32_t mark_brackets_behind(str behind);

#endif
