#include "base/file.h"
#include "base/memory.h"
#include "base/sort.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

const char *file_reason(int code) {
    switch (code) {
    case ENOENT: return "no such file; check the spelling of the path";
    case EACCES: return "permission denied; check the owner and mode of the file and its folders";
    case EISDIR: return "is a folder, a file is wanted here";
    case ENOTDIR: return "a part of the path is not a folder";
    case ENOSPC: return "no space left on the device; free some and run the same command again";
    case EROFS: return "the file system is read-only; choose another place";
    case EMFILE: return "too many open files; raise the limit with ulimit -n";
    case ELOOP: return "symbolic links go round in a circle";
    default: return strerror(code);
    }
}

str file_name(str path) {
    size_t start = path.size;
    while (start && path.data[start - 1] != '/')
        start--;
    return str_slice(path, start, path.size);
}

enum status file_read(const char *path, size_t limit, str *bytes, struct arena *arena, struct error *error) {
    if (!limit)
        limit = UINT32_MAX;
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return error_set(error, FAILED_INPUT, "%s: %s", path, file_reason(errno));
    struct stat about;
    enum status status = OK;
    char *data = NULL;
    size_t size = 0;
    if (fstat(handle, &about) != 0 || S_ISDIR(about.st_mode)) {
        status = error_set(error, FAILED_INPUT, "%s: %s", path, file_reason(S_ISDIR(about.st_mode) ? EISDIR : errno));
        goto done;
    }
    size_t room = about.st_size > 0 && (size_t)about.st_size <= limit ? (size_t)about.st_size + 1 : 64 * 1024;
    data = arena_alloc(arena, room + 1);
    for (;;) {
        if (size == room) {
            data = arena_grow(arena, data, room + 1, room * 2 + 1);
            room *= 2;
        }
        ssize_t got = read(handle, data + size, room - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            status = error_set(error, FAILED_INPUT, "%s: %s", path, file_reason(errno));
            goto done;
        }
        if (got == 0)
            break;
        size += (size_t)got;
        if (size > limit) {
            status = error_set(error, FAILED_INPUT, "%s: larger than %zu bytes; split it or raise the limit", path, limit);
            goto done;
        }
    }
    data[size] = 0;
    *bytes = (str){data, size};
done:
    close(handle);
    return status;
}

bool file_read_at(int handle, uint64_t at, void *bytes, size_t size) {
    for (unsigned char *to = bytes; size;) {
        ssize_t done = pread(handle, to, size, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            errno = done ? errno : EIO;
            return false;
        }
        to += done;
        at += (uint64_t)done;
        size -= (size_t)done;
    }
    return true;
}

static enum status write_all(int handle, str bytes) {
    while (bytes.size) {
        ssize_t done = write(handle, bytes.data, bytes.size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return FAILED_SYSTEM;
        bytes = str_slice(bytes, (size_t)done, bytes.size);
    }
    return OK;
}

enum status file_write(const char *path, str bytes, struct error *error) {
    size_t size = strlen(path) + sizeof ".partial";
    char *partial = memory_new(1, size);
    snprintf(partial, size, "%s.partial", path);
    int handle = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    enum status status = handle < 0 ? FAILED_SYSTEM : write_all(handle, bytes);
    if (status == OK && fsync(handle) != 0 && errno != EINVAL && errno != EROFS)
        status = FAILED_SYSTEM;
    int code = errno;
    if (handle >= 0 && close(handle) != 0 && status == OK) {
        code = errno;
        status = FAILED_SYSTEM;
    }
    if (status == OK && rename(partial, path) != 0) {
        code = errno;
        status = FAILED_SYSTEM;
    }
    if (status != OK) {
        if (handle >= 0)
            unlink(partial);
        status = error_set(error, FAILED_SYSTEM, "%s: %s", path, file_reason(code));
    }
    memory_free(partial);
    return status;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum status file_list(const char *folder, const char *suffix, struct paths *paths, struct arena *arena, struct error *error) {
    DIR *handle = opendir(folder);
    if (!handle)
        return error_set(error, FAILED_INPUT, "%s: %s", folder, file_reason(errno));
    for (struct dirent *entry; (entry = readdir(handle));) {
        str name = str_of(entry->d_name);
        if (name.data[0] == '.' || !str_ends_with(name, str_of(suffix)))
            continue;
        str path = str_print(arena, "%s/%s", folder, entry->d_name);
        struct stat about;
        if (stat(path.data, &about) == 0 && S_ISREG(about.st_mode))
            *LIST_ADD(paths, arena) = (char *)path.data;
    }
    closedir(handle);
    if (paths->count)
        sort_items(paths->items, paths->count, sizeof *paths->items, by_bytes);
    return OK;
}

enum status file_make_folder(const char *path, struct error *error) {
    size_t size = strlen(path) + 1;
    char *part = memory_copy(path);
    enum status status = OK;
    for (size_t i = 1; i < size && status == OK; i++) {
        if (path[i] != '/' && path[i] != 0)
            continue;
        part[i] = 0;
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            status = error_set(error, FAILED_SYSTEM, "%s: %s", part, file_reason(errno));
        part[i] = path[i];
    }
    memory_free(part);
    return status;
}
