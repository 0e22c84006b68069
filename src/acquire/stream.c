#include "acquire/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "acquire/address.h"
#include "base/file.h"
#include "base/memory.h"

enum { BLOCK = 1 << 20, KEEP = 8 << 20 };

enum coding { PLAIN, GZIP, ZSTANDARD };

/* Bytes [at, size) of data are still to be read. */
struct window {
    char *data;
    size_t at, size, room;
};

struct stream {
    char *path;
    int handle;
    enum coding coding;
    struct window raw;        /* of the file; unused when it is plain */
    struct window content;    /* what callers see */
    uint64_t read;            /* bytes of the file in all */
    uint64_t offset;          /* of content.data[content.at] */
    uint64_t member;          /* where in the file the gzip member in hand begins */
    bool file_ended;          /* read() gave 0 */
    bool ended;               /* no more content will come */
    enum status trouble;      /* met after the content that is still to be read */
    struct error error;
    z_stream gzip;
    bool gzip_open;
    ZSTD_DStream *zstandard;
    bool frame_open;          /* in the middle of a Zstandard frame */
};

/* ---- the file */

/* Room for more bytes behind size; what was read already makes way. */
static void window_reserve(struct window *w, size_t more) {
    if (w->at) {
        memmove(w->data, w->data + w->at, w->size - w->at);
        w->size -= w->at;
        w->at = 0;
    }
    if (w->size == 0 && w->room > KEEP && more <= KEEP) { /* one huge record should not be paid for ever after */
        memory_free(w->data);
        w->data = NULL;
        w->room = 0;
    }
    if (w->room - w->size >= more)
        return;
    size_t room = w->room ? w->room : BLOCK;
    while (room - w->size < more)
        room *= 2;
    w->data = memory_more(w->data, room);
    w->room = room;
}

static enum status read_block(struct stream *s, struct window *w) {
    window_reserve(w, BLOCK);
    for (;;) {
        ssize_t got = read(s->handle, w->data + w->size, BLOCK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(&s->error, FAILED_INPUT, "%s: %s", s->path, file_reason(errno));
        s->file_ended = got == 0;
        w->size += (size_t)got;
        s->read += (uint64_t)got;
        return OK;
    }
}

/* Raw bytes in hand, read when there are none; 0 at the file's end. */
static size_t raw_bytes(struct stream *s) {
    if (s->raw.at == s->raw.size && !s->file_ended && read_block(s, &s->raw) != OK) {
        s->trouble = FAILED_INPUT;
        return 0;
    }
    return s->raw.size - s->raw.at;
}

/* ---- compressed content */

static void damaged(struct stream *s, const char *what) {
    s->trouble = error_set(&s->error, FAILED_INPUT, "%s: the compressed data is %s at byte %llu; what came before is read. Fetch it again",
                           s->path, what, (unsigned long long)(s->read - (s->raw.size - s->raw.at)));
}

/* Zeros behind a gzip member are padding. Other bytes that begin no member are damage: what they were is lost. */
static bool next_member(struct stream *s) {
    size_t have;
    while ((have = raw_bytes(s)) && s->raw.data[s->raw.at] == 0)
        s->raw.at++;
    if (have == 1 && !s->file_ended && s->trouble == OK) {
        if (read_block(s, &s->raw) != OK)
            s->trouble = FAILED_INPUT;
        have = s->raw.size - s->raw.at;
    }
    const unsigned char *next = (const unsigned char *)s->raw.data + s->raw.at;
    s->member = s->read - have;
    if (have >= 2 && next[0] == 0x1F && next[1] == 0x8B) {
        inflateReset(&s->gzip);
        return true;
    }
    s->ended = !have;
    if (have && s->trouble == OK)
        damaged(s, "damaged");
    return false;
}

static void inflate_block(struct stream *s) {
    window_reserve(&s->content, BLOCK);
    size_t have = raw_bytes(s);
    if (!have) {
        if (s->trouble == OK)
            damaged(s, "cut short");
        return;
    }
    s->gzip.next_in = (unsigned char *)s->raw.data + s->raw.at;
    s->gzip.avail_in = (uInt)have;
    s->gzip.next_out = (unsigned char *)s->content.data + s->content.size;
    s->gzip.avail_out = BLOCK;
    int result = inflate(&s->gzip, Z_NO_FLUSH);
    s->raw.at += have - s->gzip.avail_in;
    s->content.size += BLOCK - s->gzip.avail_out;
    if (result == Z_STREAM_END)
        next_member(s);
    else if (result != Z_OK && result != Z_BUF_ERROR)
        damaged(s, "damaged");
}

static void zstandard_block(struct stream *s) {
    window_reserve(&s->content, BLOCK);
    size_t have = raw_bytes(s);
    if (!have) {
        s->ended = true;
        if (s->frame_open && s->trouble == OK)
            damaged(s, "cut short");
        return;
    }
    ZSTD_inBuffer in = {s->raw.data + s->raw.at, have, 0};
    ZSTD_outBuffer out = {s->content.data + s->content.size, BLOCK, 0};
    size_t result = ZSTD_decompressStream(s->zstandard, &out, &in);
    s->raw.at += in.pos;
    s->content.size += out.pos;
    s->frame_open = result != 0;
    if (ZSTD_isError(result))
        damaged(s, "damaged");
}

/* Makes content grow, or ended or trouble true. */
static void fill(struct stream *s) {
    switch (s->coding) {
    case PLAIN:
        if (read_block(s, &s->content) != OK)
            s->trouble = FAILED_INPUT;
        s->ended = s->file_ended;
        break;
    case GZIP:
        inflate_block(s);
        break;
    case ZSTANDARD:
        zstandard_block(s);
        break;
    }
}

/* ---- the contract */

static enum status detect_coding(struct stream *s) {
    static const unsigned char gzip_magic[] = {0x1F, 0x8B, 8}, zstandard_magic[] = {0x28, 0xB5, 0x2F, 0xFD};
    while (s->raw.size < 4 && !s->file_ended)
        if (read_block(s, &s->raw) != OK)
            return FAILED_INPUT;
    if (s->raw.size >= 3 && memcmp(s->raw.data, gzip_magic, 3) == 0) {
        s->coding = GZIP;
        s->gzip_open = inflateInit2(&s->gzip, 15 + 16) == Z_OK;
        if (!s->gzip_open)
            memory_none(0);
    } else if (s->raw.size >= 4 && memcmp(s->raw.data, zstandard_magic, 4) == 0) {
        s->coding = ZSTANDARD;
        s->zstandard = memory_had(ZSTD_createDStream());
    } else {
        s->content = s->raw;
        s->raw = (struct window){0};
        s->ended = s->file_ended;
    }
    return OK;
}

static const char *open_reason(const char *path, int code) {
    return code == ENOENT && address_can_be_fetched(path) ? "addresses are not read here; `photofinish fetch ADDRESS -o FILE.warc.gz` makes a file that is"
                                        : file_reason(code);
}

enum status stream_open(const char *path, struct stream **stream, struct error *error) {
    bool standard_input = strcmp(path, "-") == 0;
    int handle = standard_input ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return error_set(error, FAILED_INPUT, "%s: %s", path, open_reason(path, errno));
    struct stat about;
    if (fstat(handle, &about) == 0 && S_ISDIR(about.st_mode)) {
        close(handle);
        return error_set(error, FAILED_INPUT, "%s: %s", path, file_reason(EISDIR));
    }
    posix_fadvise(handle, 0, 0, POSIX_FADV_SEQUENTIAL);
    struct stream *s = MEMORY_NEW(1, struct stream);
    s->handle = handle;
    s->path = memory_copy(standard_input ? "standard input" : path);
    enum status status = detect_coding(s);
    if (status != OK) {
        if (error)
            *error = s->error;
        stream_close(s);
        return status;
    }
    *stream = s;
    return OK;
}

void stream_close(struct stream *s) {
    if (!s)
        return;
    if (s->gzip_open)
        inflateEnd(&s->gzip);
    ZSTD_freeDStream(s->zstandard);
    close(s->handle);
    memory_free(s->raw.data);
    memory_free(s->content.data);
    memory_free(s->path);
    memory_free(s);
}

enum status stream_peek(struct stream *s, size_t wanted, str *bytes, struct error *error) {
    while (s->content.size - s->content.at < wanted && !s->ended && s->trouble == OK)
        fill(s);
    *bytes = (str){s->content.data ? s->content.data + s->content.at : "", s->content.size - s->content.at};
    if (bytes->size || s->trouble == OK || !wanted)
        return OK;
    if (error)
        *error = s->error;
    return s->trouble;
}

void stream_skip(struct stream *s, size_t count) {
    s->content.at += count;
    s->offset += count;
}

/* Passes over the rest of a line that is too long to be kept. */
static enum line_step skip_line(struct stream *s) {
    str bytes;
    while (stream_peek(s, 1, &bytes, NULL) == OK && bytes.size) {
        size_t end = str_find_char(bytes, '\n', 0);
        stream_skip(s, end < bytes.size ? end + 1 : bytes.size);
        if (end < bytes.size)
            break;
    }
    return LINE_TOO_LONG;
}

enum line_step stream_line(struct stream *s, size_t limit, str *line, uint64_t *offset, struct error *error) {
    size_t searched = 0;
    for (;;) {
        str bytes;
        if (stream_peek(s, searched + 1, &bytes, error) != OK)
            return LINE_TROUBLE;
        if (!bytes.size)
            return LINE_END;
        *offset = s->offset;
        size_t end = str_find_char(bytes, '\n', searched);
        bool last = end == bytes.size && (s->ended || s->trouble != OK) && bytes.size == searched;
        if (end > limit)
            return skip_line(s);
        if (end < bytes.size || last) {
            *line = str_slice(bytes, 0, end);
            stream_skip(s, end < bytes.size ? end + 1 : end);
            if (str_ends_with(*line, STR("\r")))
                line->size--;
            return LINE_READ;
        }
        searched = bytes.size;
    }
}

uint64_t stream_offset(const struct stream *s) {
    return s->offset;
}

uint64_t stream_bytes_read(const struct stream *s) {
    return s->read;
}

bool stream_is_plain(const struct stream *s) {
    return s->coding == PLAIN;
}

bool stream_resume(struct stream *s) {
    if (s->coding != GZIP)
        return false;
    /* Search behind the damaged member's first byte, where the file lets us go back; else from here on. */
    if (lseek(s->handle, (off_t)s->member + 1, SEEK_SET) >= 0) {
        s->read = s->member + 1;
        s->raw.at = s->raw.size = 0;
        s->file_ended = false;
    }
    s->trouble = OK;
    s->content.at = s->content.size;
    for (;;) {
        while (s->raw.size - s->raw.at < 3 && !s->file_ended)
            if (read_block(s, &s->raw) != OK)
                return false;
        str raw = {s->raw.data + s->raw.at, s->raw.size - s->raw.at};
        size_t at = str_find(raw, STR("\x1F\x8B\x08"), 0);
        if (at < raw.size) {
            s->raw.at += at;
            s->member = s->read - (s->raw.size - s->raw.at);
            s->ended = false;
            inflateReset(&s->gzip);
            return true;
        }
        if (s->file_ended)
            return false;
        s->raw.at = s->raw.size - 2; /* the mark may be cut by the end of the block */
    }
}
