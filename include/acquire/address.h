/* Web addresses and the network addresses behind them. */
#ifndef PHOTOFINISH_ACQUIRE_ADDRESS_H
#define PHOTOFINISH_ACQUIRE_ADDRESS_H

#include <sys/socket.h>

#include "base/str.h"

/* "http://…" or "https://…", and no path. */
bool address_can_be_fetched(const char *text);

/* "example.org" of "https://user@www.Example.org:443/a"; empty for what is no web address. */
str address_outlet(str address, struct arena *arena);

/* Whether everybody can reach it: false for loopback, private, link-local, shared, documentation, multicast and reserved addresses
 * (IANA special-purpose registries, RFC 6890), also where IPv6 wraps such an IPv4 one, and for every family but these two. */
bool address_is_public(const struct sockaddr *address);

/* The same for an address in figures, "192.0.2.1" or "2001:db8::1". */
bool address_text_is_public(const char *text);

#endif
