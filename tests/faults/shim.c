/*
 * A library that is loaded before all others (LD_PRELOAD) and has the N-th wish of a program refused.
 *
 *     FAULT_KIND=memory    malloc, calloc, realloc, aligned_alloc give NULL
 *     FAULT_KIND=disk      reading, writing, opening, syncing, renaming give an error
 *     FAULT_AT=N           the N-th is refused, counted from 1; 0: none
 *     FAULT_ON=yes         and all that come after it
 *     FAULT_AFTER=TEXT     counting begins when a path that holds TEXT is opened
 *     FAULT_COUNT=FILE     how many wishes were counted is written there
 *
 * Standard input, output and error never fail here: whoever is refused something must be able to say so.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { NOTHING, MEMORY, DISK };

static enum kind wanted;
static long at;
static bool stays;
static const char *after;
static atomic_bool counting;
static atomic_long counted;

static bool refuses(enum kind kind) {
    if (kind != wanted || !atomic_load(&counting))
        return false;
    long number = atomic_fetch_add(&counted, 1) + 1;
    return at && (number == at || (stays && number > at));
}

static void opened(const char *path) {
    if (after && path && strstr(path, after))
        atomic_store(&counting, true);
}

__attribute__((constructor)) static void begin(void) {
    const char *kind = getenv("FAULT_KIND"), *number = getenv("FAULT_AT");
    wanted = !kind ? NOTHING : strcmp(kind, "memory") == 0 ? MEMORY : DISK;
    at = number ? atol(number) : 0;
    stays = getenv("FAULT_ON");
    after = getenv("FAULT_AFTER");
    atomic_store(&counting, !after);
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_COUNT");
    wanted = NOTHING;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%ld\n", atomic_load(&counted));
    fclose(file);
}

/* ---- memory: glibc's own functions are called by their other names, so that nothing goes round in a circle */

void *__libc_malloc(size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static void *none(void) {
    errno = ENOMEM;
    return NULL;
}

void *aligned_alloc(size_t alignment, size_t size) { return refuses(MEMORY) ? none() : __libc_memalign(alignment, size); }
void *malloc(size_t size) { return refuses(MEMORY) ? none() : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return refuses(MEMORY) ? none() : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return refuses(MEMORY) ? none() : __libc_realloc(old, size); }

/* ---- disk */

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static bool refuses_file(int handle, int code) {
    if (handle <= STDERR_FILENO || !refuses(DISK))
        return false;
    errno = code;
    return true;
}

static bool refuses_path(const char *path, int code) {
    opened(path);
    if (!refuses(DISK))
        return false;
    errno = code;
    return true;
}

/* The mode is there only when a file may be made. */
#define OPEN(name)                                                                                    \
    int name(const char *path, int flags, ...) {                                                      \
        va_list arguments;                                                                            \
        va_start(arguments, flags);                                                                   \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;                  \
        va_end(arguments);                                                                            \
        return refuses_path(path, EIO) ? -1 : REAL(name)(path, flags, mode);                          \
    }
OPEN(open)
OPEN(open64)

#define OPEN_STREAM(name) \
    FILE *name(const char *path, const char *mode) { return refuses_path(path, EIO) ? NULL : REAL(name)(path, mode); }
OPEN_STREAM(fopen)
OPEN_STREAM(fopen64)

DIR *opendir(const char *path) { return refuses_path(path, EIO) ? NULL : REAL(opendir)(path); }

ssize_t read(int f, void *b, size_t n) { return refuses_file(f, EIO) ? -1 : REAL(read)(f, b, n); }
ssize_t pread(int f, void *b, size_t n, off_t o) { return refuses_file(f, EIO) ? -1 : REAL(pread)(f, b, n, o); }
ssize_t pread64(int f, void *b, size_t n, off64_t o) { return refuses_file(f, EIO) ? -1 : REAL(pread64)(f, b, n, o); }
ssize_t write(int f, const void *b, size_t n) { return refuses_file(f, ENOSPC) ? -1 : REAL(write)(f, b, n); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return refuses_file(f, ENOSPC) ? -1 : REAL(pwrite)(f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) { return refuses_file(f, ENOSPC) ? -1 : REAL(pwrite64)(f, b, n, o); }
int fsync(int f) { return refuses_file(f, EIO) ? -1 : REAL(fsync)(f); }
int fdatasync(int f) { return refuses_file(f, EIO) ? -1 : REAL(fdatasync)(f); }
int ftruncate(int f, off_t n) { return refuses_file(f, EIO) ? -1 : REAL(ftruncate)(f, n); }
int ftruncate64(int f, off64_t n) { return refuses_file(f, EIO) ? -1 : REAL(ftruncate64)(f, n); }
int rename(const char *a, const char *b) { return refuses_path(a, EIO) ? -1 : REAL(rename)(a, b); }
int mkdir(const char *path, mode_t mode) { return refuses_path(path, ENOSPC) ? -1 : REAL(mkdir)(path, mode); }
int unlink(const char *path) { return refuses_path(path, EIO) ? -1 : REAL(unlink)(path); }
