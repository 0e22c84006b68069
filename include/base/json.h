/*
 * JSON (RFC 8259) that remembers where each value stands, so that text inside a string leads back to its bytes; and a
 * writer whose output depends on nothing but what is written.
 *
 *     struct json *root;
 *     if (json_parse(line, &root, arena, &error) == OK)
 *         str title = json_text(json_member(root, "title"), arena);
 *
 * Our own because no packaged library keeps the position of values, and without it no byte of a JSONL article can be audited.
 */
#ifndef PHOTOFINISH_BASE_JSON_H
#define PHOTOFINISH_BASE_JSON_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/offsets.h"

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
    enum json_type type;
    str raw;             /* the value as written; a string without its quotes, escapes untouched */
    uint32_t start;      /* where raw starts in what was parsed */
    str key;             /* of a member of an object, escapes untouched */
    struct json *child;  /* first element or member */
    struct json *next;   /* next sibling */
};

/* Parses one value that fills text (blanks around it, and a byte order mark before it, are allowed). At most 256 levels deep. Borrows text. */
enum status json_parse(str text, struct json **root, struct arena *arena, struct error *error);

/* NULL when object is NULL, no object, or has no such member; the first of two with the same key. */
struct json *json_member(const struct json *object, const char *key);

/* The string's characters, escapes resolved (a lone surrogate becomes U+FFFD); empty for anything but a string. */
str json_text(const struct json *value, struct arena *arena);

/* The same, appending to map which bytes of what was parsed each byte of the result came from. */
str json_text_mapped(const struct json *value, struct offsets *map, struct arena *arena);

/* The number as a double; fallback when the value is no number. */
double json_number(const struct json *value, double fallback);

/* Writing: a quoted string with what must be escaped escaped. Malformed UTF-8 is written as U+FFFD. */
void json_write_text(struct buffer *out, str text);

/* "key":"text" or "key":null when text.data is NULL; a comma comes first unless the last byte is an opening bracket. */
void json_write_member(struct buffer *out, const char *key, str text);
void json_write_member_int(struct buffer *out, const char *key, int64_t value);
void json_write_member_raw(struct buffer *out, const char *key, const char *raw);

#endif
