#include "acquire/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

bool address_can_be_fetched(const char *text) {
    return strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
}

str address_outlet(str address, struct arena *arena) {
    size_t scheme = str_find(address, STR("://"), 0);
    if (scheme == address.size)
        return (str){0};
    str host = str_slice(address, scheme + 3, address.size);
    host = str_cut(&host, '/');
    host = str_cut(&host, '?');
    host = str_cut(&host, '#');
    size_t at = str_find_char(host, '@', 0);
    if (at < host.size)
        host = str_slice(host, at + 1, host.size);
    bool is_ipv6 = str_starts_with(host, STR("["));
    host = is_ipv6 ? str_slice(host, 0, str_find_char(host, ']', 0) + 1) : str_cut(&host, ':');
    host = str_lower(host, arena);
    return str_starts_with(host, STR("www.")) ? str_slice(host, 4, host.size) : host;
}

/* The special-purpose blocks of IPv4; what is not among them is public. */
static const struct { unsigned char first[4]; int bits; } special4[] = {
    {{0, 0, 0, 0}, 8},     {{10, 0, 0, 0}, 8},    {{100, 64, 0, 0}, 10}, {{127, 0, 0, 0}, 8},    {{169, 254, 0, 0}, 16},
    {{172, 16, 0, 0}, 12}, {{192, 0, 0, 0}, 24},  {{192, 0, 2, 0}, 24},  {{192, 88, 99, 0}, 24}, {{192, 168, 0, 0}, 16},
    {{198, 18, 0, 0}, 15}, {{198, 51, 100, 0}, 24}, {{203, 0, 113, 0}, 24}, {{224, 0, 0, 0}, 3},
};

static bool shares_bits(const unsigned char *a, const unsigned char *b, int bits) {
    int whole = bits / 8, rest = bits % 8;
    return memcmp(a, b, (size_t)whole) == 0 && (!rest || (a[whole] ^ b[whole]) >> (8 - rest) == 0);
}

static bool is_public4(const unsigned char *bytes) {
    for (size_t i = 0; i < sizeof special4 / sizeof *special4; i++)
        if (shares_bits(bytes, special4[i].first, special4[i].bits))
            return false;
    return true;
}

/* IPv6 is public in 2000::/3, but for documentation, Teredo, benchmarking and ORCHID, and for wrapped IPv4 addresses. */
static bool is_public6(const unsigned char *bytes) {
    static const unsigned char mapped[12] = {[10] = 0xFF, [11] = 0xFF}, nat64[12] = {0x00, 0x64, 0xFF, 0x9B};
    if (memcmp(bytes, mapped, 12) == 0 || memcmp(bytes, nat64, 12) == 0)
        return is_public4(bytes + 12);
    if (bytes[0] == 0x20 && bytes[1] == 0x02) /* 6to4, RFC 3056 */
        return is_public4(bytes + 2);
    bool documentation = memcmp(bytes, "\x20\x01\x0D\xB8", 4) == 0 || memcmp(bytes, "\x3F\xFF", 2) == 0;
    bool protocols = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02; /* 2001::/23 */
    return bytes[0] >> 5 == 1 && !documentation && !protocols;
}

bool address_is_public(const struct sockaddr *address) {
    if (address->sa_family == AF_INET)
        return is_public4((const unsigned char *)&((const struct sockaddr_in *)(const void *)address)->sin_addr);
    if (address->sa_family == AF_INET6)
        return is_public6((const unsigned char *)&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
    return false;
}

bool address_text_is_public(const char *text) {
    unsigned char bytes[16];
    if (inet_pton(AF_INET, text, bytes) == 1)
        return is_public4(bytes);
    return inet_pton(AF_INET6, text, bytes) == 1 && is_public6(bytes);
}
