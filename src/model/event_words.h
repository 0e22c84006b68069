/* Private to event.c and event_phrase.c: the rows of event-phrases.tsv. */
#ifndef PHOTOFINISH_MODEL_EVENT_WORDS_H
#define PHOTOFINISH_MODEL_EVENT_WORDS_H

#include "model/event.h"

enum status event_words_load(const char *rules_folder, struct events *events, struct arena *arena, struct error *error);

#endif
