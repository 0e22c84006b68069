#include "base/region.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

/* Far from where the systems we know put programs, libraries and stacks. */
static char *const address = (char *)UINT64_C(0x200000000000);

enum { ROOM = 1 << 30, PAGE = 4096, ALIGNMENT = 16 };   /* in bytes; pages that were never touched cost nothing */

/* The file: a head, the key, which stretches of the region follow, and their bytes. The rest of the region is zero. */
static const char magic[16] = "photofinish/1\n";
struct head {
    char magic[sizeof magic];
    uint64_t key_size, root, size, stretches;   /* root and size: bytes of the region */
};
struct stretch { uint64_t from, size; };

/* In front of what was asked for; size is what there is room for, and free the next that can be used again. */
struct allocation { size_t size; struct allocation *free; _Alignas(ALIGNMENT) char bytes[]; };

/* Set before there are threads. */
static struct {
    bool is_there, is_recording;
    size_t used, room;
    struct allocation *free;     /* while recording */
} region;

static bool map(size_t room) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)room;
    return false;   /* they know of the memory of this process alone */
#else
    void *got = mmap(address, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (got != MAP_FAILED && got != address)
        munmap(got, room);   /* a system that takes the address for a wish */
    if (got != address)
        return false;
    region.is_there = true;
    region.room = room;
    return true;
#endif
}

enum status region_begin(struct error *error) {
    if (region.is_there || !map(ROOM))
        return error_set(error, FAILED_SYSTEM, "the memory at %p is taken, or sanitizers watch over it", (void *)address);
    region.used = 0;
    region.free = NULL;
    region.is_recording = true;
    return OK;
}

void region_end(void) { region.is_recording = false; }
bool region_is_recording(void) { return region.is_recording; }
bool region_has(const void *memory) { return region.is_there && (uintptr_t)memory - (uintptr_t)address < region.room; }

void region_close(void) {
    if (region.is_there)
        munmap(address, region.room);
    region.is_there = region.is_recording = false;
}

static struct allocation *allocation_of(const void *memory) {
    return (struct allocation *)((uintptr_t)memory - offsetof(struct allocation, bytes));
}

/* The last freed that is large enough; what it has too much stays free. */
static struct allocation *take_free(size_t size) {
    struct allocation **link = &region.free;
    while (*link && (*link)->size < size)
        link = &(*link)->free;
    struct allocation *taken = *link;
    if (!taken)
        return NULL;
    if (taken->size - size < PAGE) {
        *link = taken->free;
    } else {
        struct allocation *rest = (struct allocation *)(taken->bytes + size);
        *rest = (struct allocation){.size = taken->size - size - sizeof *rest, .free = taken->free};
        *link = rest;
        taken->size = size;
    }
    taken->free = NULL;
    return taken;
}

void *region_new(size_t size) {
    if (size > ROOM)
        memory_none(size);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct allocation *allocation = take_free(size);
    if (allocation)
        return allocation->bytes;
    if (size + sizeof *allocation > ROOM - region.used)
        memory_none(size);
    allocation = (struct allocation *)(address + region.used);
    allocation->size = size;
    region.used += sizeof *allocation + size;
    return allocation->bytes;
}

size_t region_size(const void *memory) { return allocation_of(memory)->size; }

void region_free(void *memory) {
    if (!region.is_recording)
        return;
    struct allocation *allocation = allocation_of(memory);
    memset(memory, 0, allocation->size);
    allocation->free = region.free;
    region.free = allocation;
}

/* ---- writing ---- */

static bool is_zero(const char *page) {
    static const char zeros[PAGE];
    return memcmp(page, zeros, PAGE) == 0;
}

/* The next stretch of pages in use from a place on; its size is 0 behind the last. Few unused ones among them do no harm. */
static struct stretch next_stretch(uint64_t from, uint64_t size) {
    enum { GAP_MOST = 16 * PAGE };
    while (from < size && is_zero(address + from))
        from += PAGE;
    uint64_t end = from;
    for (uint64_t at = from; at < size && at - end <= GAP_MOST; at += PAGE)
        if (!is_zero(address + at))
            end = at + PAGE;
    return (struct stretch){from, end - from};
}

/* Their heads would be all that is not zero of many pages. */
static void forget_free(void) {
    while (region.free) {
        struct allocation *allocation = region.free;
        region.free = allocation->free;
        *allocation = (struct allocation){0};
    }
}

enum status region_write(const char *path, str key, const void *root, struct error *error) {
    forget_free();
    struct buffer file = {0}, stretches = {0}, pages = {0};
    uint64_t size = (region.used + PAGE - 1) / PAGE * PAGE;
    struct head head = {.key_size = key.size, .root = (uintptr_t)root - (uintptr_t)address, .size = size};
    memcpy(head.magic, magic, sizeof magic);
    for (struct stretch s = next_stretch(0, size); s.size; s = next_stretch(s.from + s.size, size)) {
        buffer_add(&stretches, (str){(const char *)&s, sizeof s});
        buffer_add(&pages, (str){address + s.from, s.size});
        head.stretches++;
    }
    buffer_add(&file, (str){(const char *)&head, sizeof head});
    buffer_add(&file, key);
    buffer_add(&file, buffer_str(&stretches));
    while (file.size % PAGE)
        buffer_add_char(&file, 0);
    buffer_add(&file, buffer_str(&pages));
    mode_t mask = umask(S_IWGRP | S_IWOTH);   /* what others may write would not be taken */
    enum status status = file_write(path, buffer_str(&file), error);
    umask(mask);
    buffer_close(&file);
    buffer_close(&stretches);
    buffer_close(&pages);
    return status;
}

/* ---- taking up ---- */

static bool is_trusted(int file) {
    struct stat about;
    return fstat(file, &about) == 0 && S_ISREG(about.st_mode) && (about.st_uid == 0 || about.st_uid == geteuid()) &&
           !(about.st_mode & (S_IWGRP | S_IWOTH));
}

static bool has_key(int file, str key) {
    char *own = memory_new(1, key.size);
    bool is_same = file_read_at(file, sizeof(struct head), own, key.size) && memcmp(own, key.data, key.size) == 0;
    memory_free(own);
    return is_same;
}

/* What is changed of the file's pages is changed for this process alone, and what nobody looks at is never read. */
static bool map_stretches(int file, const struct head *head) {
    struct stretch *stretches = memory_new(head->stretches, sizeof *stretches);
    uint64_t table = sizeof *head + head->key_size, table_size = head->stretches * sizeof *stretches;
    bool is_whole = file_read_at(file, table, stretches, table_size);
    uint64_t at = (table + table_size + PAGE - 1) / PAGE * PAGE;
    for (uint64_t i = 0; is_whole && i < head->stretches; i++) {
        const struct stretch *s = &stretches[i];
        is_whole = s->from % PAGE == 0 && s->from < head->size && s->size <= head->size - s->from &&
                   mmap(address + s->from, s->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, file, (off_t)at) != MAP_FAILED;
        at += s->size;
    }
    memory_free(stretches);
    struct stat about;
    return is_whole && fstat(file, &about) == 0 && (uint64_t)about.st_size == at;
}

static bool fits(const struct head *head, str key) {
    return memcmp(head->magic, magic, sizeof magic) == 0 && head->key_size == key.size && head->size <= ROOM && head->size % PAGE == 0 &&
           head->root < head->size && head->stretches <= head->size / PAGE;
}

void *region_take(const char *path, str key) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct head head;
    bool is_ours = file >= 0 && !region.is_there && is_trusted(file) && file_read_at(file, 0, &head, sizeof head) && fits(&head, key) &&
                   has_key(file, key) && map(head.size);
    if (is_ours && !map_stretches(file, &head)) {
        region_close();
        is_ours = false;
    }
    if (file >= 0)
        close(file);
    return is_ours ? address + head.root : NULL;
}
