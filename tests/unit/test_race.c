/* What an article is about: athletics or not, and which race each of its claims belongs to. */
#include <criterion/criterion.h>

#include "base/buffer.h"
#include "pipeline/reading_tools.h"

static struct reading_tools tools;
static struct extractor *extractor;

static void load(void) {
    struct error error = {0};
    cr_assert(reading_tools_open("rules", ENGINE_GATED, &tools, &error) == OK, "%s", error.text);
    extractor = extractor_open(tools.book, &tools.events, &tools.quote_words, tools.engine);
}

static void drop(void) {
    extractor_close(extractor);
    reading_tools_close(&tools);
}

TestSuite(race, .init = load, .fini = drop);

/* Lines of text are paragraphs. */
static void read_text(str text, struct reading *reading, struct arena *arena) {
    struct document *document = ARENA_NEW(arena, struct document);
    struct content *content = ARENA_NEW(arena, struct content);
    struct article *article = ARENA_NEW(arena, struct article);
    document->bytes = content->text = text;
    offsets_add(&content->map, (uint32_t)text.size, span_of(0, text.size), arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = str_find_char(text, '\n', at);
        *LIST_ADD(&content->blocks, arena) = (struct block){span_of(at, end), BLOCK_PARAGRAPH};
        at = end + 1;
    }
    normalise(document, content, tools.sentence_words, article, arena);
    extract(extractor, article, reading, arena);
}

static const struct topic_case {
    const char *shows, *text;
    bool is_athletics;
} topics[] = {
    {"a race on the track", "Ann Bell won the 400m in 51.20 at the indoor championships.", true},
    {"a race in the pool", "Ann Bell won the 400m freestyle in 4:01.20. The swimmer took bronze in the 200m breaststroke.", false},
    {"a race on wheels", "CYCLING - Ann Bell of Italy won the 4,000 metres individual pursuit in 4:31.20 at the velodrome, a world record.", false},
    {"a race on ice", "Speed skating: Ann Bell won the 1500m in 1:58.20 and was second in the 500m in 39.21.", false},
    {"a race of cars", "Motor racing: drivers' practice times for the Grand Prix: 1. Dan Orme, Ferrari, 1:51.20; 2. Al Fox, McLaren, 1:51.31.", false},
    {"a race of horses", "Jockey Dan Orme won the stakes over five furlongs at the racecourse in a course record of 57.20 seconds.", false},
    {"three sports in one", "Triathlon: Ann Bell beat the other triathletes by 10 seconds after a 10km run of 33:20.", false},
    {"a runner who also swims", "Ann Bell, who won the 800m in 2:01.20 and the 1500m in 4:10.31, used to be a swimmer.", true},
};

Test(race, other_timed_sports_are_no_athletics) {
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        struct arena arena = {0};
        struct reading reading;
        read_text(str_of(topics[i].text), &reading, &arena);
        cr_expect_eq(reading.is_athletics, topics[i].is_athletics, "%s", topics[i].shows);
        cr_expect_eq(reading.claims.count > 0, topics[i].is_athletics, "%s: %u claims", topics[i].shows, reading.claims.count);
        arena_close(&arena);
    }
}
