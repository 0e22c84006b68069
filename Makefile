# photofinish: `make help` prints what can be made.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= gcc

MODULES := libpcre2-8 libcurl libutf8proc sqlite3 gumbo uchardet libzstd zlib libcrypto
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes
HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
CPPFLAGS += -Iinclude -D_GNU_SOURCE -MMD -MP
CFLAGS  ?= -O2 -g
ALL_CFLAGS = -std=c17 $(WARNINGS) $(HARDENING) $(SANITIZE) $(CFLAGS) $(shell pkg-config --cflags $(MODULES))
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(SANITIZE) $(LDFLAGS)
LIBS    = $(shell pkg-config --libs $(MODULES)) -lpthread -lm

LIBRARY_SOURCES := $(filter-out src/cli/main.c,$(wildcard src/*/*.c))
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT_OBJECTS := $(UNIT_SOURCES:%.c=$(BUILD)/%.o)

all: $(BUILD)/photofinish  ## build the program

$(BUILD)/libphotofinish.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/photofinish: $(BUILD)/src/cli/main.o $(BUILD)/libphotofinish.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/unit: $(UNIT_OBJECTS) $(BUILD)/libphotofinish.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) $(shell pkg-config --libs criterion)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

unit: $(BUILD)/unit  ## run the unit tests
	$(BUILD)/unit

clean:  ## remove what was built
	rm -rf $(BUILD)

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

-include $(LIBRARY_OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d)
.PHONY: all unit clean help
.DEFAULT_GOAL := all
