#include "base/temporary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

static const char *folder(void) {
    const char *named = getenv("TMPDIR");
    return named && *named ? named : "/tmp";
}

static enum status trouble(const char *what, struct error *error) {
    return error_set(error, FAILED_SYSTEM, "%s: a temporary file can't be %s: %s (TMPDIR names another folder)", folder(), what, file_reason(errno));
}

enum status temporary_open(int *file, struct error *error) {
    char path[4096];
    size_t length = strlen(folder());
    static const char name[] = "/photofinish-XXXXXX";
    if (length + sizeof name > sizeof path)
        return error_set(error, FAILED_SYSTEM, "TMPDIR is too long a name for a folder; choose another one");
    memcpy(path, folder(), length);
    memcpy(path + length, name, sizeof name);
    if ((*file = mkstemp(path)) < 0)
        return trouble("made", error);
    unlink(path);
    return OK;
}

enum status temporary_write(int file, uint64_t at, const void *bytes, size_t size, struct error *error) {
    for (const unsigned char *from = bytes; size;) {
        ssize_t done = pwrite(file, from, size, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return trouble("written", error);
        from += done;
        at += (uint64_t)done;
        size -= (size_t)done;
    }
    return OK;
}

enum status temporary_read(int file, uint64_t at, void *bytes, size_t size, struct error *error) {
    return file_read_at(file, at, bytes, size) ? OK : trouble("read", error);
}
