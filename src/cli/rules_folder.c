#include "cli/rules_folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

static str parent_of(str path) {
    while (path.size && path.data[path.size - 1] != '/')
        path.size--;
    return path.size > 1 ? str_slice(path, 0, path.size - 1) : STR(".");
}

/* The folder that holds the running program. */
static str own_folder(struct arena *arena) {
    enum { PATH_ROOM = 4096 };
    char *path = arena_alloc(arena, PATH_ROOM);
    ssize_t size = readlink("/proc/self/exe", path, PATH_ROOM);
    return parent_of((str){path, size > 0 ? (size_t)size : 0});
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Two names of one folder; then the short one is better in messages. */
static bool is_same(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

enum status rules_folder_find(const char *chosen, const char **folder, struct arena *arena, struct error *error) {
    const char *named = chosen ? chosen : getenv("PHOTOFINISH_RULES");
    if (named && *named) {
        *folder = named;
        return OK;
    }
    str home = parent_of(own_folder(arena));   /* the source tree, or PREFIX */
    const char *places[] = {
        str_print(arena, "%.*s/rules", STR_ARG(home)).data,
        str_print(arena, "%.*s/share/photofinish/rules", STR_ARG(home)).data,
        "rules",
    };
    enum { PLACES = sizeof places / sizeof *places };
    for (int i = 0; i < PLACES; i++)
        if (is_folder(places[i])) {
            *folder = is_same(places[i], "rules") ? "rules" : places[i];
            return OK;
        }
    return error_set(error, FAILED_INPUT, "no rules are at %s, %s or %s; name their folder with --rules DIR or PHOTOFINISH_RULES",
                     places[0], places[1], places[2]);
}

const char *rules_image_path(struct arena *arena) {
    const char *named = getenv("PHOTOFINISH_IMAGE");
    if (named)
        return named;
    str folder = own_folder(arena);
    const char *beside = str_print(arena, "%.*s/photofinish.image", STR_ARG(folder)).data;
    if (access(beside, R_OK) == 0)
        return beside;
    return str_print(arena, "%.*s/lib/photofinish/photofinish.image", STR_ARG(parent_of(folder))).data;
}
