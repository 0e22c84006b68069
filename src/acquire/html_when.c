#include "html_says.h"

#include "html_date.h"

enum { NEAR_BEFORE = 4, NEAR_BEHIND = 12, FAR_BEFORE = 30, FAR_BEHIND = 60 /* blocks around the headline */ };

/* Dates. */

static str iso_of(const struct html_says *says, str text) {
    struct date date;
    text = str_trim(text);
    if (text.size >= 8 && date_parse(text, &date) && date_is_full(date) && text.data[4] == '-')
        return text.size > 10 ? text : date_print(date, says->arena);
    if (html_date_find(text, says->language, says->words, &date))
        return date_print(date, says->arena);
    int64_t number;
    if (text.size == 8 && str_to_int(text, &number)) {
        date = (struct date){(int16_t)(number / 10000), (int8_t)(number / 100 % 100), (int8_t)(number % 100)};
        if (date.year > 1990 && date.year < 2100 && date.month >= 1 && date.month <= 12 && date.day >= 1)
            return date_print(date, says->arena);
    }
    return (str){0};
}

/* Microdata and <time>: with itemprop=datePublished, then "pubdate", then any that stands where an article may be. */
static str date_in_elements(const struct html_says *says) {
    str found[3] = {0};
    for (uint32_t i = 0; i < says->tree->count; i++) {
        const struct html_node *node = &says->tree->items[i];
        if (node->tag == HTML_TEXT || node->tag == GUMBO_TAG_META)
            continue;
        str property = html_attribute(node, "itemprop"), class = html_attribute(node, "class");
        bool is_published = str_find(property, STR("datePublished"), 0) < property.size || str_find(class, STR("published"), 0) < class.size;
        if (node->tag != GUMBO_TAG_TIME && !is_published)
            continue;
        int rank = is_published ? 0 : html_attribute(node, "pubdate").data ? 1 : 2;
        if (found[rank].size || html_is_in_comments(says, i))
            continue;
        static const char *const values[] = {"datetime", "content", "title"};
        for (size_t v = 0; v < 3 && !found[rank].size; v++)
            found[rank] = iso_of(says, html_attribute(node, values[v]));
        if (!found[rank].size)
            found[rank] = iso_of(says, html_text(says->tree, i, LONGEST_DATE_LINE, says->arena));
    }
    return found[0].size ? found[0] : found[1].size ? found[1] : found[2];
}

/* 2019/11/19 in an address. */
static str date_in_address(const struct html_says *says, str address) {
    for (size_t i = 0; i + 9 < address.size; i++) {
        str at = str_slice(address, i, i + 11);
        char gap = at.size > 4 ? at.data[4] : 0;
        if ((gap != '/' && gap != '-') || (i && address.data[i - 1] != '/'))
            continue;
        struct date date;
        char iso[11];
        memcpy(iso, at.data, at.size < 10 ? at.size : 10);
        iso[10] = 0;
        if (iso[7] != gap)
            continue;
        iso[4] = iso[7] = '-';
        if (date_parse((str){iso, 10}, &date) && date_is_full(date) && date.year > 1990)
            return date_print(date, says->arena);
    }
    return (str){0};
}

static int64_t days_between(struct date a, struct date b) {
    int64_t days = date_to_days(a) - date_to_days(b);
    return days < 0 ? -days : days;
}

/* Short lines with a date, those whose class says so before those that stand beside the headline. The first one that is within a day
 * of wanted, or the first of all where wanted is unknown. */
static bool shown_date(const struct html_says *says, struct date wanted, struct date *date) {
    uint32_t heading = says->heading_block;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = heading > FAR_BEFORE ? heading - FAR_BEFORE : 0; i < says->blocks->count && i <= heading + FAR_BEHIND; i++) {
            const struct html_block *b = &says->blocks->items[i];
            bool is_near = i + NEAR_BEFORE >= heading && i <= heading + NEAR_BEHIND;
            bool is_marked = says->tree->items[b->element].senses >> SENSE_BYLINE & 1;
            if (b->chars > LONGEST_DATE_LINE || !(pass ? is_near : is_marked) || !b->digits || html_is_in_comments(says, b->element))
                continue;
            if (html_date_find(html_block_text(says, b), says->language, says->words, date) &&
                (!date_is_full(wanted) || days_between(*date, wanted) <= 1))
                return true;
        }
    return false;
}

static str told_date(const struct html_says *says, str uri) {
    str date = iso_of(says, says->ld.published);
    str meta;
    for (uint32_t i = 0; !date.size && (meta = html_says_meta(says, META_DATE, i)).size; i++)
        date = iso_of(says, meta);
    if (!date.size)
        date = date_in_elements(says);
    if (!date.size)
        date = date_in_address(says, says->ld.address);
    if (!date.size)
        date = date_in_address(says, html_says_meta(says, META_ADDRESS, 0));
    return date.size ? date : date_in_address(says, uri);
}

/* What machines are told, in the day that people are shown: a stamp in UTC may be of the day before or after. Where people are shown
 * the day of the last change alone, that is the article's date. */
str html_when_choose(const struct html_says *says, str uri) {
    str told = told_date(says, uri), modified = iso_of(says, says->ld.modified);
    if (!modified.size)
        modified = iso_of(says, html_says_meta(says, META_MODIFIED, 0));
    struct date told_day = {0}, modified_day = {0}, shown;
    date_parse(told, &told_day);
    date_parse(modified, &modified_day);
    if (date_is_full(told_day)) {
        if (shown_date(says, told_day, &shown))
            return date_compare(shown, told_day) == 0 ? told : date_print(shown, says->arena);
        if (date_is_full(modified_day) && shown_date(says, modified_day, &shown))
            return date_compare(shown, modified_day) == 0 ? modified : date_print(shown, says->arena);
        return told;
    }
    if (shown_date(says, (struct date){0}, &shown))
        return date_print(shown, says->arena);
    return modified;
}
