/*
 * Everything that has a page, as data for the script of search.html. A page opened from disk may not read files, but it may
 * load scripts of its own folder, so the data are scripts: data/1.js, data/2.js …, none over a megabyte, each one call
 *
 *     photofinish([["athlete","Josh Kerr","athlete/josh-kerr-5c1f2a90.html","GBR","3:29.38 1"], …]);
 *
 * with kind, title, address, what stands beside it, and more words that find it.
 */
#include "base/json.h"
#include "report/address.h"
#include "maker.h"

enum { SHARD_FULL = 800 * 1000, TITLE_MOST = 200, WORDS_MOST = 2000 };

struct shards {
    struct maker *maker;
    struct buffer out;
    struct buffer clean;
    struct arena arena;
    uint32_t number;
};

static void finish_shard(struct shards *shards) {
    if (!shards->out.size)
        return;
    buffer_add_text(&shards->out, "\n]);\n");
    site_write(&shards->maker->site, str_print(&shards->arena, "data/%u.js", shards->number), buffer_str(&shards->out));
    buffer_clear(&shards->out);
}

static void add_cell(struct shards *shards, str text, size_t most, const char *before) {
    size_t size = text.size < most ? text.size : most;
    while (size < text.size && size && ((unsigned char)text.data[size] & 0xC0) == 0x80)
        size--;
    buffer_clear(&shards->clean);
    html_clean(str_slice(text, 0, size), &shards->clean);
    buffer_add_text(&shards->out, before);
    json_write_text(&shards->out, buffer_str(&shards->clean));
}

static void add_row(struct shards *shards, const char *kind, str title, str address, str beside, str words) {
    if (shards->out.size > SHARD_FULL)
        finish_shard(shards);
    if (!shards->out.size) {
        shards->number++;
        buffer_add_text(&shards->out, "photofinish([\n");
    } else {
        buffer_add_text(&shards->out, ",\n");
    }
    add_cell(shards, str_of(kind), TITLE_MOST, "[");
    add_cell(shards, title, TITLE_MOST, ",");
    add_cell(shards, address, TITLE_MOST, ",");
    add_cell(shards, beside, TITLE_MOST, ",");
    add_cell(shards, words, WORDS_MOST, ",");
    buffer_add_text(&shards->out, "]");
    arena_reset(&shards->arena);
}

/* Marks and other values, so that a figure finds whose it is. */
static str values_of(const struct shards *shards, const struct ledger_athlete *athlete, struct buffer *words) {
    const struct ledger *ledger = &shards->maker->ledger;
    buffer_clear(words);
    for (uint32_t i = athlete->first_fact; i != LEDGER_NONE && words->size < WORDS_MOST; i = ledger->facts.items[i].next_of_athlete) {
        buffer_add(words, ledger->facts.items[i].value);
        buffer_add_char(words, ' ');
    }
    return buffer_str(words);
}

static void add_everything(struct shards *shards) {
    const struct maker *maker = shards->maker;
    const struct ledger *l = &maker->ledger;
    struct arena *arena = &shards->arena;
    struct buffer words = {0};
    for (uint32_t i = 0; i < l->discrepancies.count; i++) {
        const struct ledger_discrepancy *d = &l->discrepancies.items[i];
        add_row(shards, "discrepancy", discrepancy_title(maker, d, arena), d->address, str_of(verdict_name(d->verdict)),
                str_print(arena, "%s %.*s", discrepancy_kind_name(d->kind), STR_ARG(d->competition)));
    }
    for (uint32_t i = 0; i < l->athletes.count; i++) {
        const struct ledger_athlete *athlete = &l->athletes.items[i];
        str values = values_of(shards, athlete, &words);
        add_row(shards, "athlete", athlete->name, athlete->address, athlete->nation, values);
    }
    for (uint32_t i = 0; i < l->races.count; i++) {
        const struct ledger_race *race = &l->races.items[i];
        add_row(shards, "race", race_title(maker, race->event, race->competition, race->year, arena), race->address,
                str_print(arena, "%u facts", race->fact_count), race->event);
    }
    for (uint32_t i = 0; i < l->documents.count; i++) {
        const struct ledger_document *d = &l->documents.items[i];
        str source = l->sources.items[d->source].name, date = date_print(d->published, arena);
        add_row(shards, "article", d->title.size ? d->title : d->doc, address_article(d->hash, arena),
                str_print(arena, "%.*s %.*s", STR_ARG(source), STR_ARG(date)), d->doc);
    }
    for (uint32_t i = 0; i < maker->spoken.count; i++) {
        const struct spoken *spoken = &maker->spoken.items[i];
        str who = spoken->athlete == LEDGER_NONE ? spoken->source : l->athletes.items[spoken->athlete].name;
        add_row(shards, "quote", spoken->text, spoken->address, who, spoken->text);
    }
    finish_shard(shards);
    buffer_close(&words);
}

enum status search_page(struct maker *maker, struct error *error) {
    struct shards shards = {.maker = maker};
    add_everything(&shards);
    struct page page;
    page_open(&page, &maker->site, STR("search.html"), STR("Search"), SECTION_SEARCH);
    HTML(&page.html,
         "<h1>Search</h1>\n<div id=\"search\" data-shards=\"{}\">\n<noscript><p>Searching needs JavaScript. Without it the lists of "
         "<a href=\"discrepancies.html\">discrepancies</a>, <a href=\"races.html\">races</a>, <a href=\"athletes.html\">athletes</a> and "
         "<a href=\"articles.html\">articles</a> hold everything.</p></noscript>\n</div>\n",
         str_print(page.html.arena, "%u", shards.number));
    buffer_close(&shards.out);
    buffer_close(&shards.clean);
    arena_close(&shards.arena);
    return page_close(&page, error);
}
