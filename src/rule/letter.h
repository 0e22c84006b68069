/*
 * The letter of an entity is one byte that never occurs in text: control characters that normalising leaves out, and
 * bytes that UTF-8 does not use (RFC 3629: C0, C1, F5 to FF). A word byte is what a word is made of; letters are none.
 */
#ifndef PHOTOFINISH_RULE_LETTER_H
#define PHOTOFINISH_RULE_LETTER_H

#include <stdbool.h>

enum { LETTERS_MOST = 41 };

static const unsigned char entity_letters[LETTERS_MOST] = {
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x11,
    0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
    0xC0, 0xC1, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF,
};

static inline bool byte_is_letter(unsigned char byte) {
    return (byte < 0x20 && byte != 0 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0xC0 ||
           byte == 0xC1 || byte >= 0xF5;
}

/* Of which entity the letter is: its index in entity_letters. */
static inline unsigned letter_entity(unsigned char letter) {
    if (letter < 0x20)
        return letter - (letter < 0x09 ? 0x01u : letter < 0x0D ? 0x03u : 0x04u);
    return letter - (letter < 0xC2 ? 0xA4u : 0xD7u);
}

/* A byte of the text that looks like a letter (a stray control character) must not be taken for one. */
static inline char byte_in_shadow(char byte) {
    return byte_is_letter((unsigned char)byte) || !byte ? 0x7F : byte;
}

/* Word bytes, for the inside of a PCRE2 class. */
#define WORD_CLASS "0-9A-Za-z\\x80-\\xBF\\xC2-\\xF4"

static inline bool byte_is_word(unsigned char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 0x80 && !byte_is_letter(byte));
}

/* May a match begin or end between these two bytes? 0 stands for the end of the sentence. */
static inline bool is_edge(unsigned char before, unsigned char after) {
    return !byte_is_word(before) || !byte_is_word(after);
}

#endif
