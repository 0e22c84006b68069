#include "acquire/http.h"

#include "coding.h"

bool http_parse(str bytes, struct http_response *response) {
    *response = (struct http_response){0};
    int64_t status;
    str line = str_slice(bytes, 0, str_find_char(bytes, '\n', 0));
    if (!str_starts_with(line, STR("HTTP/")))
        return false;
    str_cut(&line, ' ');
    if (!str_to_int(str_slice(str_trim(line), 0, 3), &status) || status < 100)
        return false;
    response->status = (int)status;
    for (size_t at = 0; at < bytes.size;) { /* the head ends at the first empty line */
        size_t end = str_find_char(bytes, '\n', at);
        str field = str_slice(bytes, at, end);
        at = end < bytes.size ? end + 1 : end;
        if (!field.size || str_equal(field, STR("\r"))) {
            response->head = str_slice(bytes, 0, at);
            response->body = str_slice(bytes, at, bytes.size);
            return true;
        }
    }
    response->head = bytes;
    response->body = str_slice(bytes, bytes.size, bytes.size);
    return true;
}

str http_field(str head, const char *name) {
    str line, rest = head;
    while (str_line(&rest, &line)) {
        size_t colon = str_find_char(line, ':', 0);
        if (colon == line.size || !str_equal_ignoring_case(str_trim(str_slice(line, 0, colon)), str_of(name)))
            continue;
        str value = str_slice(line, colon + 1, line.size);
        while (rest.size && (rest.data[0] == ' ' || rest.data[0] == '\t') && str_line(&rest, &line)) /* obsolete folding */
            value.size = (size_t)(line.data + line.size - value.data);
        return str_trim(value);
    }
    return (str){0};
}

str http_media_type(str content_type) {
    return str_trim(str_cut(&content_type, ';'));
}

/* ---- chunks (RFC 9112, 7.1) */

static bool chunk_size(str line, size_t *size) {
    str digits = str_trim(str_cut(&line, ';'));
    *size = 0;
    for (size_t i = 0; i < digits.size; i++) {
        char c = char_lower(digits.data[i]);
        if (!char_is_digit(c) && (c < 'a' || c > 'f'))
            return false;
        *size = *size * 16 + (size_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return digits.size > 0 && digits.size <= 8;
}

enum chunks { NOT_CHUNKED, CHUNKS_JOINED, CHUNKS_BROKEN };

static enum chunks join_chunks(str body, struct arena *arena, str *joined) {
    char *data = arena_alloc(arena, body.size + 1);
    size_t size = 0;
    for (size_t at = 0;;) {
        size_t end = str_find_char(body, '\n', at), chunk;
        if (end == body.size || !chunk_size(str_slice(body, at, end), &chunk))
            return at ? CHUNKS_BROKEN : NOT_CHUNKED;
        at = end + 1;
        if (!chunk)
            break;
        if (chunk > body.size - at)
            return CHUNKS_BROKEN;
        memcpy(data + size, body.data + at, chunk);
        size += chunk;
        at += chunk;
        at += at < body.size && body.data[at] == '\r';
        at += at < body.size && body.data[at] == '\n';
    }
    *joined = (str){data, size};
    return CHUNKS_JOINED;
}

enum status http_body(struct http_response *response, size_t limit, struct arena *arena, str *body, struct error *error) {
    *body = response->body;
    str joined, transfer = http_field(response->head, "Transfer-Encoding"), content = http_field(response->head, "Content-Encoding");
    switch (str_equal_ignoring_case(transfer, STR("chunked")) ? join_chunks(*body, arena, &joined) : NOT_CHUNKED) {
    case CHUNKS_BROKEN:
        return error_set(error, FAILED_INPUT, "the body's chunks are cut short or damaged");
    case CHUNKS_JOINED:
        response->was_coded = true;
        *body = joined;
        break;
    case NOT_CHUNKED:
        break;
    }
    while (content.size) { /* the last coding that was applied is the first to go */
        size_t comma = content.size;
        while (comma && content.data[comma - 1] != ',')
            comma--;
        str name = str_trim(str_slice(content, comma, content.size));
        content = str_slice(content, 0, comma ? comma - 1 : 0);
        if (!name.size || str_equal_ignoring_case(name, STR("identity")) || str_equal_ignoring_case(name, STR("none")))
            continue;
        str before = *body;
        enum status status = coding_undo(name, before, limit, arena, body, error);
        if (status != OK)
            return status;
        response->was_coded |= body->data != before.data;
    }
    return OK;
}
