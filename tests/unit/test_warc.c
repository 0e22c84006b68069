#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "acquire/acquire.h"
#include "acquire/digest.h"
#include "acquire/http.h"
#include "base/buffer.h"
#include "base/file.h"

/* ---- archives made here */

static char folder[] = "/tmp/photofinish-warc-XXXXXX";

static void make_folder(void) {
    cr_assert(mkdtemp(folder));
}

static void remove_folder(void) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(warc, .init = make_folder, .fini = remove_folder);

static const char page[] = "<p>Green won the mile.</p>";

/* A record of the type, with a block and further fields. */
static str record(const char *type, const char *uri, const char *fields, str block, struct arena *arena) {
    return str_print(arena,
                     "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-08-07T20:00:00Z\r\n%sContent-Length: %zu\r\n\r\n%.*s\r\n\r\n",
                     type, uri, fields, block.size, STR_ARG(block));
}

/* A response whose body is an article, sent with further fields. */
static str response(const char *uri, const char *http_fields, str body, struct arena *arena) {
    struct buffer block = {0};
    buffer_print(&block, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%s\r\n", http_fields);
    buffer_add(&block, body);
    struct buffer whole = {0};
    buffer_print(&whole, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2024-08-07T20:00:00Z\r\n"
                 "Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n\r\n", uri, block.size);
    buffer_add(&whole, buffer_str(&block));
    buffer_add(&whole, STR("\r\n\r\n"));
    str result = str_copy(buffer_str(&whole), arena);
    buffer_close(&block);
    buffer_close(&whole);
    return result;
}

static char *put(const char *name, str bytes, struct arena *arena) {
    char *path = (char *)str_print(arena, "%s/%s", folder, name).data;
    struct error error = {0};
    cr_assert(file_write(path, bytes, &error) == OK, "%s", error.text);
    return path;
}

/* Each record as a gzip member of its own; damage: the record whose member gets a byte turned over, or -1. */
static char *pack(const char *name, const str *records, int count, int damage, struct arena *arena) {
    char *path = (char *)str_print(arena, "%s/%s", folder, name).data;
    for (int i = 0; i < count; i++) {
        char *plain = put("record", records[i], arena);
        cr_assert_eq(system(str_print(arena, "gzip -9 -c %s > %s/member", plain, folder).data), 0);
        str member;
        struct error error = {0};
        cr_assert(file_read(str_print(arena, "%s/member", folder).data, 0, &member, arena, &error) == OK);
        if (i == damage)
            ((char *)member.data)[member.size / 2] ^= 0x55;
        put("member", member, arena);
        cr_assert_eq(system(str_print(arena, "cat %s/member >> %s", folder, path).data), 0);
    }
    return path;
}

static str listing(char *path, struct arena *arena) {
    struct inputs *inputs;
    struct error error = {0};
    str out = STR("");
    cr_assert(inputs_open(&path, 1, NULL, &inputs, &error) == OK);
    for (;;) {
        struct document document;
        enum input_step step = inputs_next(inputs, arena, &document, &error);
        if (step == INPUT_END)
            break;
        str told = step == INPUT_DOCUMENT ? str_print(arena, "%.*s %.*s", STR_ARG(document.name), STR_ARG(document.bytes)) : str_of(error.text);
        told = str_slice(told, str_starts_with(told, str_of(path)) ? strlen(path) : 0, told.size);
        out = str_print(arena, "%.*s%s%.*s|", STR_ARG(out), step == INPUT_TROUBLE ? "!" : "", STR_ARG(told));
    }
    inputs_close(inputs);
    return out;
}

static void expect(str got, const char *hoped) {
    cr_expect(str_equal(got, str_of(hoped)), "\nhoped %s\ngot   %.*s", hoped, STR_ARG(got));
}

static str join(const str *records, int count, struct arena *arena) {
    str all = STR("");
    for (int i = 0; i < count; i++)
        all = str_print(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(records[i]));
    return all;
}

/* ---- what they give */

Test(warc, a_response_is_a_document_that_knows_where_it_stands) {
    struct arena arena = {0};
    str bytes = response("https://www.example.org/a", "", str_of(page), &arena);
    char *path = put("a.warc", bytes, &arena);
    struct inputs *inputs;
    struct error error = {0};
    struct document document;
    cr_assert(inputs_open(&path, 1, NULL, &inputs, &error) == OK);
    cr_assert(inputs_next(inputs, &arena, &document, &error) == INPUT_DOCUMENT, "%s", error.text);
    expect(document.uri, "https://www.example.org/a");
    expect(document.source, "example.org");
    expect(document.retrieved, "2024-08-07T20:00:00Z");
    expect(document.content_type, "text/html; charset=utf-8");
    expect(document.bytes, page);
    cr_assert_eq(document.format, FORMAT_HTML);
    expect(str_slice(bytes, document.file_offset, document.file_offset + document.bytes.size), page);
    cr_assert(inputs_next(inputs, &arena, &document, &error) == INPUT_END);
    inputs_close(inputs);
    arena_close(&arena);
}

Test(warc, only_records_with_articles_give_documents) {
    struct arena arena = {0};
    str not_found = STR("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.");
    str picture = STR("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG");
    str rules = STR("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *");
    const char *http = "Content-Type: application/http\r\n";
    str records[] = {
        record("warcinfo", "", "", STR("software: none"), &arena),
        record("request", "https://example.org/", http, STR("GET / HTTP/1.1\r\n\r\n"), &arena),
        record("response", "https://example.org/404", http, not_found, &arena),
        record("response", "https://example.org/a.png", http, picture, &arena),
        record("response", "https://example.org/robots.txt", http, rules, &arena),
        record("revisit", "https://example.org/again", http, STR("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), &arena),
        record("resource", "file:///a.txt", "Content-Type: text/plain\r\n", STR("Green won."), &arena),
        record("conversion", "https://example.org/b", "Content-Type: text/plain\r\n", STR("Webb won."), &arena),
        record("resource", "https://example.org/c.json", "Content-Type: application/json\r\n", STR("{\"text\": \"Fell won.\"}"), &arena),
        record("resource", "https://example.org/d.json", "Content-Type: application/json\r\n", STR("{\"a\": 1}"), &arena),
    };
    expect(listing(put("a.warc", join(records, 10, &arena), &arena), &arena), "#7 Green won.|#8 Webb won.|#9 {\"text\": \"Fell won.\"}|");
    expect(listing(pack("a.warc.gz", records, 10, -1, &arena), &arena), "#7 Green won.|#8 Webb won.|#9 {\"text\": \"Fell won.\"}|");
    arena_close(&arena);
}

Test(warc, damage_costs_its_record_and_no_other) {
    struct arena arena = {0};
    str records[] = {response("https://example.org/1", "", STR("<p>One."), &arena), response("https://example.org/2", "", STR("<p>Two."), &arena),
                     response("https://example.org/3", "", STR("<p>Three."), &arena)};
    char *packed = pack("damaged.warc.gz", records, 3, 1, &arena);
    str told = listing(packed, &arena);
    cr_expect(str_starts_with(told, STR("#1 <p>One.|!#2: ")) && str_ends_with(told, STR("|#3 <p>Three.|")), "%.*s", STR_ARG(told));

    ((char *)records[1].data)[str_find(records[1], STR("Length: "), 0) + 8] = '1'; /* 16 for 66: too short */
    told = listing(put("length.warc", join(records, 3, &arena), &arena), &arena);
    cr_expect(str_starts_with(told, STR("#1 <p>One.|!#2: ")) && str_find(told, STR("another length than it says"), 0) < told.size &&
              str_ends_with(told, STR("|#3 <p>Three.|")), "%.*s", STR_ARG(told));

    ((char *)records[1].data)[str_find(records[1], STR("Length: "), 0) + 8] = '9'; /* 96: it ends inside the next record */
    told = listing(put("long.warc", join(records, 3, &arena), &arena), &arena);
    cr_expect(str_starts_with(told, STR("#1 <p>One.|!#2: ")) && str_ends_with(told, STR("|#3 <p>Three.|")), "%.*s", STR_ARG(told));

    str whole = join(records, 1, &arena);
    expect(listing(put("cut.warc", str_slice(whole, 0, whole.size - 9), &arena), &arena), "!#1: the record at byte 0 is cut short; it is skipped|");
    expect(listing(put("head.warc", str_slice(whole, 0, 60), &arena), &arena),
           "!#1: the record at byte 0 has no complete head with WARC-Type and Content-Length; it is skipped|");
    arena_close(&arena);
}

Test(warc, what_is_too_large_is_passed_over) {
    struct arena arena = {0};
    struct buffer body = {0};
    for (int i = 0; i < (2 << 20); i++)
        buffer_add_char(&body, 'x');
    str records[] = {response("https://example.org/1", "", buffer_str(&body), &arena), response("https://example.org/2", "", STR("<p>Two."), &arena)};
    char *path = put("large.warc", join(records, 2, &arena), &arena);
    struct inputs *inputs;
    struct input_options options = {.largest = 1 << 20};
    struct error error = {0};
    struct document document;
    cr_assert(inputs_open(&path, 1, &options, &inputs, &error) == OK);
    cr_assert(inputs_next(inputs, &arena, &document, &error) == INPUT_TROUBLE);
    cr_expect(strstr(error.text, "#1: https://example.org/1: a record of 2 MiB"), "%s", error.text);
    cr_assert(inputs_next(inputs, &arena, &document, &error) == INPUT_DOCUMENT);
    inputs_close(inputs);
    buffer_close(&body);
    arena_close(&arena);
}

static const struct { const char *label; enum digest_check check; } digests[] = {
    /* of the page above, by sha1sum and base32 */
    {"sha1:BASE32", DIGEST_UNKNOWN},
    {"sha1:4IXDH3CWPVZ6YSWTR35ND7Y57KIXAKJN", DIGEST_AGREES},
    {"SHA-1:e22e33ec567d73ec4ad38efad1ff1dfa9170292d", DIGEST_AGREES},
    {"sha1:4i4z7FZ9c-xK04760f8d-pFwKS0=", DIGEST_AGREES},
    {"sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", DIGEST_DIFFERS},
    {"sha256:5d2240f3a315674798c0580c1dcdc5477ca4099cbf9865e7a81bdf0583a8375e", DIGEST_AGREES},
    {"md5:a01e7f75a86de6efc5ed1ad86013cdf9", DIGEST_AGREES},
    {"crc32:12345678", DIGEST_UNKNOWN},
    {"", DIGEST_UNKNOWN},
};

Test(warc, digests_are_read_in_every_alphabet) {
    for (size_t i = 0; i < sizeof digests / sizeof *digests; i++)
        cr_expect_eq(digest_check(str_of(digests[i].label), str_of(page)), digests[i].check, "%s", digests[i].label);
    struct arena arena = {0};
    cr_expect_eq(digest_check(digest_label(STR("x"), &arena), STR("x")), DIGEST_AGREES);
    arena_close(&arena);
}

Test(warc, a_record_that_differs_from_its_digest_is_refused) {
    struct arena arena = {0};
    str block = STR("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Green won the mile.</p>");
    const char *http = "Content-Type: application/http\r\nWARC-Payload-Digest: sha1:%s\r\nWARC-Block-Digest: %s\r\n";
    str good = digest_label(block, &arena), other = digest_label(STR("other"), &arena);
    const char *payload = "4IXDH3CWPVZ6YSWTR35ND7Y57KIXAKJN";
    str records[] = {
        record("response", "https://example.org/1", str_print(&arena, http, payload, good.data).data, block, &arena),
        record("response", "https://example.org/2", str_print(&arena, http, payload, other.data).data, block, &arena),
        record("response", "https://example.org/3", str_print(&arena, http, other.data + 5, good.data).data, block, &arena),
    };
    expect(listing(put("a.warc", join(records, 3, &arena), &arena), &arena),
           "#1 <p>Green won the mile.</p>|!#2: https://example.org/2: differs from its block digest; it is skipped|"
           "!#3: https://example.org/3: differs from its payload digest; it is skipped|");
    arena_close(&arena);
}

/* ---- bodies */

#define BYTES(literal) {literal, sizeof(literal) - 1}

static const struct { const char *shows, *fields; str body; const char *gives, *trouble; } bodies[] = {
    {"as it is", "", BYTES("<p>Green won the mile.</p>"), page, NULL},
    {"chunks", "Transfer-Encoding: chunked\r\n", BYTES("8;x=1\r\n<p>Green\r\n12\r\n won the mile.</p>\r\n0\r\nTrailer: x\r\n\r\n"), page, NULL},
    {"chunks already joined", "Transfer-Encoding: chunked\r\n", BYTES("<p>Green won the mile.</p>"), page, NULL},
    {"chunks cut short", "Transfer-Encoding: chunked\r\n", BYTES("8\r\n<p>Green\r\n12\r\n won"), NULL, "chunks"},
    {"deflate", "Content-Encoding: deflate\r\n",
     BYTES("\x78\xda\xb3\x29\xb0\x73\x2f\x4a\x4d\xcd\x53\x28\xcf\xcf\x53\x28\xc9\x48\x55\xc8\xcd\xcc\x49\xd5\xb3\xd1\x2f\xb0\x03\x00\x79\x0a\x08\xbf"), page, NULL},
    {"bare deflate", "Content-Encoding: deflate\r\n",
     BYTES("\xb3\x29\xb0\x73\x2f\x4a\x4d\xcd\x53\x28\xcf\xcf\x53\x28\xc9\x48\x55\xc8\xcd\xcc\x49\xd5\xb3\xd1\x2f\xb0\x03\x00"), page, NULL},
    {"gzip", "content-encoding:  GZIP\r\n",
     BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\xb0\x73\x2f\x4a\x4d\xcd\x53\x28\xcf\xcf\x53\x28\xc9\x48"
           "\x55\xc8\xcd\xcc\x49\xd5\xb3\xd1\x2f\xb0\x03\x00\xd6\x25\xf4\x7f\x1a\x00\x00\x00"), page, NULL},
    {"gzip in chunks", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
     BYTES("\x61\x0d\x0a\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x0d\x0a\x32\x34\x0d\x0a\xb3\x29\xb0\x73\x2f\x4a\x4d"
           "\xcd\x53\x28\xcf\xcf\x53\x28\xc9\x48\x55\xc8\xcd\xcc\x49\xd5\xb3\xd1\x2f\xb0\x03\x00\xd6\x25\xf4\x7f\x1a"
           "\x00\x00\x00\x0d\x0a\x30\x0d\x0a\x0d\x0a"), page, NULL},
    {"gzip already undone", "Content-Encoding: gzip\r\n", BYTES("<p>Green won the mile.</p>"), page, NULL},
    {"gzip cut short", "Content-Encoding: gzip\r\n",
     BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\xb0\x73\x2f\x4a\x4d\xcd\x53\x28\xcf\xcf\x53\x28\xc9\x48"
           "\x55\xc8\xcd\xcc\x49\xd5\xb3\xd1"), NULL, "cut short"},
    {"zstd", "Content-Encoding: zstd\r\n",
     BYTES("\x28\xb5\x2f\xfd\x04\x68\xd1\x00\x00\x3c\x70\x3e\x47\x72\x65\x65\x6e\x20\x77\x6f\x6e\x20\x74\x68\x65\x20"
           "\x6d\x69\x6c\x65\x2e\x3c\x2f\x70\x3e\xd0\xc3\x0a\x26"), page, NULL},
    {"twice", "Content-Encoding: identity, gzip, gzip\r\n",
     BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x93\xef\xe6\x60\x00\x01\x26\xe6\xcd\x9a\x1b\x8a\xf5\xbd\x7c\xcf"
           "\x06\x6b\x9c\x3f\x1f\xac\x71\xd2\x23\xf4\xc4\xd9\x33\x9e\x57\x37\x5f\xd4\xdf\xc0\xcc\x70\x4d\xf5\x4b\xbd"
           "\x14\x50\x15\x00\x5f\xfb\x58\xb2\x2e\x00\x00\x00"), page, NULL},
    {"br", "Content-Encoding: br\r\n",
     BYTES("\x8b\x0c\x80\x3c\x70\x3e\x47\x72\x65\x65\x6e\x20\x77\x6f\x6e\x20\x74\x68\x65\x20\x6d\x69\x6c\x65\x2e\x3c\x2f\x70\x3e\x03"), page, NULL},
    {"br already undone", "Content-Encoding: br\r\n", BYTES("<p>Green won the mile.</p>"), page, NULL},
    {"br cut short", "Content-Encoding: br\r\n", BYTES("\x8b\x0c\x80\x3c\x70\x3e\x47\x72\x65\x65\x6e\x20\x77"), NULL, "cut short"},
    {"unknown", "Content-Encoding: compress\r\n", BYTES("xyz"), NULL, "\"compress\""},
};

Test(warc, bodies_lose_their_codings) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct buffer bytes = {0};
        buffer_print(&bytes, "HTTP/1.1 200 OK\r\n%s\r\n", bodies[i].fields);
        buffer_add(&bytes, bodies[i].body);
        struct http_response sent;
        struct error error = {0};
        str body = {0};
        cr_assert(http_parse(buffer_str(&bytes), &sent));
        enum status status = http_body(&sent, 1000, &arena, &body, &error);
        cr_expect_eq(status == OK, bodies[i].gives != NULL, "%s: %s", bodies[i].shows, error.text);
        if (bodies[i].gives)
            cr_expect(str_equal(body, str_of(bodies[i].gives)), "%s: got \"%.*s\"", bodies[i].shows, STR_ARG(body));
        else
            cr_expect(strstr(error.text, bodies[i].trouble), "%s: %s", bodies[i].shows, error.text);
        buffer_close(&bytes);
    }
    arena_close(&arena);
}

Test(warc, a_body_that_unpacks_without_end_is_refused) {
    struct arena arena = {0};
    struct http_response sent = {.head = STR("Content-Encoding: gzip\r\n")};
    char *zeros = arena_alloc(&arena, 4 << 20);
    char *path = put("zeros", (str){zeros, 4 << 20}, &arena);
    cr_assert_eq(system(str_print(&arena, "gzip %s", path).data), 0);
    struct error error = {0};
    cr_assert(file_read(str_print(&arena, "%s.gz", path).data, 0, &sent.body, &arena, &error) == OK);
    str body;
    cr_assert_eq(http_body(&sent, 1 << 20, &arena, &body, &error), FAILED_INPUT);
    cr_expect(strstr(error.text, "more than 1 MiB"), "%s", error.text);
    arena_close(&arena);
}
