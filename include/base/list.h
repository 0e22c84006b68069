/*
 * A list is a growing array in an arena. Any struct with these three fields is one:
 *
 *     struct sentences { struct sentence *items; uint32_t count, room; };
 *     *LIST_ADD(&article->sentences, arena) = (struct sentence){...};
 *
 * LIST_ADD gives a pointer to a new zeroed item; pointers to items are good until the next LIST_ADD.
 */
#ifndef PHOTOFINISH_BASE_LIST_H
#define PHOTOFINISH_BASE_LIST_H

#include "base/arena.h"

#define LIST_OF(type) struct { type *items; uint32_t count, room; }

#define LIST_ADD(list, arena)                                                                                       \
    ((list)->count == (list)->room                                                                                  \
         ? ((list)->items = arena_grow((arena), (list)->items, (list)->room * sizeof *(list)->items,                \
                                       ((list)->room ? (list)->room * 2 : 4) * sizeof *(list)->items),              \
            (list)->room = (list)->room ? (list)->room * 2 : 4, &(list)->items[(list)->count++])                    \
         : &(list)->items[(list)->count++])

#define LIST_LAST(list) (&(list)->items[(list)->count - 1])

/* for (LIST_EACH(struct sentence, s, &article->sentences)) */
#define LIST_EACH(type, item, list) type *item = (list)->items; (list)->count && item < (list)->items + (list)->count; item++

#endif
