/*
 * Feeds the files of FOLDER/TARGET/ to their targets, each in a process of its own with a limit of time:
 *     replay tests/fuzz/seeds tests/fuzz/found
 */
#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "fuzz.h"

enum { SECONDS_MOST = 60 };

static const char *const names[] = {
#define X(name) #name,
    FUZZ_TARGETS(X)
#undef X
};

static bool survives(const char *target, const char *path) {
    pid_t child = fork();
    if (child == 0) {
        struct arena arena = {0};
        struct error error = {{0}};
        str bytes;
        alarm(SECONDS_MOST);
        if (file_read(path, 0, &bytes, &arena, &error) != OK) {
            fprintf(stderr, "%s\n", error.text);
            _exit(1);
        }
        fuzz_target_of(target)(bytes);
        arena_close(&arena);
        exit(0);
    }
    int ending = 0;
    return child > 0 && waitpid(child, &ending, 0) == child && WIFEXITED(ending) && WEXITSTATUS(ending) == 0;
}

int main(int count, char **arguments) {
    uint32_t passed = 0, failed = 0;
    for (int i = 1; i < count; i++)
        for (size_t t = 0; t < sizeof names / sizeof *names; t++) {
            struct arena arena = {0};
            struct paths paths = {0};
            const char *folder = str_print(&arena, "%s/%s", arguments[i], names[t]).data;
            if (access(folder, R_OK) == 0 && file_list(folder, "", &paths, &arena, NULL) == OK)
                for (uint32_t f = 0; f < paths.count; f++) {
                    bool good = survives(names[t], paths.items[f]);
                    *(good ? &passed : &failed) += 1;
                    if (!good)
                        printf("not ok: %s\n", paths.items[f]);
                    fflush(stdout);
                }
            arena_close(&arena);
        }
    printf("%u passed, %u failed\n", passed, failed);
    return failed || !passed;
}
