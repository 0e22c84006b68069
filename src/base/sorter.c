#include "base/sorter.h"

#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/sort.h"
#include "base/temporary.h"

/* A sorted stretch of the temporary file while it is merged. */
struct run {
    uint64_t next, end;           /* records */
    unsigned char *ahead;
    size_t held, at;              /* records in ahead, and the one whose turn it is */
};

struct sorter {
    size_t size, room;            /* of a record; records that memory holds */
    int (*compare)(const void *, const void *);
    unsigned char *records;
    size_t held;
    uint64_t count;
    int file;                     /* -1: everything is in memory */
    uint64_t written;             /* records in the file */
    struct { uint64_t *ends; size_t count, room; } runs;
};

struct sorter *sorter_open(size_t record_size, size_t memory, int (*compare)(const void *, const void *)) {
    struct sorter *sorter = MEMORY_NEW(1, struct sorter);
    *sorter = (struct sorter){.size = record_size, .room = memory / record_size, .compare = compare, .file = -1};
    if (sorter->room < 2)
        sorter->room = 2;
    return sorter;
}

void sorter_close(struct sorter *sorter) {
    if (!sorter)
        return;
    if (sorter->file >= 0)
        close(sorter->file);
    memory_free(sorter->records);
    memory_free(sorter->runs.ends);
    memory_free(sorter);
}

uint64_t sorter_count(const struct sorter *sorter) { return sorter->count; }

/* ---- adding ---- */

/* What memory holds becomes a run of the file. */
static enum status spill(struct sorter *sorter, struct error *error) {
    enum status status = sorter->file < 0 ? temporary_open(&sorter->file, error) : OK;
    if (status != OK)
        return status;
    if (sorter->compare)
        sort_items(sorter->records, sorter->held, sorter->size, sorter->compare);
    status = temporary_write(sorter->file, sorter->written * sorter->size, sorter->records, sorter->held * sorter->size, error);
    if (status != OK)
        return status;
    sorter->written += sorter->held;
    sorter->held = 0;
    if (sorter->runs.count == sorter->runs.room) {
        sorter->runs.room = sorter->runs.room ? sorter->runs.room * 2 : 64;
        sorter->runs.ends = memory_more(sorter->runs.ends, sorter->runs.room * sizeof *sorter->runs.ends);
    }
    sorter->runs.ends[sorter->runs.count++] = sorter->written;
    return OK;
}

enum status sorter_add(struct sorter *sorter, const void *record, struct error *error) {
    if (!sorter->records)
        sorter->records = memory_more(NULL, sorter->room * sorter->size);
    enum status status = sorter->held == sorter->room ? spill(sorter, error) : OK;
    if (status != OK)
        return status;
    memcpy(sorter->records + sorter->held * sorter->size, record, sorter->size);
    sorter->held++;
    sorter->count++;
    return OK;
}

/* ---- merging ---- */

static const unsigned char *head(const struct run *run, size_t size) { return run->ahead + run->at * size; }

static enum status run_refill(const struct sorter *sorter, struct run *run, size_t room, struct error *error) {
    uint64_t left = run->end - run->next;
    run->at = 0;
    run->held = left < room ? (size_t)left : room;
    enum status status = temporary_read(sorter->file, run->next * sorter->size, run->ahead, run->held * sorter->size, error);
    run->next += run->held;
    return status;
}

/* Lets the run at this place of the heap sink below smaller ones. */
static void sink(const struct sorter *sorter, struct run **heap, size_t count, size_t at) {
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && sorter->compare(head(heap[child + 1], sorter->size), head(heap[child], sorter->size)) < 0)
            child++;
        if (sorter->compare(head(heap[at], sorter->size), head(heap[child], sorter->size)) <= 0)
            return;
        struct run *run = heap[at];
        heap[at] = heap[child];
        heap[child] = run;
    }
}

/* Half of memory is for reading the runs, half for what comes out. */
static enum status merge_into(struct sorter *sorter, int file, struct run *runs, struct run **heap, struct error *error) {
    size_t count = sorter->runs.count, each = sorter->room / 2 / count, out_room = sorter->room - sorter->room / 2, out = 0;
    unsigned char *output = sorter->records + sorter->room / 2 * sorter->size;
    uint64_t written = 0;
    enum status status = OK;
    for (size_t i = 0; status == OK && i < count; i++) {
        runs[i] = (struct run){.next = i ? sorter->runs.ends[i - 1] : 0, .end = sorter->runs.ends[i],
                               .ahead = sorter->records + i * each * sorter->size};
        status = run_refill(sorter, &runs[i], each, error);
        heap[i] = &runs[i];
    }
    for (size_t i = count / 2; status == OK && i-- > 0;)
        sink(sorter, heap, count, i);
    while (status == OK && count) {
        struct run *first = heap[0];
        memcpy(output + out++ * sorter->size, head(first, sorter->size), sorter->size);
        if (out == out_room) {
            status = temporary_write(file, written * sorter->size, output, out * sorter->size, error);
            written += out;
            out = 0;
        }
        if (++first->at == first->held && first->next < first->end && status == OK)
            status = run_refill(sorter, first, each, error);
        if (first->at == first->held)
            heap[0] = heap[--count];
        sink(sorter, heap, count, 0);
    }
    return status == OK ? temporary_write(file, written * sorter->size, output, out * sorter->size, error) : status;
}

/* All runs become one, in a second file. */
static enum status merge(struct sorter *sorter, struct error *error) {
    int file = -1;
    enum status status = temporary_open(&file, error);
    struct run *runs = memory_new(sorter->runs.count, sizeof *runs), **heap = memory_new(sorter->runs.count, sizeof *heap);
    if (status == OK && sorter->runs.count > sorter->room / 2)
        status = error_set(error, FAILED_SYSTEM, "too many records to be sorted in %zu bytes of memory", sorter->room * sorter->size);
    if (status == OK)
        status = merge_into(sorter, file, runs, heap, error);
    memory_free(runs);
    memory_free(heap);
    if (status != OK) {
        if (file >= 0)
            close(file);
        return status;
    }
    close(sorter->file);
    sorter->file = file;
    return OK;
}

enum status sorter_finish(struct sorter *sorter, struct error *error) {
    if (sorter->file < 0) {
        if (sorter->compare)
            sort_items(sorter->records, sorter->held, sorter->size, sorter->compare);
        return OK;
    }
    enum status status = sorter->held ? spill(sorter, error) : OK;
    if (status == OK && sorter->compare && sorter->runs.count > 1)
        status = merge(sorter, error);
    memory_free(sorter->records);
    sorter->records = NULL;
    return status;
}

/* ---- reading ---- */

enum status sorter_next(const struct sorter *sorter, struct sorter_place *place, void *record, bool *more, struct error *error) {
    *more = place->next < sorter->count;
    if (!*more)
        return OK;
    if (sorter->file < 0) {
        memcpy(record, sorter->records + place->next++ * sorter->size, sorter->size);
        return OK;
    }
    if (place->next < place->first || place->next >= place->first + place->held) {
        uint64_t left = sorter->count - place->next, room = sizeof place->ahead / sorter->size;
        place->first = place->next;
        place->held = (uint32_t)(left < room ? left : room);
        enum status status = temporary_read(sorter->file, place->first * sorter->size, place->ahead, place->held * sorter->size, error);
        if (status != OK) {
            place->held = 0;
            return status;
        }
    }
    memcpy(record, place->ahead + (place->next++ - place->first) * sorter->size, sorter->size);
    return OK;
}
