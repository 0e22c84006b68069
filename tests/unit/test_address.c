#include <criterion/criterion.h>

#include "acquire/address.h"

static const struct { const char *text; bool is_public; } addresses[] = {
    {"8.8.8.8", true},         {"192.0.3.1", true},      {"172.32.0.1", true},       {"100.128.0.1", true},      {"2606:4700::1", true},
    {"127.0.0.1", false},      {"127.255.0.9", false},   {"10.1.2.3", false},        {"172.16.0.1", false},      {"172.31.255.255", false},
    {"192.168.1.1", false},    {"169.254.169.254", false}, {"100.64.0.1", false},    {"0.0.0.0", false},         {"224.0.0.1", false},
    {"255.255.255.255", false}, {"198.19.0.1", false},   {"::1", false},             {"::", false},              {"fe80::1", false},
    {"fc00::1", false},        {"fd12::1", false},       {"ff02::1", false},         {"::ffff:10.0.0.1", false}, {"::ffff:8.8.8.8", true},
    {"64:ff9b::7f00:1", false}, {"64:ff9b::808:808", true}, {"2002:7f00:1::", false}, {"2002:808:808::", true},  {"2001:db8::1", false},
    {"2001::1", false},        {"example.org", false},   {"", false},                {"0x7f000001", false},
};

Test(address, of_networks_is_public_or_not) {
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        cr_expect_eq(address_text_is_public(addresses[i].text), addresses[i].is_public, "%s", addresses[i].text);
}

static const struct { const char *address, *outlet; } outlets[] = {
    {"https://www.Example.org/a", "example.org"}, {"http://user:word@news.example.org:8080?a", "news.example.org"}, {"https://[2606::1]:80/", "[2606::1]"},
    {"articles/a.txt", ""}, {"", ""}, {"https://example.org#a@b", "example.org"},
};

Test(address, names_the_outlet) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof outlets / sizeof *outlets; i++) {
        str got = address_outlet(str_of(outlets[i].address), &arena);
        cr_expect(str_equal(got, str_of(outlets[i].outlet)), "%s: %.*s", outlets[i].address, STR_ARG(got));
    }
    arena_close(&arena);
}
