/* Rule files for a test, written from strings into a folder of their own. */
#ifndef PHOTOFINISH_TESTS_RULE_FOLDER_H
#define PHOTOFINISH_TESTS_RULE_FOLDER_H

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "rule/check.h"

struct rule_folder { char path[64]; };

static inline struct rule_folder rule_folder_open(void) {
    struct rule_folder folder = {"/tmp/rules-XXXXXX"};
    cr_assert(mkdtemp(folder.path));
    return folder;
}

static inline void rule_folder_write(struct rule_folder *folder, const char *name, str text) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(text.data, 1, text.size, file) == text.size && fclose(file) == 0, "%s", path);
}

static inline void rule_folder_remove(struct rule_folder *folder) {
    DIR *handle = opendir(folder->path);
    for (struct dirent *entry; handle && (entry = readdir(handle));) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", folder->path, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(path);
    }
    if (handle)
        closedir(handle);
    rmdir(folder->path);
}

static inline struct rulebook *rule_folder_load(struct rule_folder *folder) {
    struct rulebook *book;
    struct error error = {0};
    cr_assert(rulebook_load(folder->path, &book, &error) == OK, "%s", error.text);
    return book;
}

static inline void print_failure(void *context, const struct check_failure *failure) {
    (void)context;
    fprintf(stderr, "%.*s: %.*s\n", STR_ARG(failure->place), STR_ARG(failure->message));
}

#endif
