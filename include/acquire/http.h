/*
 * A stored HTTP/1.x response: its head, its header fields, and its body without transfer and content codings (RFC 9110, RFC 9112).
 */
#ifndef PHOTOFINISH_ACQUIRE_HTTP_H
#define PHOTOFINISH_ACQUIRE_HTTP_H

#include "base/error.h"
#include "base/str.h"

struct http_response {
    int status;      /* 200 … */
    str head;        /* status line and header fields */
    str body;        /* as it was sent */
    bool was_coded;  /* http_body took a coding off */
};

/* False when bytes do not begin like a response. */
bool http_parse(str bytes, struct http_response *response);

/* The value of the first field of that name in lines of fields (also of other heads than HTTP's); empty when there is none. A value
 * that is continued on further lines is given up to the end of the last, line ends included. */
str http_field(str head, const char *name);

/* The media type without parameters: "text/html" of "Text/HTML; charset=x" is equal to it ignoring case. */
str http_media_type(str content_type);

/* The body with chunks joined and gzip, deflate, zstd and br undone, at most limit bytes. Archives often store bodies with the codings
 * already undone and the fields left: what does not look coded is taken as it is. FAILED_INPUT with the reason for what is cut
 * short, too large or coded otherwise. Borrows where nothing was coded, else lives in the arena. */
enum status http_body(struct http_response *response, size_t limit, struct arena *arena, str *body, struct error *error);

#endif
