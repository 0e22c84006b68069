#include "acquire/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "acquire/sniff.h"
#include "base/file.h"
#include "base/list.h"
#include "base/memory.h"
#include "base/sort.h"

/* A folder in the middle of being walked; its names live in its own arena. */
struct level {
    struct arena arena;
    str folder;
    struct { char **items; uint32_t count, room; } names;
    uint32_t next;
    struct level *above;
};

struct identity {
    dev_t device;
    ino_t inode;
};

struct walk {
    struct level *level;
    struct arena arena;
    struct { struct identity *items; uint32_t count, room; } entered;
    uint32_t passed_over;
    uint64_t bytes;
};

struct walk *walk_open(void) {
    return MEMORY_NEW(1, struct walk);
}

static void leave(struct walk *walk) {
    struct level *level = walk->level;
    walk->level = level->above;
    arena_close(&level->arena);
    memory_free(level);
}

void walk_close(struct walk *walk) {
    if (!walk)
        return;
    while (walk->level)
        leave(walk);
    arena_close(&walk->arena);
    memory_free(walk);
}

static bool was_entered(const struct walk *walk, const struct stat *about) {
    for (uint32_t i = 0; i < walk->entered.count; i++)
        if (walk->entered.items[i].inode == about->st_ino && walk->entered.items[i].device == about->st_dev)
            return true;
    return false;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Files that may hold articles, and folders; the bytes of the files are counted for progress. */
static bool is_wanted(struct walk *walk, DIR *handle, const char *name) {
    struct stat about;
    if (name[0] == '.')
        return false;
    if (fstatat(dirfd(handle), name, &about, 0) != 0)
        return true; /* a dangling link: the message comes when it is opened */
    if (S_ISDIR(about.st_mode))
        return true;
    bool wanted = S_ISREG(about.st_mode) && sniff_ending_is_known(str_of(name));
    walk->passed_over += !wanted;
    walk->bytes += wanted ? (uint64_t)about.st_size : 0;
    return wanted;
}

enum status walk_enter(struct walk *walk, const char *folder, struct error *error) {
    struct stat about;
    if (stat(folder, &about) != 0)
        return error_set(error, FAILED_INPUT, "%s: %s", folder, file_reason(errno));
    if (was_entered(walk, &about))
        return error_set(error, FAILED_INPUT, "%s: leads to a folder that was read already and is not read again; remove the link",
                         folder);
    DIR *handle = opendir(folder);
    if (!handle)
        return error_set(error, FAILED_INPUT, "%s: %s", folder, file_reason(errno));
    *LIST_ADD(&walk->entered, &walk->arena) = (struct identity){about.st_dev, about.st_ino};
    struct level *level = MEMORY_NEW(1, struct level);
    level->folder = str_copy(str_of(folder), &level->arena);
    while (level->folder.size > 1 && str_ends_with(level->folder, STR("/")))
        level->folder.size--;
    for (struct dirent *entry; (entry = readdir(handle));)
        if (is_wanted(walk, handle, entry->d_name))
            *LIST_ADD(&level->names, &level->arena) = str_to_c(str_of(entry->d_name), &level->arena);
    closedir(handle);
    if (level->names.count)
        sort_items(level->names.items, level->names.count, sizeof *level->names.items, by_bytes);
    level->above = walk->level;
    walk->level = level;
    return OK;
}

enum walk_step walk_next(struct walk *walk, const char **path, struct error *error) {
    while (walk->level) {
        struct level *level = walk->level;
        if (level->next == level->names.count) {
            leave(walk);
            continue;
        }
        const char *name = level->names.items[level->next++];
        bool root = str_equal(level->folder, STR("/"));
        const char *found = str_print(&level->arena, "%.*s%s%s", STR_ARG(level->folder), root ? "" : "/", name).data;
        struct stat about;
        if (stat(found, &about) == 0 && S_ISDIR(about.st_mode)) {
            if (walk_enter(walk, found, error) != OK)
                return WALK_TROUBLE;
            continue;
        }
        *path = found;
        return WALK_FILE;
    }
    return WALK_END;
}

uint32_t walk_passed_over(const struct walk *walk) {
    return walk->passed_over;
}

uint64_t walk_bytes(const struct walk *walk) {
    return walk->bytes;
}
