/*
 * Runs a command and prints how long it took and how much memory it held at most, because not every machine has a `time`
 * that knows both:
 *
 *     measure COMMAND ARGUMENT…      seconds TAB processor seconds TAB MiB TAB exit code, on file descriptor 3
 *
 * On a machine that others use too, seconds tell how busy they are; processor seconds tell what the command costs.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    double start = seconds();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    int status = 0;
    struct rusage usage = {0};
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 3;
    double busy = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    dprintf(3, "%.3f\t%.3f\t%.1f\t%d\n", seconds() - start, busy, (double)usage.ru_maxrss / 1024, WIFEXITED(status) ? WEXITSTATUS(status) : 128);
    return 0;
}
