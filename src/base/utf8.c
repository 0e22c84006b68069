#include "base/utf8.h"

#include <utf8proc.h>

static bool is_tail(str s, size_t at) {
    return at < s.size && ((unsigned char)s.data[at] & 0xC0) == 0x80;
}

static uint32_t malformed(bool *valid) {
    if (valid)
        *valid = false;
    return UTF8_REPLACEMENT;
}

uint32_t utf8_decode(str s, size_t *at, bool *valid) {
    unsigned char lead = (unsigned char)s.data[(*at)++];
    if (lead < 0x80)
        return lead;
    if (lead < 0xC2 || lead > 0xF4)
        return malformed(valid);
    if (!is_tail(s, *at))
        return malformed(valid);
    unsigned char second = (unsigned char)s.data[*at];
    if (lead < 0xE0) {
        (*at)++;
        return (uint32_t)(lead & 0x1F) << 6 | (second & 0x3F);
    }
    bool refused = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                   (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    if (refused)
        return malformed(valid);
    (*at)++;
    if (!is_tail(s, *at))
        return malformed(valid);
    uint32_t point = (uint32_t)(second & 0x3F) << 6 | ((unsigned char)s.data[(*at)++] & 0x3F);
    if (lead < 0xF0)
        return (uint32_t)(lead & 0x0F) << 12 | point;
    if (!is_tail(s, *at))
        return malformed(valid);
    return (uint32_t)(lead & 0x07) << 18 | point << 6 | ((unsigned char)s.data[(*at)++] & 0x3F);
}

size_t utf8_encode(uint32_t point, char out[4]) {
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        point = UTF8_REPLACEMENT;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

size_t utf8_check(str s) {
    size_t at = 0;
    while (at < s.size) {
        uint64_t eight;
        while (s.size - at >= 8 && (memcpy(&eight, s.data + at, 8), (eight & 0x8080808080808080u) == 0))
            at += 8;
        if (at == s.size)
            break;
        size_t start = at;
        bool valid = true;
        utf8_decode(s, &at, &valid);
        if (!valid)
            return start;
    }
    return s.size;
}

uint32_t utf8_mark_size(str s) {
    return str_starts_with(s, STR("\xEF\xBB\xBF")) ? 3 : 0;
}

size_t utf8_length(str s) {
    size_t count = 0;
    for (size_t at = 0; at < s.size; count++)
        utf8_decode(s, &at, NULL);
    return count;
}

bool utf8_is_letter(uint32_t point) {
    if (point < 0x80)
        return char_is_letter((char)point);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(uint32_t point) {
    if (point < 0x80)
        return char_is_upper((char)point);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t point) {
    if (point < 0x80)
        return char_is_lower((char)point);
    return utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_number(uint32_t point) {
    if (point < 0x80)
        return char_is_digit((char)point);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_space(uint32_t point) {
    if (point < 0x80)
        return char_is_space((char)point);
    return point == 0x85 || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

uint32_t utf8_lower(uint32_t point) {
    if (point < 0x80)
        return (uint32_t)(unsigned char)char_lower((char)point);
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)point);
}

str utf8_fold(str text, struct arena *arena) {
    enum { DECOMPOSED_MOST = 18, GROWTH_MOST = 11 }; /* U+FDFA becomes 18 code points; 3 bytes of it become 33 */
    char *out = arena_array(arena, text.size + 1, GROWTH_MOST);
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        utf8proc_int32_t parts[DECOMPOSED_MOST];
        utf8proc_int32_t lower = (utf8proc_int32_t)utf8_lower(utf8_decode(text, &at, NULL));
        utf8proc_ssize_t count = lower < 0x80 ? 0 : utf8proc_decompose_char(lower, parts, DECOMPOSED_MOST,
                                                                            UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &(int){0});
        if (count < 1 || count > DECOMPOSED_MOST) {
            size += utf8_encode((uint32_t)lower, out + size);
            continue;
        }
        for (utf8proc_ssize_t i = 0; i < count; i++)
            if (utf8proc_get_property(parts[i])->combining_class == 0)
                size += utf8_encode(utf8_lower((uint32_t)parts[i]), out + size);
    }
    return (str){out, size};
}

int utf8_width(uint32_t point) {
    if (point < 0x20 || point == 0x7F)
        return 0;
    return point < 0x7F ? 1 : utf8proc_charwidth((utf8proc_int32_t)point);
}
