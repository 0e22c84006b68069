/*
 * Digests as archives write them, "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ": an algorithm and a value in Base 32 (RFC 4648, the habit of
 * WARC), hexadecimal or Base 64, told apart by their length.
 */
#ifndef PHOTOFINISH_ACQUIRE_DIGEST_H
#define PHOTOFINISH_ACQUIRE_DIGEST_H

#include "base/str.h"

enum digest_check { DIGEST_AGREES, DIGEST_DIFFERS, DIGEST_UNKNOWN };

/* DIGEST_UNKNOWN when label is empty, or names an algorithm or an alphabet that is not known. */
enum digest_check digest_check(str label, str bytes);

/* "sha1:" and the Base 32 of bytes, as a new archive gets it. */
str digest_label(str bytes, struct arena *arena);

#endif
