#include "report/folder.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about, (void)kind, (void)place;
    return remove(path);
}

static int remove_tree(const char *path) {
    enum { HANDLES = 16 };
    return nftw(path, remove_entry, HANDLES, FTW_DEPTH | FTW_PHYS);
}

static bool exists(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0;
}

static bool is_marked(const char *path, const char *marker, struct arena *arena) {
    return exists(str_print(arena, "%s/%s", path, marker).data);
}

static bool is_empty_folder(const char *path) {
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    int entries = 0;
    while (entries < 3 && readdir(folder))
        entries++;
    closedir(folder);
    return entries < 3; /* "." and ".." */
}

static enum status refuse(const char *path, struct error *error) {
    return error_set(error, FAILED_USAGE, "%s: is there and was not made by this command; choose another folder or remove it", path);
}

/* "site/" and "site" are one folder; "site/.partial" would lie inside it. */
static str trimmed(const char *path) {
    str name = str_of(path);
    while (name.size > 1 && name.data[name.size - 1] == '/')
        name.size--;
    return name;
}

enum status folder_begin(const char *path, const char *marker, const char **partial, struct arena *arena, struct error *error) {
    str name = trimmed(path);
    if (!name.size || str_equal(name, STR(".")) || str_equal(name, STR("..")) || str_equal(name, STR("/")))
        return error_set(error, FAILED_USAGE, "\"%s\" cannot be replaced as a whole; name a folder of its own, such as site", path);
    if (exists(path) && !is_marked(path, marker, arena) && !is_empty_folder(path))
        return refuse(path, error);
    *partial = str_print(arena, "%.*s.partial", STR_ARG(name)).data;
    if (exists(*partial) && !is_marked(*partial, marker, arena) && !is_empty_folder(*partial))
        return refuse(*partial, error);
    if (exists(*partial) && remove_tree(*partial) != 0)
        return error_set(error, FAILED_SYSTEM, "%s: %s", *partial, file_reason(errno));
    enum status status = file_make_folder(*partial, error);
    if (status != OK)
        return status;
    return file_write(str_print(arena, "%s/%s", *partial, marker).data, STR("made by photofinish; may be replaced as a whole\n"), error);
}

/* Between the two renames there is no folder of that name, for a moment; there never is half of one. */
enum status folder_finish(const char *path, const char *marker, const char *partial, struct error *error) {
    struct arena arena = {0};
    enum status status = OK;
    str name = trimmed(path);
    const char *target = str_to_c(name, &arena), *old = str_print(&arena, "%.*s.old", STR_ARG(name)).data;
    if (exists(old) && !is_empty_folder(old) && !is_marked(old, marker, &arena)) {
        status = refuse(old, error);
        goto done;
    }
    if (exists(old) && remove_tree(old) != 0) {
        status = error_set(error, FAILED_SYSTEM, "%s: %s", old, file_reason(errno));
        goto done;
    }
    bool replaces = exists(target);
    if ((replaces && rename(target, old) != 0) || rename(partial, target) != 0) {
        status = error_set(error, FAILED_SYSTEM, "%s: %s", target, file_reason(errno));
        if (replaces && !exists(target))
            (void)!rename(old, target);
        goto done;
    }
    if (replaces)
        remove_tree(old);
done:
    arena_close(&arena);
    return status;
}

void folder_abandon(const char *partial) { remove_tree(partial); }
