#include "pipeline/conveyor.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"

enum { THREADS_MOST = 256, LOADS_PER_THREAD = 6 };

struct slot {
    struct arena arena;
    void *load;
    size_t held;               /* bytes of the arena when it was last looked at */
    bool is_done;
};

/* Slots are a ring: [head, next) are being worked on or done, [next, tail) wait for a thread. */
struct belt {
    const struct conveyor *conveyor;
    pthread_mutex_t mutex;
    pthread_cond_t filled, done;
    struct slot *slots;
    uint64_t head, next, tail;
    uint32_t room;
    size_t held;               /* bytes of all slots */
    bool is_closing;
};

struct worker {
    struct belt *belt;
    void *tool;
    bool has_tool;             /* only who works needs one */
    pthread_t thread;
};

static void note_memory(struct belt *belt, struct slot *slot) {
    belt->held = belt->held - slot->held + slot->arena.used;
    slot->held = slot->arena.used;
}

static bool has_memory(const struct belt *belt) {
    return !belt->conveyor->memory_most || belt->held < belt->conveyor->memory_most;
}

/* Works on the next waiting load; called and left with the mutex held. */
static void work_once(struct belt *belt, struct worker *worker) {
    const struct conveyor *conveyor = belt->conveyor;
    struct slot *slot = &belt->slots[belt->next++ % belt->room];
    pthread_mutex_unlock(&belt->mutex);
    if (!worker->has_tool && conveyor->tool_open)
        worker->tool = conveyor->tool_open(conveyor->context);
    worker->has_tool = true;
    conveyor->work(conveyor->context, worker->tool, slot->load, &slot->arena);
    pthread_mutex_lock(&belt->mutex);
    note_memory(belt, slot);
    slot->is_done = true;
}

static void *worker_main(void *argument) {
    struct worker *worker = argument;
    struct belt *belt = worker->belt;
    pthread_mutex_lock(&belt->mutex);
    for (;;) {
        while (belt->next == belt->tail && !belt->is_closing)
            pthread_cond_wait(&belt->filled, &belt->mutex);
        if (belt->is_closing)
            break;
        work_once(belt, worker);
        pthread_cond_signal(&belt->done);
    }
    pthread_mutex_unlock(&belt->mutex);
    return NULL;
}

static bool is_asked_to_stop(const struct conveyor *conveyor) {
    return conveyor->stop && *conveyor->stop;
}

/* Fills the slot at the tail; called and left with the mutex held. */
static enum status fill_once(struct belt *belt, bool *more, struct error *error) {
    const struct conveyor *conveyor = belt->conveyor;
    struct slot *slot = &belt->slots[belt->tail % belt->room];
    pthread_mutex_unlock(&belt->mutex);
    memset(slot->load, 0, conveyor->load_size);
    enum status status = conveyor->fill(conveyor->context, slot->load, &slot->arena, more, error);
    pthread_mutex_lock(&belt->mutex);
    slot->is_done = false;
    if (status != OK || !*more) {
        arena_reset(&slot->arena);
        return status;
    }
    note_memory(belt, slot);
    belt->tail++;
    pthread_cond_signal(&belt->filled);
    return OK;
}

static enum status finish_once(struct belt *belt, struct error *error) {
    struct slot *slot = &belt->slots[belt->head % belt->room];
    pthread_mutex_unlock(&belt->mutex);
    enum status status = belt->conveyor->finish(belt->conveyor->context, slot->load, error);
    if (belt->conveyor->drop)
        belt->conveyor->drop(slot->load);
    arena_reset(&slot->arena);
    pthread_mutex_lock(&belt->mutex);
    note_memory(belt, slot);
    belt->head++;
    return status;
}

/* The clerk's day: first what frees a slot, then what keeps the others busy, then work of its own. */
static enum status run_clerk(struct belt *belt, struct worker *own, uint32_t waiting_most, struct error *error) {
    enum status status = OK;
    bool more = true;
    pthread_mutex_lock(&belt->mutex);
    while (status == OK) {
        if (is_asked_to_stop(belt->conveyor))
            more = false;
        if (belt->head < belt->next && belt->slots[belt->head % belt->room].is_done)
            status = finish_once(belt, error);
        else if (more && belt->tail - belt->next < waiting_most && belt->tail - belt->head < belt->room && (has_memory(belt) || belt->head == belt->tail))
            status = fill_once(belt, &more, error);
        else if (belt->next < belt->tail)
            work_once(belt, own);
        else if (belt->head == belt->tail)
            break;
        else
            pthread_cond_wait(&belt->done, &belt->mutex);
    }
    belt->is_closing = true;
    pthread_cond_broadcast(&belt->filled);
    pthread_mutex_unlock(&belt->mutex);
    return status == OK && is_asked_to_stop(belt->conveyor) ? STOPPED : status;
}

static void belt_open(struct belt *belt, const struct conveyor *conveyor, uint32_t room) {
    *belt = (struct belt){.conveyor = conveyor, .room = room, .slots = MEMORY_NEW(room, struct slot)};
    for (uint32_t i = 0; i < room; i++)
        belt->slots[i].load = memory_new(1, conveyor->load_size);
    pthread_mutex_init(&belt->mutex, NULL);
    pthread_cond_init(&belt->filled, NULL);
    pthread_cond_init(&belt->done, NULL);
}

static void belt_close(struct belt *belt) {
    for (; belt->head < belt->tail; belt->head++)
        if (belt->conveyor->drop)
            belt->conveyor->drop(belt->slots[belt->head % belt->room].load);
    for (uint32_t i = 0; i < belt->room; i++) {
        arena_close(&belt->slots[i].arena);
        memory_free(belt->slots[i].load);
    }
    memory_free(belt->slots);
}

enum status conveyor_run(const struct conveyor *conveyor, uint32_t threads, struct error *error) {
    struct belt belt;
    struct worker workers[THREADS_MOST] = {0};
    if (threads < 1)
        threads = 1;
    if (threads > THREADS_MOST)
        threads = THREADS_MOST;
    uint32_t waiting = threads == 1 ? 1 : threads * LOADS_PER_THREAD / 2, started = 1;
    belt_open(&belt, conveyor, threads == 1 ? 1 : threads * LOADS_PER_THREAD);
    for (uint32_t i = 0; i < threads; i++)
        workers[i].belt = &belt;
    /* The clerk is the first. A thread that can't be started is one thread less. */
    while (started < threads && pthread_create(&workers[started].thread, NULL, worker_main, &workers[started]) == 0)
        started++;
    enum status status = run_clerk(&belt, &workers[0], waiting, error);
    for (uint32_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    for (uint32_t i = 0; i < threads; i++)
        if (workers[i].has_tool && conveyor->tool_close)
            conveyor->tool_close(conveyor->context, workers[i].tool);
    belt_close(&belt);
    return status;
}
