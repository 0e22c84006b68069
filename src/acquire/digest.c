#include "acquire/digest.h"

#include "base/hash.h"

/* RFC 4648, sections 4 and 6. */
static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

enum { TEXT_MOST = 2 * DIGEST_MOST + 1 };

/* Without padding; bits is 5 or 6. */
static size_t encode(const unsigned char *bytes, size_t size, const char *alphabet, int bits, char out[TEXT_MOST]) {
    uint32_t held = 0;
    int held_bits = 0;
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        held = held << 8 | bytes[i];
        held_bits += 8;
        while (held_bits >= bits) {
            held_bits -= bits;
            out[length++] = alphabet[held >> held_bits & ((1u << bits) - 1)];
        }
    }
    if (held_bits)
        out[length++] = alphabet[held << (bits - held_bits) & ((1u << bits) - 1)];
    return length;
}

static size_t encode_hex(const unsigned char *bytes, size_t size, char out[TEXT_MOST]) {
    for (size_t i = 0; i < size; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    return 2 * size;
}

/* The web's alphabet for Base 64 has - and _ where the old one has + and /. */
static bool equal_base64(str a, str b) {
    for (size_t i = 0; i < a.size && a.size == b.size; i++) {
        char c = b.data[i] == '-' ? '+' : b.data[i] == '_' ? '/' : b.data[i];
        if (c != a.data[i])
            return false;
    }
    return a.size == b.size;
}

enum digest_check digest_check(str label, str bytes) {
    unsigned char digest[DIGEST_MOST];
    char text[TEXT_MOST] = "";
    str value = label;
    size_t size = digest_of(str_trim(str_cut(&value, ':')), bytes, digest);
    value = str_trim(value);
    while (str_ends_with(value, STR("=")))
        value.size--;
    if (!size)
        return DIGEST_UNKNOWN;
    if (value.size == 2 * size)
        return str_equal_ignoring_case(value, (str){text, encode_hex(digest, size, text)}) ? DIGEST_AGREES : DIGEST_DIFFERS;
    if (value.size == (size * 8 + 4) / 5)
        return str_equal_ignoring_case(value, (str){text, encode(digest, size, base32, 5, text)}) ? DIGEST_AGREES : DIGEST_DIFFERS;
    if (value.size == (size * 8 + 5) / 6)
        return equal_base64((str){text, encode(digest, size, base64, 6, text)}, value) ? DIGEST_AGREES : DIGEST_DIFFERS;
    return DIGEST_UNKNOWN;
}

str digest_label(str bytes, struct arena *arena) {
    unsigned char digest[DIGEST_MOST];
    char text[TEXT_MOST];
    size_t size = digest_of(STR("sha1"), bytes, digest);
    return str_print(arena, "sha1:%.*s", (int)encode(digest, size, base32, 5, text), text);
}
