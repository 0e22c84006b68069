#include "report_world.h"

#include <criterion/criterion.h>

#include "base/buffer.h"
#include "normalise/normalise.h"

static const struct { const char *name, *uri, *source, *title, *author, *date, *text; } papers[WORLD_DOCUMENTS] = {
    {"courier.txt", "https://courier.example/kerr", "The Northern Courier", "Kerr’s late charge denies Ingebrigtsen", "A. Reporter", "2023-08-24",
     "Kerr’s late charge denies Ingebrigtsen\n"
     "Josh Kerr won the men’s 1500m in Budapest in 3min 29.38sec, with Jakob Ingebrigtsen second in 3min 29.65sec. A crowd of 21,400 stood.\n"
     "“I ran my race and I knew it was mine,” said Kerr.\n"
     "Narve Gilje Nordås was third.\n"},
    {"tribune.txt", "https://tribune.example/kerr", "Lakeside Tribune", "Kerr catches Ingebrigtsen", "", "2023-08-23",
     "Kerr catches Ingebrigtsen\n"
     "It was over quickly. Josh Kerr won the 1,500 meters in 3 minutes, 29.28 seconds. Nobody had seen it coming.\n"
     "Jakob Ingebrigtsen was .27 seconds behind.\n"
     "“I ran my own race and knew it was mine,” Kerr said.\n"},
    {"press.txt", "https://press.example/kerr", "Meridian Press", "Kerr beats Ingebrigtsen", "", "2023-08-23",
     "Kerr beats Ingebrigtsen\n"
     "Josh Kerr clocked 3:29.38. Silver went to Jakob Ingebrigtsen in 3:29.65.\n"},
    {"hostile.html", "javascript:alert(1)", "<b>Evil & Sons</b>", "<script>alert(1)</script> \xE2\x80\xAE" "desrever", "\"><img src=x onerror=alert(1)>", "",
     "<script>alert('title')</script>\n"
     "Eve <img src=x onerror=alert(1)> ran 4:00.00 \xE2\x80\xAE" "backwards & <b>bold</b> \"quoted\" 'single'\n"},
};

static struct mark time_of(int64_t ms, int64_t step) {
    return (struct mark){.quantity = QUANTITY_TIME, .unit = UNIT_MS, .amount = ms, .step = step};
}

static void open_document(struct world *world, int i, str text) {
    struct world_document *d = &world->documents[i];
    struct arena *arena = &world->arena;
    d->document = (struct document){.name = str_of(papers[i].name), .uri = str_of(papers[i].uri), .source = str_of(papers[i].source),
                                    .path = str_of(papers[i].name), .bytes = text, .hash = sha256_of(text)};
    d->content = (struct content){.text = text, .title = str_of(papers[i].title), .date = str_of(papers[i].date), .author = str_of(papers[i].author)};
    offsets_add(&d->content.map, (uint32_t)text.size, span_of(0, text.size), arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = str_find_char(text, '\n', at);
        *LIST_ADD(&d->content.blocks, arena) = (struct block){span_of(at, end), at ? BLOCK_PARAGRAPH : BLOCK_TITLE};
        at = end + 1;
    }
    normalise(&d->document, &d->content, NULL, &d->article, arena);
    d->reading = (struct reading){.article = &d->article, .is_athletics = true};
}

struct statement world_says(struct world *world, int i, const char *words, enum claim_kind kind, const char *athlete) {
    struct world_document *d = &world->documents[i];
    size_t at = str_find(d->article.text, str_of(words), 0);
    cr_assert(at < d->article.text.size, "\"%s\" is not in %s", words, papers[i].name);
    struct span span = span_of(at, at + strlen(words));
    struct sentence *sentence = &d->article.sentences.items[article_sentence_at(&d->article, span.start)];
    struct statement s = {.document = d->document.hash, .document_id = i + 1, .doc = d->document.name, .uri = d->document.uri,
                          .source = d->document.source, .bytes = article_bytes(&d->article, span), .quoted = article_words(&d->article, span),
                          .sentence = article_words(&d->article, sentence->span), .rule = {STR("50-results.rules"), 3, 7}, .kind = kind,
                          .athlete = str_of(athlete), .sex = SEX_MALE, .event = STR("1500m"), .competition = STR("World Athletics Championships"),
                          .year = 2023, .round = ROUND_FINAL};
    date_parse(d->content.date, &s.published);
    return s;
}

static int32_t person_of(struct world *world, int document, str name) {
    struct reading *reading = &world->documents[document].reading;
    for (uint32_t i = 0; i < reading->people.count; i++)
        if (str_equal(reading->people.items[i].name, name))
            return (int32_t)i;
    struct person *person = LIST_ADD(&reading->people, &world->arena);
    *person = (struct person){.name = name, .sex = SEX_MALE, .is_athlete = true};
    *LIST_ADD(&person->surfaces, &world->arena) = name;
    size_t blank = str_find_char(name, ' ', 0);
    if (blank < name.size)
        *LIST_ADD(&person->surfaces, &world->arena) = str_slice(name, blank + 1, name.size);
    return (int32_t)reading->people.count - 1;
}

/* The statement as stored and as a claim of the reading. */
static const struct statement *say(struct world *world, int document, const char *words, enum claim_kind kind, const char *athlete,
                                   const char *rival, struct mark mark, int16_t place) {
    struct statement *s = ARENA_NEW(&world->arena, struct statement);
    *s = world_says(world, document, words, kind, athlete);
    s->rival = str_of(rival);
    s->mark = mark;
    s->place = place;
    struct world_document *d = &world->documents[document];
    size_t at = str_find(d->article.text, str_of(words), 0);
    struct span span = span_of(at, at + strlen(words));
    int32_t person = person_of(world, document, s->athlete), other = *rival ? person_of(world, document, s->rival) : -1;
    *LIST_ADD(&d->reading.claims, &world->arena) = (struct claim){
        .kind = kind, .person = person, .rival = other, .event = s->event, .competition = s->competition, .year = s->year, .round = s->round,
        .place = place, .mark = mark, .span = span, .evidence = span, .sentence = article_sentence_at(&d->article, span.start), .rule = s->rule};
    *LIST_ADD(&world->statements, &world->arena) = *s;
    return s;
}

static struct fact *add_fact(struct world *world, const char *athlete, const char *attribute, const char *value, enum verdict verdict) {
    struct fact *fact = LIST_ADD(&world->facts, &world->arena);
    *fact = (struct fact){.id = world->facts.count, .key = str_print(&world->arena, "%s|%s", athlete, attribute), .athlete = str_of(athlete),
                          .event = STR("1500m"), .competition = STR("World Athletics Championships"), .sex = SEX_MALE, .year = 2023,
                          .round = ROUND_FINAL, .attribute = str_of(attribute), .value = str_of(value), .verdict = verdict, .confidence = 950};
    return fact;
}

static void support(struct world *world, struct fact *fact, const struct statement *statement, enum stance stance) {
    *LIST_ADD(&fact->support, &world->arena) = (struct fact_support){statement, stance};
}

static const struct utterance *utter(struct world *world, int document, const char *words) {
    struct statement s = world_says(world, document, words, CLAIM_OTHER, "Josh Kerr");
    struct world_document *d = &world->documents[document];
    struct utterance *u = ARENA_NEW(&world->arena, struct utterance);
    *u = (struct utterance){.id = document + 1, .document_id = s.document_id, .document = s.document, .doc = s.doc, .uri = s.uri,
                            .source = s.source, .published = s.published, .speaker = s.athlete, .text = s.quoted, .bytes = s.bytes,
                            .rule = {STR("70-quotes.rules"), 9, 8}};
    size_t at = str_find(d->article.text, str_of(words), 0);
    *LIST_ADD(&d->reading.quotes, &world->arena) =
        (struct quote){.span = span_of(at, at + strlen(words)), .person = person_of(world, document, s.athlete), .speaker = s.athlete, .rule = u->rule};
    *LIST_ADD(&world->utterances, &world->arena) = *u;
    return u;
}

static void add_value(struct world *world, struct discrepancy *d, const char *value, const struct statement *const *statements, uint32_t count) {
    struct discrepancy_value *v = LIST_ADD(&d->values, &world->arena);
    v->value = str_of(value);
    for (uint32_t i = 0; i < count; i++)
        *LIST_ADD(&v->statements, &world->arena) = statements[i];
}

static void tell_story(struct world *world) {
    const struct statement *kerr[3] = {
        say(world, 0, "3min 29.38sec", CLAIM_RESULT, "Josh Kerr", "", time_of(209380, 10), 1),
        say(world, 2, "3:29.38", CLAIM_RESULT, "Josh Kerr", "", time_of(209380, 10), 0),
        say(world, 1, "3 minutes, 29.28 seconds", CLAIM_RESULT, "Josh Kerr", "", time_of(209280, 10), 1)};
    const struct statement *won = say(world, 0, "Josh Kerr won", CLAIM_PLACING, "Josh Kerr", "", (struct mark){0}, 1);
    const struct statement *silver[2] = {
        say(world, 0, "3min 29.65sec", CLAIM_RESULT, "Jakob Ingebrigtsen", "", time_of(209650, 10), 2),
        say(world, 2, "3:29.65", CLAIM_RESULT, "Jakob Ingebrigtsen", "", time_of(209650, 10), 2)};
    struct mark gap = time_of(270, 10);
    gap.quantity = QUANTITY_MARGIN;
    const struct statement *margin = say(world, 1, ".27 seconds", CLAIM_MARGIN, "Jakob Ingebrigtsen", "Josh Kerr", gap, 0);

    struct fact *fact = add_fact(world, "Jakob Ingebrigtsen", "margin", "0.27", VERDICT_SINGLE_SOURCE);
    support(world, fact, margin, STANCE_SUPPORTS);
    fact = add_fact(world, "Jakob Ingebrigtsen", "mark", "3:29.65", VERDICT_AGREED);
    support(world, fact, silver[0], STANCE_SUPPORTS);
    support(world, fact, silver[1], STANCE_SUPPORTS);
    fact = add_fact(world, "Josh Kerr", "mark", "3:29.38", VERDICT_RESOLVED);
    support(world, fact, kerr[0], STANCE_SUPPORTS);
    support(world, fact, kerr[1], STANCE_SUPPORTS);
    support(world, fact, kerr[2], STANCE_CONTRADICTS);
    support(world, fact, margin, STANCE_INPUT);
    fact->explanation = STR("3:29.28 is contradicted by two papers and by the margin.");
    fact = add_fact(world, "Josh Kerr", "place", "1", VERDICT_SINGLE_SOURCE);
    support(world, fact, won, STANCE_SUPPORTS);

    struct discrepancy *d = LIST_ADD(&world->discrepancies, &world->arena);
    *d = (struct discrepancy){.id = 1, .key = STR("Josh Kerr|mark"), .kind = DISCREPANCY_MARK, .athlete = STR("Josh Kerr"), .event = STR("1500m"),
                              .competition = STR("World Athletics Championships"), .year = 2023, .round = ROUND_FINAL, .verdict = VERDICT_RESOLVED,
                              .preferred = STR("3:29.38"),
                              .explanation = STR("3:29.28 (Lakeside Tribune) is contradicted by 3:29.38 (two papers). 3:29.65 - 0.27 = 3:29.38."),
                              .would_change = STR("An official list with 3:29.28.")};
    add_value(world, d, "3:29.38", kerr, 2);
    add_value(world, d, "3:29.28", kerr + 2, 1);

    const struct utterance *first = utter(world, 0, "I ran my race and I knew it was mine,"), *second = utter(world, 1, "I ran my own race and knew it was mine,");
    d = LIST_ADD(&world->discrepancies, &world->arena);
    *d = (struct discrepancy){.id = 2, .key = STR("Josh Kerr|quote"), .kind = DISCREPANCY_QUOTE_WORDING, .athlete = STR("Josh Kerr"),
                              .verdict = VERDICT_UNRESOLVED, .explanation = STR("One utterance in two wordings.")};
    const struct utterance *both[] = {first, second};
    for (int i = 0; i < 2; i++) {
        struct discrepancy_value *v = LIST_ADD(&d->values, &world->arena);
        v->value = both[i]->text;
        *LIST_ADD(&v->utterances, &world->arena) = both[i];
    }
    struct reading *reading = &world->documents[0].reading;
    size_t at = str_find(world->documents[0].article.text, STR("21,400"), 0);
    *LIST_ADD(&reading->findings, &world->arena) = (struct finding){span_of(at, at + 6), STR("no rule explains this figure")};

    const struct statement *evil = say(world, 3, "4:00.00", CLAIM_RESULT, "Eve <img src=x onerror=alert(1)>", "", time_of(240000, 10), 0);
    fact = add_fact(world, "Eve <img src=x onerror=alert(1)>", "mark", "4:00.00", VERDICT_SINGLE_SOURCE);
    support(world, fact, evil, STANCE_SUPPORTS);
}

/* --- more of it ----------------------------------------------------------------------------------------------------- */

void world_crowd(struct world *world, uint32_t athletes) {
    for (uint32_t i = 0; i < athletes; i++) {
        const char *name = str_print(&world->arena, "Runner %04u", i).data;
        struct statement *s = ARENA_NEW(&world->arena, struct statement);
        *s = world_says(world, 2, "3:29.65", CLAIM_RESULT, name);
        s->mark = time_of(210000 + i, 10);
        struct fact *fact = add_fact(world, name, "mark", str_of(mark_print(s->mark, &world->arena).data).data, VERDICT_SINGLE_SOURCE);
        support(world, fact, s, STANCE_SUPPORTS);
    }
}

void world_lengthen(struct world *world, uint32_t paragraphs) {
    struct buffer text = {0};
    struct world_document *d = &world->documents[3];
    for (uint32_t i = 0; i < paragraphs; i++)
        buffer_print(&text, "Long Distance came round again & again on lap %u, and the clock said 4:%02u.%02u.\n", i, i / 100 % 60, i % 100);
    world->facts.count--; /* what was said of the document as it was */
    open_document(world, 3, str_copy(buffer_str(&text), &world->arena));
    buffer_close(&text);
    int32_t person = person_of(world, 3, STR("Long Distance"));
    for (size_t i = 0, at = 0; i < paragraphs; i++) {
        at = str_find(d->article.text, STR("clock said "), at) + sizeof "clock said " - 1;
        struct statement *s = ARENA_NEW(&world->arena, struct statement);
        struct span span = span_of(at, at + 7);
        *s = world_says(world, 3, "Long Distance", CLAIM_SPLIT, "Long Distance");
        s->bytes = article_bytes(&d->article, span);
        s->quoted = article_words(&d->article, span);
        s->mark = time_of(240000 + (int64_t)i * 10, 10);
        *LIST_ADD(&d->reading.claims, &world->arena) = (struct claim){
            .kind = CLAIM_SPLIT, .person = person, .rival = -1, .event = s->event, .mark = s->mark, .span = span, .evidence = span, .rule = s->rule};
        if (i % 100)
            continue;
        struct fact *fact = add_fact(world, "Long Distance", str_print(&world->arena, "split lap %zu", i).data, "4:00.00", VERDICT_SINGLE_SOURCE);
        support(world, fact, s, STANCE_SUPPORTS);
    }
}

/* --- the feed ------------------------------------------------------------------------------------------------------- */

static enum status each_fact(void *context, report_fact_take *take, void *taker, struct error *error) {
    struct world *world = context;
    for (LIST_EACH(struct fact, fact, &world->facts)) {
        enum status status = take(taker, fact, error);
        if (status != OK)
            return status;
    }
    return OK;
}

static enum status each_discrepancy(void *context, report_discrepancy_take *take, void *taker, struct error *error) {
    struct world *world = context;
    for (LIST_EACH(struct discrepancy, d, &world->discrepancies)) {
        enum status status = take(taker, d, error);
        if (status != OK)
            return status;
    }
    return OK;
}

static enum status each_quote(void *context, report_quote_take *take, void *taker, struct error *error) {
    struct world *world = context;
    for (LIST_EACH(struct utterance, u, &world->utterances)) {
        enum status status = take(taker, u, error);
        if (status != OK)
            return status;
    }
    return OK;
}

static enum status each_article(void *context, report_article_take *take, void *taker, struct error *error) {
    struct world *world = context;
    for (int i = 0; i < WORLD_DOCUMENTS; i++) {
        const struct world_document *d = &world->documents[i];
        struct report_article article = {.document_id = i + 1, .document = d->document.hash, .doc = d->document.name, .uri = d->document.uri,
                                         .source = d->document.source, .title = d->content.title, .author = d->content.author,
                                         .reading = &d->reading};
        date_parse(d->content.date, &article.published);
        enum status status = take(taker, &article, error);
        if (status != OK)
            return status;
    }
    return OK;
}

static enum status copies(void *context, const int64_t *ids, uint32_t count, uint32_t *same_as, struct error *error) {
    (void)context, (void)error;
    for (uint32_t i = 0; i < count; i++)
        same_as[i] = ids[i] == 3 ? 0 : i; /* the press and the courier print one text */
    return OK;
}

void world_open(struct world *world) {
    memset(world, 0, sizeof *world);
    for (int i = 0; i < WORLD_DOCUMENTS; i++)
        open_document(world, i, str_of(papers[i].text));
    tell_story(world);
    world->rules[0] = (struct report_rule){{STR("50-results.rules"), 2, 7}, STR("result"), true,
                                           STR("claim result\n    @athlete {ran} @time   # <&>\n    gives  result  athlete  mark=time\n")};
    world->rules[1] = (struct report_rule){{STR("70-quotes.rules"), 8, 8}, STR("quote"), true, STR("claim said\n    @quote said @athlete\n")};
    world->feed = (struct report_feed){.context = world, .each_fact = each_fact, .each_discrepancy = each_discrepancy, .each_quote = each_quote,
                                       .each_article = each_article, .rules = world->rules, .rule_count = 2, .copies = copies};
}

void world_close(struct world *world) { arena_close(&world->arena); }
