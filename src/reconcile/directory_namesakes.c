/* The entries of one word after the other, from the temporary file. */
#include <stdlib.h>

#include "base/memory.h"
#include "directory.h"

bool directory_tried(const struct directory *directory, enum status status, const struct error *error) {
    if (status == OK)
        return true;
    struct directory *told = (struct directory *)directory;   /* who only asks may meet trouble, too */
    pthread_mutex_lock(&told->mutex);
    if (told->status == OK) {
        told->trouble = *error;
        told->status = status;
    }
    pthread_mutex_unlock(&told->mutex);
    return false;
}

static bool read_entry(struct directory *directory, struct namesakes *namesakes) {
    struct error error;
    bool more = false;
    return directory_tried(directory, sorter_next(directory->entries, &namesakes->place, &namesakes->next, &more, &error), &error) && more;
}

static void keep(struct namesakes *namesakes) {
    if (namesakes->entries.count == NAMESAKES_MOST)
        return;
    if (namesakes->entries.count == namesakes->entries.room) {
        namesakes->entries.room = namesakes->entries.room ? namesakes->entries.room * 2 : 256;
        namesakes->entries.items = memory_more(namesakes->entries.items, namesakes->entries.room * sizeof *namesakes->entries.items);
    }
    namesakes->entries.items[namesakes->entries.count++] = namesakes->next;
}

bool namesakes_next(struct directory *directory, struct namesakes *namesakes) {
    if (!namesakes->place.next && !namesakes->has_next)
        namesakes->has_next = read_entry(directory, namesakes);
    while (namesakes->has_next) {
        namesakes->entries.count = 0;
        uint32_t word = namesakes->next.word;
        while (namesakes->has_next && namesakes->next.word == word) {
            keep(namesakes);
            namesakes->has_next = read_entry(directory, namesakes);
        }
        if (namesakes->entries.count > 1)
            return directory->status == OK;
    }
    return false;
}

void namesakes_close(struct namesakes *namesakes) {
    free(namesakes->entries.items);
    *namesakes = (struct namesakes){0};
}
