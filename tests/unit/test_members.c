#include <criterion/criterion.h>

#include "../../src/pipeline/reconcile_members.h"

/* Adds count claims about the race, spread over so many athletes and documents, the last first or the first first. */
static void add_claims(struct members *members, int64_t race, uint32_t count, uint32_t athletes, uint32_t documents, bool backwards) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = backwards ? count - 1 - i : i;
        struct membership member = {.race = race, .claim = (race * 1000000 + number + 1) << MEMBER_BITS, .group = number % athletes,
                                    .document = number % documents};
        cr_assert_eq(members_add(members, &member, NULL), OK);
    }
}

static const struct { const char *why; uint32_t count, athletes, documents, parts; } races[] = {
    {"a small race is one part", 10, 3, 5, 1},
    {"a race that just fits", PART_CLAIMS, 7, 50, 1},
    {"one claim too many: athletes stay together", PART_CLAIMS + 1, 3, 50, 2},
    {"one athlete of whom too much is said: documents stay together", 2 * PART_CLAIMS, 1, 60, 3},
    {"one document that says too much", 2 * PART_CLAIMS + 1, 1, 1, 3},
};

Test(members, a_race_is_parted_between_athletes_only_when_it_is_too_large) {
    for (size_t i = 0; i < sizeof races / sizeof *races; i++)
        for (int backwards = 0; backwards < 2; backwards++) {
            struct members *members = members_open();
            add_claims(members, 7, races[i].count, races[i].athletes, races[i].documents, backwards);
            add_claims(members, 8, 1, 1, 1, false);
            cr_assert_eq(members_finish(members, NULL), OK);
            struct race_part part;
            bool more = true;
            uint32_t parts = 0, claims = 0, last_group = UINT32_MAX;
            while (members_next(members, &part, &more, NULL) == OK && more && part.race == 7) {
                cr_expect_eq(part.part, parts, "%s", races[i].why);
                cr_expect_eq(part.is_whole, races[i].parts == 1, "%s", races[i].why);
                cr_expect(races[i].athletes == 1 || part.items[0].group != last_group, "%s: an athlete is torn in two", races[i].why);
                last_group = part.items[part.count - 1].group;
                claims += part.count;
                parts++;
            }
            cr_expect_eq(parts, races[i].parts, "%s: hoped for %u parts, got %u", races[i].why, races[i].parts, parts);
            cr_expect_eq(claims, races[i].count, "%s: hoped for %u claims, got %u", races[i].why, races[i].count, claims);
            cr_expect(more && part.race == 8 && part.is_whole && part.part == 0, "%s: the next race", races[i].why);
            cr_expect(members_next(members, &part, &more, NULL) == OK && !more);
            members_close(members);
        }
}
