#include "acquire/warc_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "acquire/digest.h"
#include "acquire/http.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/table.h"

enum { BLOCK = 256 * 1024, HEAD_KEPT = 64 * 1024, ID_SIZE = 48, DATE_SIZE = 32 };

static const char complete_mark[] = "photofinish-fetch: complete\r\n";

struct warc_writer {
    int handle;
    char *path;
    uint32_t run;          /* how often the file says that a run was completed */
    struct arena arena;
    struct table known;    /* address → struct warc_known */
};

/* ---- what the file holds already */

static void remember(struct warc_writer *w, str address, struct warc_known known) {
    struct warc_known **slot = (struct warc_known **)table_slot(&w->known, str_copy(address, &w->arena), &w->arena);
    if (!*slot)
        *slot = ARENA_NEW(&w->arena, struct warc_known);
    **slot = (struct warc_known){
        .etag = str_copy(known.etag, &w->arena),
        .modified = str_copy(known.modified, &w->arena),
        .date = str_copy(known.date, &w->arena),
        .payload_digest = str_copy(known.payload_digest, &w->arena),
        .run = w->run,
    };
}

/* The beginning of one record, enough for its head and that of its response. */
static void take_up_record(struct warc_writer *w, str record) {
    struct http_response response;
    size_t end = str_find(record, STR("\r\n\r\n"), 0);
    str head = str_slice(record, 0, end), block = str_slice(record, end + 4, record.size), type = http_field(head, "WARC-Type");
    if (str_equal(type, STR("metadata")) && str_starts_with(block, str_of(complete_mark)))
        w->run++;
    bool answers = str_equal(type, STR("response")) || str_equal(type, STR("revisit"));
    if (!answers || !http_parse(block, &response) || (response.status / 100 != 2 && response.status != 304))
        return;
    str address = http_field(head, "WARC-Target-URI");
    const struct warc_known *before = table_find(&w->known, address);
    struct warc_known known = {
        .etag = http_field(response.head, "ETag"),
        .modified = http_field(response.head, "Last-Modified"),
        .date = http_field(head, "WARC-Date"),
        .payload_digest = http_field(head, "WARC-Payload-Digest"),
    };
    if (response.status == 304 && before) /* it confirms what was known */
        known = *before;
    remember(w, address, known);
}

/* What stands in the file: where its last whole member ends, and what is wrong with it. */
struct findings {
    off_t good;
    bool unreadable, damaged, foreign;
};

static struct findings take_up(struct warc_writer *w) {
    unsigned char *in = memory_more(NULL, BLOCK), *out = memory_more(NULL, BLOCK);
    struct buffer head = {0};
    struct findings found = {0};
    z_stream z = {0};
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        memory_none(0);
    ssize_t got = 0;
    for (off_t at = 0; !found.damaged && !found.foreign && (got = pread(w->handle, in, BLOCK, at)) > 0; at += got) {
        z.next_in = in;
        z.avail_in = (uInt)got;
        while (z.avail_in && !found.damaged && !found.foreign) {
            z.next_out = out;
            z.avail_out = BLOCK;
            int code = inflate(&z, Z_NO_FLUSH);
            size_t made = BLOCK - z.avail_out, room = HEAD_KEPT - head.size;
            buffer_add(&head, (str){(char *)out, made < room ? made : room});
            found.damaged = code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR;
            if (code != Z_STREAM_END)
                continue;
            found.foreign = !str_starts_with(buffer_str(&head), STR("WARC/"));
            take_up_record(w, buffer_str(&head));
            buffer_clear(&head);
            found.good = at + (got - (ssize_t)z.avail_in);
            inflateReset(&z);
        }
    }
    found.unreadable = got < 0;
    inflateEnd(&z);
    buffer_close(&head);
    memory_free(in);
    memory_free(out);
    return found;
}

/* Reads what is there, and cuts off a member that was half written when somebody was killed. Nothing else is ever cut off. */
static enum status prepare(struct warc_writer *w, struct error *error) {
    if (flock(w->handle, LOCK_EX | LOCK_NB) != 0)
        return error_set(error, FAILED_SYSTEM, "%s: another process writes to it; wait until it is done, or name another file", w->path);
    struct findings found = take_up(w);
    if (found.foreign || (found.damaged && !found.good))
        return error_set(error, FAILED_INPUT, "%s: is no WARC file with gzip members; name another file", w->path);
    if (found.damaged)
        return error_set(error, FAILED_INPUT, "%s: is damaged behind byte %lld and is left as it is; name another file", w->path,
                         (long long)found.good);
    if (found.unreadable || ftruncate(w->handle, found.good) != 0)
        return error_set(error, FAILED_SYSTEM, "%s: %s", w->path, file_reason(errno));
    return OK;
}

enum status warc_writer_open(const char *path, struct warc_writer **writer, struct error *error) {
    if (!str_ends_with(str_of(path), STR(".warc.gz")))
        return error_set(error, FAILED_INPUT, "%s: the file for what is fetched must be named something.warc.gz", path);
    struct warc_writer *w = MEMORY_NEW(1, struct warc_writer);
    w->path = memory_copy(path);
    w->handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    enum status status = w->handle < 0 ? error_set(error, FAILED_SYSTEM, "%s: %s", path, file_reason(errno)) : prepare(w, error);
    if (status == OK)
        *writer = w;
    else
        warc_writer_close(w);
    return status;
}

void warc_writer_close(struct warc_writer *w) {
    if (!w)
        return;
    if (w->handle >= 0)
        close(w->handle);
    arena_close(&w->arena);
    memory_free(w->path);
    memory_free(w);
}

const struct warc_known *warc_writer_known(const struct warc_writer *w, str address) {
    return table_find(&w->known, address);
}

bool warc_writer_has_already(const struct warc_writer *w, const struct warc_known *known) {
    return known->run == w->run;
}

bool warc_writer_is_payload(const struct warc_known *known, str body) {
    return digest_check(known->payload_digest, body) == DIGEST_AGREES;
}

/* ---- records */

/* A random UUID, version 4 (RFC 9562). */
static void print_id(char out[ID_SIZE]) {
    unsigned char b[16];
    if (getrandom(b, sizeof b, 0) != sizeof b)
        abort();
    b[6] = (unsigned char)(0x40 | (b[6] & 0x0F));
    b[8] = (unsigned char)(0x80 | (b[8] & 0x3F));
    snprintf(out, ID_SIZE, "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4],
             b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static void print_date(char out[DATE_SIZE]) {
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(out, DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

/* Fields that make a block a record; fields end in "\r\n". */
static void start_record(struct buffer *record, const char *type, const char *id, const char *date) {
    buffer_print(record, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <%s>\r\nWARC-Date: %s\r\n", type, id, date);
}

static void end_record(struct buffer *record, const char *content_type, str block, struct arena *arena) {
    str digest = digest_label(block, arena);
    buffer_print(record, "Content-Type: %s\r\nWARC-Block-Digest: %.*s\r\nContent-Length: %zu\r\n\r\n", content_type, STR_ARG(digest), block.size);
    buffer_add(record, block);
    buffer_add(record, STR("\r\n\r\n"));
}

/* Appends record to out as a gzip member. */
static void pack(str record, struct buffer *out) {
    z_stream z = {.next_in = (unsigned char *)record.data, .avail_in = (uInt)record.size};
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        memory_none(0);
    size_t most = deflateBound(&z, record.size);
    buffer_reserve(out, most);
    z.next_out = (unsigned char *)out->data + out->size;
    z.avail_out = (uInt)most;
    deflate(&z, Z_FINISH);
    out->size += most - z.avail_out;
    deflateEnd(&z);
}

/* All members at once, so that a kill leaves at most one half-written one, which warc_writer_open cuts off. */
static enum status append(struct warc_writer *w, str bytes, struct error *error) {
    off_t start = lseek(w->handle, 0, SEEK_END);
    while (bytes.size) {
        ssize_t done = write(w->handle, bytes.data, bytes.size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            error_set(error, FAILED_SYSTEM, "%s: %s", w->path, file_reason(errno));
            if (start >= 0 && ftruncate(w->handle, start) != 0)
                error_prefix(error, "the end of the file is damaged");
            return FAILED_SYSTEM;
        }
        bytes = str_slice(bytes, (size_t)done, bytes.size);
    }
    return OK;
}

/* The head as it is stored: the chunks are joined, so their field gets another name, as Common Crawl does it, and the true length
 * is added. */
static void store_head(struct buffer *block, const struct warc_exchange *exchange) {
    str rest = exchange->head, line;
    bool chunked = http_field(exchange->head, "Transfer-Encoding").size > 0;
    while (str_line(&rest, &line) && line.size) {
        str name = str_slice(line, 0, str_find_char(line, ':', 0));
        bool hidden = str_equal_ignoring_case(name, STR("Transfer-Encoding")) || (chunked && str_equal_ignoring_case(name, STR("Content-Length")));
        buffer_print(block, "%s%.*s\r\n", hidden ? "X-Crawl-" : "", STR_ARG(line));
    }
    if (chunked)
        buffer_print(block, "Content-Length: %zu\r\n", exchange->body.size);
    buffer_add(block, STR("\r\n"));
}

static const char *revisit_profile(const struct warc_exchange *exchange, const struct warc_known *known, str digest) {
    if (exchange->status == 304)
        return "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
    if (exchange->status == 200 && known && str_equal(known->payload_digest, digest))
        return "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    return NULL;
}

enum status warc_writer_add(struct warc_writer *w, const struct warc_exchange *exchange, struct error *error) {
    struct arena arena = {0};
    struct buffer block = {0}, record = {0}, out = {0};
    char id[ID_SIZE], request_id[ID_SIZE], date[DATE_SIZE];
    print_id(id);
    print_id(request_id);
    print_date(date);
    const struct warc_known *known = warc_writer_known(w, exchange->address);
    str digest = digest_label(exchange->body, &arena);
    const char *profile = revisit_profile(exchange, known, digest);
    if (exchange->status == 304 && known)
        digest = str_copy(known->payload_digest, &arena);

    store_head(&block, exchange);
    if (!profile)
        buffer_add(&block, exchange->body);
    start_record(&record, profile ? "revisit" : "response", id, date);
    buffer_print(&record, "WARC-Target-URI: %.*s\r\n", STR_ARG(exchange->address));
    if (exchange->ip.size)
        buffer_print(&record, "WARC-IP-Address: %.*s\r\n", STR_ARG(exchange->ip));
    if (profile)
        buffer_print(&record, "WARC-Profile: %s\r\nWARC-Refers-To-Target-URI: %.*s\r\n", profile, STR_ARG(exchange->address));
    if (profile && known)
        buffer_print(&record, "WARC-Refers-To-Date: %.*s\r\n", STR_ARG(known->date));
    buffer_print(&record, "WARC-Payload-Digest: %.*s\r\n", STR_ARG(digest));
    end_record(&record, "application/http;msgtype=response", buffer_str(&block), &arena);
    pack(buffer_str(&record), &out);
    str stored = str_slice(buffer_str(&record), 0, HEAD_KEPT);

    struct buffer request = {0};
    if (exchange->request.size) {
        start_record(&request, "request", request_id, date);
        buffer_print(&request, "WARC-Target-URI: %.*s\r\nWARC-Concurrent-To: <%s>\r\n", STR_ARG(exchange->address), id);
        end_record(&request, "application/http;msgtype=request", exchange->request, &arena);
        pack(buffer_str(&request), &out);
    }
    enum status status = append(w, buffer_str(&out), error);
    if (status == OK)
        take_up_record(w, stored);
    buffer_close(&block);
    buffer_close(&record);
    buffer_close(&request);
    buffer_close(&out);
    arena_close(&arena);
    return status;
}

enum status warc_writer_complete(struct warc_writer *w, struct error *error) {
    struct arena arena = {0};
    struct buffer record = {0}, out = {0};
    char id[ID_SIZE], date[DATE_SIZE];
    print_id(id);
    print_date(date);
    start_record(&record, "metadata", id, date);
    end_record(&record, "application/warc-fields", str_of(complete_mark), &arena);
    pack(buffer_str(&record), &out);
    enum status status = append(w, buffer_str(&out), error);
    if (status == OK && fsync(w->handle) != 0 && errno != EINVAL)
        status = error_set(error, FAILED_SYSTEM, "%s: %s", w->path, file_reason(errno));
    w->run += status == OK;
    buffer_close(&record);
    buffer_close(&out);
    arena_close(&arena);
    return status;
}
