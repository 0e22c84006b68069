/*
 * Bytes of unknown origin become UTF-8, and every byte of it leads back to the bytes it came from.
 *
 *     struct offsets map = {0};
 *     str utf8;
 *     uint32_t repaired;
 *     charset_decode(page, STR("text/html; charset=windows-1251"), arena, &utf8, &map, &repaired);
 *
 * Who is believed, in this order: a byte order mark; the bytes themselves when they hold more than ASCII and are well-formed
 * UTF-8 (no other encoding looks like that by accident); what was declared outside (HTTP); what the text declares inside
 * (<meta charset>, <?xml encoding=?>); detection by uchardet; windows-1252. Labels are read as the WHATWG Encoding Standard
 * reads them (latin1 means windows-1252, gb2312 means gb18030, …); the conversion is iconv's.
 */
#ifndef PHOTOFINISH_ACQUIRE_CHARSET_H
#define PHOTOFINISH_ACQUIRE_CHARSET_H

#include "base/error.h"
#include "base/offsets.h"

/*
 * declared is a charset's name or a whole Content-Type; empty when nobody said. utf8 borrows bytes where nothing had to be
 * changed, else it lives in the arena; it is always well-formed. map (utf8 → bytes) is appended to. repaired counts
 * characters that could not be read: each became U+FFFD. FAILED_INPUT only when bytes are over 4 GiB - 1.
 */
enum status charset_decode(str bytes, str declared, struct arena *arena, str *utf8, struct offsets *map, uint32_t *repaired);

/* The charset that a byte order mark at the beginning of bytes names; NULL without one. */
const char *charset_marked(str bytes);

#endif
