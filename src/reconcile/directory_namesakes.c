/* The entries of one word after the other, from the temporary file. */

#include "base/memory.h"
#include "base/sort.h"
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

bool directory_next(struct directory *directory, const struct sorter *sorter, struct sorter_place *place, void *record) {
    struct error error;
    bool more = false;
    return directory_tried(directory, sorter_next(sorter, place, record, &more, &error), &error) && more;
}

uint32_t sort_and_thin(uint32_t *numbers, uint32_t count) {
    uint32_t kept = 0;
    sort_numbers(numbers, count);
    for (uint32_t i = 0; i < count; i++)
        if (!kept || numbers[kept - 1] != numbers[i])
            numbers[kept++] = numbers[i];
    return kept;
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
        namesakes->has_next = directory_next(directory, directory->entries, &namesakes->place, &namesakes->next);
    while (namesakes->has_next) {
        namesakes->entries.count = 0;
        uint32_t word = namesakes->next.word;
        while (namesakes->has_next && namesakes->next.word == word) {
            keep(namesakes);
            namesakes->has_next = directory_next(directory, directory->entries, &namesakes->place, &namesakes->next);
        }
        if (namesakes->entries.count > 1)
            return directory->status == OK;
    }
    return false;
}

void namesakes_close(struct namesakes *namesakes) {
    memory_free(namesakes->entries.items);
    *namesakes = (struct namesakes){0};
}
