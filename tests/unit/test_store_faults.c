/* The store when the disk fails, the process dies, and both. */
#include <criterion/criterion.h>

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store_story.h"

struct place {
    char folder[64], whole[96], broken[96];
    struct arena arena;
    struct error error;
};

static void place_set(struct place *place) {
    *place = (struct place){0};
    snprintf(place->folder, sizeof place->folder, "/tmp/photofinish-faults-XXXXXX");
    cr_assert(mkdtemp(place->folder));
    snprintf(place->whole, sizeof place->whole, "%s/whole.db", place->folder);
    snprintf(place->broken, sizeof place->broken, "%s/broken.db", place->folder);
    cr_assert_eq(story_tell(place->whole, &place->error), OK, "%s", place->error.text);
}

static void place_clear(struct place *place) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", place->folder);
    cr_assert_eq(system(command), 0);
    arena_close(&place->arena);
}

static void remove_broken(const struct place *place) {
    char journal[128];
    snprintf(journal, sizeof journal, "%s-journal", place->broken);
    unlink(place->broken);
    unlink(journal);
}

/* Told again, the broken file ends as the whole one. */
static void expect_recovery(struct place *place, const char *after) {
    enum status status = story_tell(place->broken, &place->error);
    cr_assert_eq(status, OK, "%s: %s", after, place->error.text);
    str whole = story_read(place->whole, &place->arena), again = story_read(place->broken, &place->arena);
    cr_expect(str_equal(whole, again), "%s:\n%.*s\ninstead of\n%.*s", after, STR_ARG(again), STR_ARG(whole));
}

/* ---- a disk that fails: SQLite's own file system with a counter in front ---- */

static struct {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    struct { const sqlite3_io_methods *real; sqlite3_io_methods ours; } methods[4]; /* files that lock and files that don't */
    int method_count;
    int countdown;   /* operations until one fails; below 0: none does */
    int failures;    /* how many fail from there on; a full disk stays full */
    int code;
} disk;

static bool fails_now(void) {
    if (disk.countdown < 0)
        return false;
    if (disk.countdown > 0) {
        disk.countdown--;
        return false;
    }
    if (disk.failures == 0)
        return false;
    disk.failures--;
    return true;
}

static const sqlite3_io_methods *real_methods(sqlite3_file *file) {
    for (int i = 0; i < disk.method_count; i++)
        if (file->pMethods == &disk.methods[i].ours)
            return disk.methods[i].real;
    abort();
}

static const sqlite3_io_methods *failing_methods(const sqlite3_io_methods *real);

static int disk_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
    return fails_now() ? disk.code : real_methods(file)->xWrite(file, bytes, size, at);
}

static int disk_sync(sqlite3_file *file, int flags) {
    (void)file, (void)flags;   /* nothing here outlives the test: no need to wait for the disk */
    return fails_now() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return fails_now() ? SQLITE_IOERR_TRUNCATE : real_methods(file)->xTruncate(file, size);
}

static const sqlite3_io_methods *failing_methods(const sqlite3_io_methods *real) {
    for (int i = 0; i < disk.method_count; i++)
        if (disk.methods[i].real == real)
            return &disk.methods[i].ours;
    cr_assert(disk.method_count < 4);
    sqlite3_io_methods *ours = &disk.methods[disk.method_count].ours;
    disk.methods[disk.method_count++].real = real;
    *ours = *real;
    ours->xWrite = disk_write;
    ours->xSync = disk_sync;
    ours->xTruncate = disk_truncate;
    return ours;
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    if ((flags & SQLITE_OPEN_MAIN_JOURNAL) && fails_now())
        return SQLITE_CANTOPEN;
    int code = disk.real->xOpen(disk.real, name, file, flags, out);
    if (code == SQLITE_OK && file->pMethods)
        file->pMethods = failing_methods(file->pMethods);
    return code;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    return fails_now() ? SQLITE_IOERR_DELETE : disk.real->xDelete(disk.real, name, sync);
}

static void disk_install(void) {
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "failing";
    disk.vfs.xOpen = disk_open;
    disk.vfs.xDelete = disk_delete;
    disk.countdown = -1;
    sqlite3_vfs_register(&disk.vfs, 1);
}

/* Fails at operation 0, 1, 2 … (later on in longer steps) until the story passes undisturbed. */
static void fail_everywhere(int code, int failures) {
    struct place place;
    place_set(&place);
    disk_install();
    int at = 0, failed = 0;
    for (;; at += 1 + at / 16) {
        remove_broken(&place);
        disk.countdown = at;
        disk.failures = failures;
        disk.code = code;
        enum status status = story_tell(place.broken, &place.error);
        disk.countdown = -1;
        if (status == OK && disk.failures == failures)
            break;
        if (status != OK) {
            failed++;
            cr_expect_eq(status, FAILED_STORE);
            cr_expect(str_find(str_of(place.error.text), STR("broken.db"), 0) < strlen(place.error.text), "%s", place.error.text);
        }
        char after[64];
        snprintf(after, sizeof after, "after a failure at operation %d", at);
        expect_recovery(&place, after);
    }
    cr_expect(failed > 30, "%d failures in %d operations", failed, at);
    place_clear(&place);
}

Test(store_faults, a_disk_that_fails_once_at_any_point_loses_nothing, .timeout = 120) {
    fail_everywhere(SQLITE_IOERR_WRITE, 1);
}

Test(store_faults, a_full_disk_at_any_point_is_told_and_loses_nothing, .timeout = 120) {
    fail_everywhere(SQLITE_FULL, 1000000);
}

/* ---- a process that is killed ---- */

Test(store_faults, killed_at_random_moments_and_told_again_it_ends_as_an_undisturbed_one, .timeout = 120) {
    struct place place;
    place_set(&place);
    int killed = 0;
    unsigned seed = 20240506;
    for (int round = 0; round < 12; round++) {
        remove_broken(&place);
        for (int attempt = 0; attempt < 3; attempt++) {
            pid_t child = fork();
            if (child == 0)
                _exit(story_tell(place.broken, &place.error) == OK ? 0 : 1);
            seed = seed * 1103515245u + 12345u;
            nanosleep(&(struct timespec){0, (long)(seed >> 8) % 40000000}, NULL);
            kill(child, SIGKILL);
            int how;
            waitpid(child, &how, 0);
            killed += WIFSIGNALED(how);
            cr_expect(WIFSIGNALED(how) || WEXITSTATUS(how) == 0, "the child failed");
        }
        expect_recovery(&place, "after a kill");
    }
    cr_expect(killed > 5, "only %d of 36 were caught at work", killed);
    place_clear(&place);
}
