/* Speakers of stretches that have no cue of their own. */
#ifndef PHOTOFINISH_EXTRACT_QUOTE_INFERRED_H
#define PHOTOFINISH_EXTRACT_QUOTE_INFERRED_H

#include "quote_pieces.h"

/* Gives each stretch without a cue the speaker of a neighbour, or whom the narrator speaks of beside it. */
void quote_infer_speakers(struct finder *f);

#endif
