#include <criterion/criterion.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/region.h"

/* A list whose links are addresses. */
struct link { struct link *next; int number; };

static char path[64];

static bool begin(void) {
    struct error error = {{0}};
    snprintf(path, sizeof path, "/tmp/photofinish-region-%d", (int)getpid());
    if (region_begin(&error) != OK)
        cr_skip_test("%s", error.text);
    return true;
}

static struct link *make_links(int count) {
    struct link *first = NULL;
    for (int number = count; number > 0; number--) {
        struct link *link = MEMORY_NEW(1, struct link);
        *link = (struct link){first, number};
        first = link;
    }
    return first;
}

static void write_links(int count) {
    begin();
    struct link *first = make_links(count);
    region_end();
    cr_assert_eq(region_write(path, STR("key"), first, NULL), OK);
    region_close();
}

static long file_size(void) {
    struct stat about;
    return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

Test(region, what_was_recorded_lies_where_it_lay) {
    write_links(10000);
    const struct link *link = region_take(path, STR("key"));
    cr_assert(link);
    int sum = 0;
    for (; link; link = link->next)
        sum += link->number;
    cr_expect_eq(sum, 10000 * 10001 / 2);
    region_close();
    unlink(path);
}

Test(region, two_recordings_of_the_same_are_the_same_bytes) {
    write_links(5000);
    char first[80], command[256];
    snprintf(first, sizeof first, "%s.first", path);
    rename(path, first);
    write_links(5000);
    snprintf(command, sizeof command, "cmp -s %s %s", first, path);
    cr_expect_eq(system(command), 0);
    unlink(first);
    unlink(path);
}

Test(region, what_is_taken_may_change_grow_and_be_freed_and_the_file_stays) {
    begin();
    char *text = memory_copy("as it was");
    region_end();
    cr_assert_eq(region_write(path, STR("key"), text, NULL), OK);
    region_close();
    for (int round = 0; round < 2; round++) {
        text = region_take(path, STR("key"));
        cr_assert_str_eq(text, "as it was");
        strcpy(text, "changed");
        char *longer = memory_more(text, 1000 * 1000);
        cr_expect_str_eq(longer, "changed");
        cr_expect(!region_has(longer) && region_has(text));
        memory_free(longer);
        memory_free(text);
        region_close();
    }
    unlink(path);
}

Test(region, what_is_freed_takes_no_room_in_the_file_and_is_used_again) {
    begin();
    enum { SIZE = 4 * 1024 * 1024 };
    char *freed = memset(memory_new(1, SIZE), 'x', SIZE);
    int *kept = MEMORY_NEW(1, int);
    memory_free(freed);
    char *again = memory_new(1, 1000);
    cr_expect(again >= freed && again < freed + SIZE);
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(again[i], 0, "what was freed is zero again");
    region_end();
    cr_assert_eq(region_write(path, STR("key"), kept, NULL), OK);
    region_close();
    cr_expect_lt(file_size(), SIZE / 4);
    unlink(path);
}

Test(region, another_key_takes_nothing) {
    write_links(3);
    cr_expect_null(region_take(path, STR("kez")));
    cr_expect_null(region_take(path, STR("key and more")));
    cr_expect_null(region_take(path, (str){0}));
    cr_expect(region_take(path, STR("key")));
    region_close();
    unlink(path);
}

Test(region, a_file_that_is_not_whole_takes_nothing) {
    write_links(10000);
    for (long size = file_size(); size >= 0; size -= 7919) {
        cr_assert_eq(truncate(path, size - 1 < 0 ? 0 : size - 1), 0);
        cr_expect_null(region_take(path, STR("key")), "%ld bytes", size - 1);
    }
    unlink(path);
    cr_expect_null(region_take(path, STR("key")), "no file");
}

Test(region, a_head_that_lies_takes_nothing) {
    for (size_t byte = 0; byte < 48; byte++) {
        write_links(100);
        int file = open(path, O_RDWR);
        unsigned char was;
        cr_assert_eq(pread(file, &was, 1, (off_t)byte), 1);
        was ^= 0x80;
        cr_assert_eq(pwrite(file, &was, 1, (off_t)byte), 1);
        close(file);
        bool may_be_true = (byte >= 24 && byte < 26) || (byte >= 33 && byte < 35);   /* another root, or more zeros behind the last page */
        if (!may_be_true)
            cr_expect_null(region_take(path, STR("key")), "byte %zu", byte);
        region_close();
        unlink(path);
    }
}

Test(region, a_file_that_others_may_write_is_not_trusted) {
    write_links(3);
    for (unsigned mode = 0; mode < 2; mode++) {
        chmod(path, mode ? 0620 : 0602);
        cr_expect_null(region_take(path, STR("key")));
    }
    chmod(path, 0644);
    cr_expect(region_take(path, STR("key")));
    region_close();
    if (geteuid() == 0) {   /* a stranger's is not, either */
        cr_assert_eq(chown(path, 12345, 12345), 0);
        cr_expect_null(region_take(path, STR("key")));
    }
    unlink(path);
}

Test(region, there_is_one_at_a_time) {
    struct error error = {{0}};
    write_links(3);
    cr_assert(region_take(path, STR("key")));
    cr_expect_null(region_take(path, STR("key")));
    cr_expect_neq(region_begin(&error), OK);
    cr_expect(strstr(error.text, "is taken"));
    region_close();
    unlink(path);
}
