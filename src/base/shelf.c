#include "base/shelf.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/temporary.h"

enum { PAGE_RECORDS = 32, ROOM_FIRST = 1024 };

struct shelf_page {
    uint64_t number;
    bool is_changed;              /* since it was read from the file */
};

struct shelf *shelf_open(size_t record_size, uint64_t held) {
    struct shelf *shelf = MEMORY_NEW(1, struct shelf);
    *shelf = (struct shelf){.size = record_size, .held_most = PAGE_RECORDS, .file = -1};
    while (shelf->held_most < held)
        shelf->held_most *= 2;
    return shelf;
}

void shelf_close(struct shelf *shelf) {
    if (!shelf)
        return;
    if (shelf->file >= 0)
        close(shelf->file);
    memory_free(shelf->records);
    memory_free(shelf->pages);
    memory_free(shelf);
}

/* ---- pages ---- */

static size_t page_size(const struct shelf *shelf) { return PAGE_RECORDS * shelf->size; }
static uint64_t page_most(const struct shelf *shelf) { return shelf->held_most / PAGE_RECORDS; }

/* All that memory may hold is held: from now on it is the first pages, none of which the file has. */
static enum status begin_file(struct shelf *shelf, struct error *error) {
    enum status status = temporary_open(&shelf->file, error);
    if (status != OK)
        return status;
    shelf->pages = MEMORY_NEW(page_most(shelf), struct shelf_page);
    for (uint64_t i = 0; i < page_most(shelf); i++)
        shelf->pages[i] = (struct shelf_page){.number = i, .is_changed = true};
    return OK;
}

static enum status write_page(struct shelf *shelf, uint64_t slot, struct error *error) {
    struct shelf_page *page = &shelf->pages[slot];
    enum status status = page->is_changed ? temporary_write(shelf->file, page->number * page_size(shelf), shelf->records + slot * page_size(shelf),
                                                            page_size(shelf), error) : OK;
    page->is_changed = page->is_changed && status != OK;
    return status;
}

/* Sees to it that the record's page is held, in the place of another one; *slot: where. */
static enum status hold_page(struct shelf *shelf, uint64_t at, uint64_t *slot, struct error *error) {
    uint64_t number = at / PAGE_RECORDS;
    *slot = number & (page_most(shelf) - 1);
    struct shelf_page *page = &shelf->pages[*slot];
    if (page->number == number)
        return OK;
    unsigned char *bytes = shelf->records + *slot * page_size(shelf);
    bool is_new = number * PAGE_RECORDS >= shelf->count;
    enum status status = write_page(shelf, *slot, error);
    if (status == OK && is_new)
        memset(bytes, 0, page_size(shelf));
    else if (status == OK)
        status = temporary_read(shelf->file, number * page_size(shelf), bytes, page_size(shelf), error);
    page->number = status == OK ? number : UINT64_MAX;
    page->is_changed = is_new && status == OK;
    return status;
}

static unsigned char *record_at(const struct shelf *shelf, uint64_t slot, uint64_t at) {
    return shelf->records + slot * page_size(shelf) + at % PAGE_RECORDS * shelf->size;
}

/* ---- records ---- */

static void make_room(struct shelf *shelf) {
    uint64_t room = shelf->room ? shelf->room + shelf->room / 4 : ROOM_FIRST;
    shelf->room = room < shelf->held_most ? room : shelf->held_most;
    shelf->records = memory_more(shelf->records, shelf->room * shelf->size);
}

enum status shelf_put(struct shelf *shelf, uint64_t at, const void *record, struct error *error) {
    assert(at <= shelf->count && !shelf->is_shared);
    enum status status = OK;
    if (shelf_is_whole(shelf) && at == shelf->held_most)
        status = begin_file(shelf, error);
    else if (shelf_is_whole(shelf) && at == shelf->room)
        make_room(shelf);
    if (status == OK && shelf_is_whole(shelf)) {
        memcpy(shelf->records + at * shelf->size, record, shelf->size);
    } else if (status == OK) {
        uint64_t slot;
        status = hold_page(shelf, at, &slot, error);
        if (status == OK) {
            memcpy(record_at(shelf, slot, at), record, shelf->size);
            shelf->pages[slot].is_changed = true;
        }
    }
    shelf->count += status == OK && at == shelf->count;
    return status;
}

/* Of a shared shelf nothing changes, not even which pages are held: what is not comes from the file. */
static enum status get_shared(const struct shelf *shelf, uint64_t at, void *record, struct error *error) {
    uint64_t number = at / PAGE_RECORDS, slot = number & (page_most(shelf) - 1);
    if (shelf->pages[slot].number != number)
        return temporary_read(shelf->file, at * shelf->size, record, shelf->size, error);
    memcpy(record, record_at(shelf, slot, at), shelf->size);
    return OK;
}

enum status shelf_get(struct shelf *shelf, uint64_t at, void *record, struct error *error) {
    assert(at < shelf->count);
    uint64_t slot;
    if (shelf_is_whole(shelf)) {
        memcpy(record, shelf->records + at * shelf->size, shelf->size);
        return OK;
    }
    if (shelf->is_shared)
        return get_shared(shelf, at, record, error);
    enum status status = hold_page(shelf, at, &slot, error);
    if (status == OK)
        memcpy(record, record_at(shelf, slot, at), shelf->size);
    return status;
}

enum status shelf_get_all(struct shelf *shelf, uint64_t first, uint64_t count, void *records, struct error *error) {
    enum status status = OK;
    if (shelf->is_shared && !shelf_is_whole(shelf) && count > 1)
        return temporary_read(shelf->file, first * shelf->size, records, count * shelf->size, error);
    for (uint64_t i = 0; status == OK && i < count; i++)
        status = shelf_get(shelf, first + i, (unsigned char *)records + i * shelf->size, error);
    return status;
}

enum status shelf_share(struct shelf *shelf, struct error *error) {
    enum status status = OK;
    for (uint64_t slot = 0; !shelf_is_whole(shelf) && status == OK && slot < page_most(shelf); slot++)
        status = write_page(shelf, slot, error);
    shelf->is_shared = status == OK;
    return status;
}
