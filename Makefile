# photofinish: `make help` prints what can be made.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC := gcc
endif

# --- what it is built with -------------------------------------------------------------------------------------------

MODULES   := libpcre2-8 libutf8proc sqlite3 gumbo uchardet libzstd libbrotlidec zlib nettle
# Opened when something is fetched (acquire/network.h), so that nothing else waits for it.
LATE      := libcurl
WARNINGS  := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes
# _FORTIFY_SOURCE needs an optimizer and fights with the sanitizers' own checks, so it is on for plain builds only.
HARDENING := $(if $(SANITIZE),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2) -fstack-protector-strong -fPIE
CPPFLAGS  += -Iinclude -I$(BUILD)/embedded -D_GNU_SOURCE -MMD -MP
CFLAGS    ?= -O2 -g

# Asked once, not for every file; silent when pkg-config is missing, because .ci/packages then says so better.
MODULE_CFLAGS := $(shell pkg-config --cflags $(MODULES) $(LATE) 2>/dev/null)
MODULE_LIBS   := $(shell pkg-config --libs $(MODULES) 2>/dev/null)
UNIT_LIBS      = $(shell pkg-config --libs criterion 2>/dev/null)

ALL_CFLAGS  = -std=c17 $(WARNINGS) $(HARDENING) $(SANITIZE) $(CFLAGS) $(MODULE_CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(SANITIZE) $(LDFLAGS)
LIBS        = $(MODULE_LIBS) -ldl -lpthread -lm

LIBRARY_SOURCES := $(filter-out src/cli/main.c,$(wildcard src/*/*.c))
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
UNIT_SOURCES    := $(wildcard tests/unit/*.c)
UNIT_OBJECTS    := $(UNIT_SOURCES:%.c=$(BUILD)/%.o)
MAIN_OBJECT     := $(BUILD)/src/cli/main.o
FUZZ_SOURCES    := $(filter-out tests/fuzz/libfuzzer.c tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c))
FUZZ_OBJECTS    := $(FUZZ_SOURCES:%.c=$(BUILD)/%.o)
ALL_OBJECTS     := $(MAIN_OBJECT) $(LIBRARY_OBJECTS) $(UNIT_OBJECTS) $(FUZZ_OBJECTS) $(BUILD)/tests/accuracy/clusters.o

# src/store/schema.sql becomes build/embedded/store/schema.sql.inc, its bytes as C numbers:
#     static const char schema[] = {
#     #include "store/schema.sql.inc"
#     , 0};
ASSETS   := $(wildcard src/*/*.sql src/*/*.css src/*/*.js src/*/*.json src/*/*.svg)
EMBEDDED := $(ASSETS:src/%=$(BUILD)/embedded/%.inc)

# What reads, and what reconciles, as one hash each: a database made by other sources is read, or reconciled, anew.
READING   := base model rule acquire normalise extract resolve pipeline
RECONCILE := base model resolve reconcile pipeline
SEALS     := $(BUILD)/embedded/pipeline/reading.seal $(BUILD)/embedded/pipeline/reconcile.seal
sources    = $(sort $(wildcard $(foreach room,$(1),src/$(room)/*.[ch] include/$(room)/*.h)))

SHARE := $(DESTDIR)$(PREFIX)/share

# Sub-makes use all cores unless the caller chose a number.
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))
SUBMAKE  = $(MAKE) --no-print-directory $(PARALLEL)
ASAN     = BUILD=build-asan SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" CFLAGS="-O1 -g"
TSAN     = BUILD=build-tsan SANITIZE="-fsanitize=thread" CFLAGS="-O1 -g"

# --- what can be made ------------------------------------------------------------------------------------------------

all: $(BUILD)/photofinish $(BUILD)/photofinish.image  ## build the program as build/photofinish (BUILD=DIR builds elsewhere)

run:  ## install what is missing, build, read corpus/ into output/facts.db, show what disagrees
	@.ci/packages install build
	+@$(SUBMAKE) all
	@$(BUILD)/photofinish run -d output/facts.db corpus
	@$(BUILD)/photofinish export -d output/facts.db --format datasette > output/metadata.json

test:  ## install what is missing, build, run every test, also under the sanitizers
	@.ci/packages install test
	+@$(SUBMAKE) all $(BUILD)/unit $(BUILD)/clusters
	+@$(SUBMAKE) asan
	+@$(SUBMAKE) tsan
	@tests/run.sh $(BUILD) build-asan

asan:  ## build program and unit tests with AddressSanitizer and UndefinedBehaviorSanitizer in build-asan
	+@$(SUBMAKE) $(ASAN) build-asan/photofinish build-asan/unit build-asan/replay

tsan:  ## build the program with ThreadSanitizer in build-tsan
	+@$(SUBMAKE) $(TSAN) build-tsan/photofinish

unit: $(BUILD)/unit  ## run the unit tests alone (ARGS="--filter mark/*" chooses)
	$(BUILD)/unit $(ARGS)

golden: $(BUILD)/photofinish  ## write anew what the golden articles give; read `git diff tests/golden` before you commit it
	@tests/golden/run.sh --write $(BUILD)/photofinish

accuracy: $(BUILD)/photofinish $(BUILD)/clusters  ## measure extraction and reconciliation against annotated articles
	@tests/accuracy.sh $(BUILD)/photofinish

bench: all  ## measure speed and memory on 20,000 articles (BENCH_ARTICLES=, BENCH_ROUNDS=)
	@tests/bench.sh $(BUILD)/photofinish

bench-peers: all  ## the same articles through libraries from npm, installed in a scratch folder (needs node and npm)
	@tests/bench/peers.sh $(BUILD)/photofinish $(or $(BENCH_ARTICLES),2000) $(or $(BENCH_ROUNDS),5)

scaling: $(BUILD)/photofinish  ## twice the articles may take 2.3 times the work, and no more
	@tests/bench/scaling.sh $(BUILD)/photofinish

hostile: all  ## measure texts that were built to hurt: time against news of the same size, memory at most
	@tests/bench/hostile.sh $(BUILD)/photofinish

faults: $(BUILD)/photofinish  ## refuse memory and disk at FAULTS=100 points of small runs of every command (FAULTS=all: at every one)
	@tests/faults/run.sh $(BUILD)/photofinish $(or $(FAULTS),100)

instructions: all  ## compare the instructions of fixed work with those kept (WRITE=yes keeps today's)
	@tests/bench/instructions.sh $(if $(WRITE),--write) $(BUILD)/photofinish

# Clang's fuzzer; FUZZ_TARGETS="html warc" chooses, FUZZ_SECONDS is for each of them.
FUZZ         = BUILD=build-fuzz CC=clang SANITIZE="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined" CFLAGS="-O1 -g"
FUZZ_SECONDS ?= 30
FUZZ_TARGETS ?=

fuzz:  ## feed every reader of foreign bytes from libFuzzer, FUZZ_SECONDS=30 for each target
	@.ci/packages install fuzz
	+@$(SUBMAKE) $(FUZZ) build-fuzz/fuzz-targets
	@tests/fuzz/run.sh build-fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

cover:  ## line coverage of the unit, rule and command-line tests, by folder
	@.ci/packages install test
	+@$(SUBMAKE) BUILD=build-cover SANITIZE=--coverage CFLAGS="-O0 -g" build-cover/photofinish build-cover/unit
	@tests/cover.sh build-cover

lint:  ## clang-tidy, cppcheck and gcc -fanalyzer (.clang-tidy and tests/check/cppcheck.txt argue the choices)
	@.ci/packages install lint
	@tests/check/lint.sh $(MODULE_CFLAGS)

install: all  ## copy program, rules, manual and completions under $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/photofinish $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	    $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 $(BUILD)/photofinish $(DESTDIR)$(PREFIX)/bin/photofinish
	[ ! -f $(BUILD)/photofinish.image ] || install -m 644 -D $(BUILD)/photofinish.image $(DESTDIR)$(PREFIX)/lib/photofinish/photofinish.image
	rm -rf $(SHARE)/photofinish/rules
	cp -R rules $(SHARE)/photofinish/rules
	$(BUILD)/photofinish manual $(SHARE)/man/man1
	$(BUILD)/photofinish completions bash > $(SHARE)/bash-completion/completions/photofinish
	$(BUILD)/photofinish completions zsh > $(SHARE)/zsh/site-functions/_photofinish
	$(BUILD)/photofinish completions fish > $(SHARE)/fish/vendor_completions.d/photofinish.fish

clean:  ## remove what was built
	rm -rf $(BUILD) build-asan build-tsan build-cover build-fuzz

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 14

# --- how -------------------------------------------------------------------------------------------------------------

$(BUILD)/libphotofinish.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/photofinish: $(MAIN_OBJECT) $(BUILD)/libphotofinish.a
	@echo "  link $@"
	@$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# Without one the program works the same, and starts slower.
$(BUILD)/photofinish.image: $(BUILD)/photofinish $(wildcard rules/*.rules rules/*/*.tsv corpus/articles/*.txt)
	@echo "  image $@"
	@$(BUILD)/photofinish rules image --rules rules $@ corpus/articles || echo "  no image: every start will load the rules"

$(BUILD)/unit: $(UNIT_OBJECTS) $(BUILD)/libphotofinish.a
	@echo "  link $@"
	@$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) $(UNIT_LIBS)

$(BUILD)/replay: $(FUZZ_OBJECTS) $(BUILD)/tests/fuzz/replay.o $(BUILD)/libphotofinish.a
	@echo "  link $@"
	@$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/clusters: $(BUILD)/tests/accuracy/clusters.o $(BUILD)/libphotofinish.a
	@echo "  link $@"
	@$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/fuzz-targets: $(FUZZ_OBJECTS) $(BUILD)/tests/fuzz/libfuzzer.o $(BUILD)/libphotofinish.a
	@echo "  link $@"
	@$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c $(BUILD)/flags | $(BUILD)/packages $(EMBEDDED) $(SEALS)
	@mkdir -p $(@D)
	@echo "  $(CC) $<"
	@$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/embedded/%.inc: src/%
	@mkdir -p $(@D)
	@od -An -v -tx1 $< | sed 's/ \([0-9a-f][0-9a-f]\)/0x\1,/g; $$s/,$$//' > $@

$(BUILD)/embedded/pipeline/reading.seal: $(call sources,$(READING))
$(BUILD)/embedded/pipeline/reconcile.seal: $(call sources,$(RECONCILE))
$(SEALS):
	@mkdir -p $(@D)
	@echo "\"$$(cat $^ | sha256sum | cut -c 1-16)\"" > $@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# Other flags build everything anew: the file changes only when what would be written differs.
$(BUILD)/flags: always
	@mkdir -p $(@D)
	@echo '$(CC) $(CPPFLAGS) $(ALL_CFLAGS)' | cmp -s - $@ || echo '$(CC) $(CPPFLAGS) $(ALL_CFLAGS)' > $@

# Says which packages are missing before the compiler says it worse.
$(BUILD)/packages: .ci/packages
	@.ci/packages check build
	@mkdir -p $(@D) && touch $@

always:
-include $(ALL_OBJECTS:.o=.d)
.PHONY: all run test asan tsan unit golden accuracy bench bench-peers hostile scaling faults instructions fuzz cover lint install clean help always
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY: $(EMBEDDED)
