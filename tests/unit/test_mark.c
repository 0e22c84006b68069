#include <criterion/criterion.h>

#include "model/mark.h"

enum { N = QUANTITY_NONE, T = QUANTITY_TIME, D = QUANTITY_DISTANCE, H = QUANTITY_HEIGHT, P = QUANTITY_POINTS,
       W = QUANTITY_WIND, G = QUANTITY_MARGIN, R = QUANTITY_REACTION };
enum { HOUR = HINT_HOURS, MIN = HINT_MINUTES, SEC = HINT_SECONDS, MET = HINT_METRES, PTS = HINT_POINTS };

struct reading_case {
    const char *text;
    int wanted;
    uint32_t hints;
    const char *value;  /* NULL: no mark */
    int quantity;
};

static const struct reading_case cases[] = {
    /* clocks */
    {"3:31.46", N, 0, "3:31.46", T},
    {"3:31.46", T, MIN, "3:31.46", T},
    {"3.31.46", T, MIN, "3:31.46", T},
    {"3.31.46", N, 0, "3:31.46", T},
    {"3:31,46", T, MIN, "3:31.46", T},
    {"3:31:46", T, MIN, "3:31.46", T},
    {"3:31:46", N, 0, "3:31:46", T},
    {"13:01:46", N, 0, "13:01.46", T},
    {"2:02:57", T, HOUR, "2:02:57", T},
    {"2:02:57", N, 0, "2:02:57", T},
    {"2.02.57", T, HOUR, "2:02:57", T},
    {"2.02.57", T, MIN, "2:02.57", T},
    {"2:02.57", T, HOUR, "2:02:57", T},
    {"2:02.57", T, MIN, "2:02.57", T},
    {"2:02:57.4", N, 0, "2:02:57.4", T},
    {"2:14", T, HOUR, "2:14", T},
    {"2:14", N, 0, "2:14", T},
    {"2.14", T, HOUR, "2:14", T},
    {"2.14", T, MIN, "2:14", T},
    {"2.14", T, SEC, "2.14", T},
    {"2.75", T, MIN, "2.75", T},
    {"31.42", T, MIN, "31:42", T},
    {"31.42", T, SEC, "31.42", T},
    {"12.28", T, SEC, "12.28", T},
    {"9.8", T, SEC, "9.8", T},
    {"52.7", T, MIN, "52.7", T},
    {"61", T, SEC, "61", T},
    {"61:23", T, HOUR, "61:23", T},
    {"59:45", T, HOUR | MIN, "59:45", T},
    {"1:00:05", T, HOUR | MIN, "1:00:05", T},
    {"46,89", T, SEC, "46.89", T},
    {"9.784", T, SEC, "9.784", T},
    {"9.79 (.784)", T, SEC, "9.784", T},
    {"9.79 (.791)", T, SEC, NULL, N},
    {"0:58.3", T, MIN, "58.3", T},
    {"1:04.33 seconds", T, MIN, "1:04.33", T},
    {"0:0.004 seconds", G, 0, "0.004", G},
    {"2:05:30 hours", N, 0, "2:05:30", T},
    {"29:17 minutes", N, 0, "29:17", T},
    {"3'31\"46", T, MIN, "3:31.46", T},
    {"3'31\"46", N, 0, "3:31.46", T},
    {"10.2h", T, SEC, "10.2", T},
    {"3:45.2h", T, MIN, "3:45.2", T},
    {"10.2 (hand)", T, SEC, "10.2", T},
    {"(3:31.46)", N, 0, "3:31.46", T},
    {"3:31.46.", N, 0, "3:31.46", T},
    {"46.89", N, 0, NULL, N},
    {"46", N, 0, NULL, N},
    {"3:61.46", N, 0, NULL, N},
    {"3:75", N, 0, NULL, N},
    {"3:31.4678", N, 0, NULL, N},
    {"3:5", N, 0, NULL, N},
    {":31", N, 0, NULL, N},
    {"3:", N, 0, NULL, N},
    {"3::31", N, 0, NULL, N},
    {"3: 31", N, 0, NULL, N},
    {"1:2:3:4:5", N, 0, NULL, N},
    {"2023-08-23", N, 0, NULL, N},
    /* times with units */
    {"46.89sec", N, 0, "46.89", T},
    {"46.89 seconds", N, 0, "46.89", T},
    {"46.89s", T, MIN, "46.89", T},
    {"46,89 secs", N, 0, "46.89", T},
    {"61.78 seconds", T, MIN, "61.78", T},
    {"3min 29.38sec", N, 0, "3:29.38", T},
    {"3min29.38", N, 0, "3:29.38", T},
    {"3 minutes, 29.38 seconds", N, 0, "3:29.38", T},
    {"3 minutes and 29.38 seconds", N, 0, "3:29.38", T},
    {"3 minute 29.38 second", N, 0, "3:29.38", T},
    {"three minutes 29.38 seconds", N, 0, "3:29.38", T},
    {"eight minutes, 04.69 seconds", N, 0, "8:04.69", T},
    {"3m 29.38s", N, 0, "3:29.38", T},
    {"3m29.38s", T, MIN, "3:29.38", T},
    {"3 mins. 29.4 secs.", N, 0, "3:29.4", T},
    {"four minutes", N, 0, "4:00", T},
    {"two hours, one minute and 25 seconds", N, 0, "2:01:25", T},
    {"two hours and 35 seconds", N, 0, "2:00:35", T},
    {"two hours 23 minutes", T, HOUR, "2:23:00", T},
    {"2 hours, 16 minutes, and 16 seconds", N, 0, "2:16:16", T},
    {"2h05", N, 0, "2:05:00", T},
    {"2h05:30", N, 0, "2:05:30", T},
    {"2h 5m 30s", N, 0, "2:05:30", T},
    {"2hr 5min", N, 0, "2:05:00", T},
    {"twenty-nine minutes, seventeen seconds", N, 0, "29:17", T},
    {"a 61-second", T, 0, NULL, N},
    {"61-second", T, 0, "61", T},
    {"1.5 minutes", N, 0, NULL, N},
    {"75 minutes", N, 0, "75:00", T},
    {"three minutes 75 seconds", N, 0, NULL, N},
    {"30 seconds 3 minutes", N, 0, NULL, N},
    {"about 3:31", N, 0, "3:31", T},
    {"just over 46 seconds", N, 0, "46", T},
    {"nearly two seconds", N, 0, NULL, N},
    {"under 10 seconds", N, 0, NULL, N},
    {"sub-3:30", N, 0, NULL, N},
    {"more than 16 seconds", N, 0, NULL, N},
    {"half a second", N, 0, NULL, N},
    {"four minutes flat", N, 0, "4:00", T},
    {"3:31.46 PB", N, 0, "3:31.46", T},
    {"3:31.46 (NR)", N, 0, "3:31.46", T},
    {"3:31.46 hello", N, 0, NULL, N},
    {"12.31 (+1.9m/s)", T, SEC, "12.31", T},
    {"12.31 (1.9)", T, SEC, NULL, N},
    {"nine point five eight seconds", T, SEC, "9.58", T},
    {"forty-three point oh three", T, SEC, "43.03", T},
    {"nine point", T, SEC, NULL, N},
    {"10.9h", N, 0, "10.9", T},
    {"46.89\"", N, 0, "46.89", T},
    {"46\"89", N, 0, "46.89", T},
    {"3'31''46", N, 0, "3:31.46", T},
    {"11'51.6", N, 0, "11:51.6", T},
    {"12'07.9", T, MIN, "12:07.9", T},
    {"1.8m/sec", N, 0, "+1.8", W},
    {"2h00'35\"", N, 0, "2:00:35", T},
    {"46·89", T, SEC, "46.89", T},
    {"3∶31.46", N, 0, "3:31.46", T},
    {"0.24sec", N, 0, "0.24", G},
    {"19:88 seconds", N, 0, "19.88", T},
    {"60:31sec", N, 0, "60.31", T},
    {"2:14 minutes", N, 0, "2:14", T},
    /* slips of the keyboard, where a time is wanted */
    {"3:31..46", T, MIN, "3:31.46", T},
    {"3::31.46", T, MIN, "3:31.46", T},
    {"3;31.46", T, MIN, "3:31.46", T},
    {"3: 31.46", T, MIN, "3:31.46", T},
    {"10 .52", T, SEC, "10.52", T},
    {"1O.52", T, SEC, "10.52", T},
    {"l1.02", T, SEC, "11.02", T},
    {"O.O", T, SEC, "0.0", T},
    {"lo", T, SEC, NULL, N},
    /* parts of a second */
    {"two hundredths of a second", N, 0, "0.02", G},
    {"two one hundredths of a second", N, 0, "0.02", G},
    {"two one-hundredths of a second", G, 0, "0.02", G},
    {"one one hundredth of a second", G, 0, "0.01", G},
    {"a hundredth of a second", G, 0, "0.01", G},
    {"one-hundreth of a second", G, 0, "0.01", G},
    {"three-tenths of a second", G, 0, "0.3", G},
    {"eight hundredths", G, 0, "0.08", G},
    {"2/100ths of a second", G, 0, "0.02", G},
    {"a third of a second", G, 0, "0.33", G},
    {"a quarter of a second", G, 0, "0.25", G},
    {"a third of it", G, 0, NULL, N},
    {"twelve hundredths of a second", G, 0, "0.12", G},
    {"five thousandths of a second", G, 0, "0.005", G},
    {"3/4", G, 0, NULL, N},
    {"12 100ths of a second", G, 0, "0.12", G},
    {"5-100ths of a second", G, 0, "0.05", G},
    {"0.05 of a second", G, 0, "0.05", G},
    {"three hundredths of a metre", G, 0, NULL, N},
    {"hundredths of a second", G, 0, NULL, N},
    /* margins */
    {".27", G, 0, "0.27", G},
    {".27", N, 0, "0.27", G},
    {".27 seconds", G, 0, "0.27", G},
    {"0.27sec", G, 0, "0.27", G},
    {"+0.27", G, 0, "0.27", G},
    {"one minute 53 secs", G, 0, "113", G},
    {"a minute", G, 0, "60", G},
    {"six-second", G, 0, "6", G},
    {"1.42-second", G, 0, "1.42", G},
    {"six", G, 0, "6", G},
    {"six", T, 0, NULL, N},
    {"six", N, 0, NULL, N},
    {"20", G, PTS, "20", G},
    {"0.03", G, MET, "0.03", G},
    {"a point", G, 0, "1", G},
    {"a point", N, 0, "1", G},
    {"20 points", G, 0, "20", G},
    {"an inch", G, 0, "0.03", G},
    {"an inch", N, 0, "0.03", G},
    {"three inches", G, 0, "0.08", G},
    {"ten yards", G, 0, "9.14", G},
    {"half a second", G, 0, "0.5", G},
    {"a second and a half", G, 0, "1.5", G},
    {"two and a half metres", G, 0, "2.5", G},
    {"a metre and a half", G, 0, "1.5", G},
    {"1½ seconds", G, 0, "1.5", G},
    {"four and a half minutes", G, 0, "270", G},
    {"three yards", N, 0, "2.74", G},
    {"a single centimetre", G, 0, "0.01", G},
    {"22 centimetres", N, 0, "0.22", G},
    {"3cm", G, 0, "0.03", G},
    {"one meter", G, 0, "1", G},
    {"5-meter", G, 0, "5", G},
    {"40 metres", G, 0, "40", G},
    {"two metres", G, 0, "2", G},
    /* metres */
    {"6.23m", N, 0, "6.23", D},
    {"6.23m", H, 0, "6.23", H},
    {"6.23 metres", D, 0, "6.23", D},
    {"70.24 meters", N, 0, "70.24", D},
    {"6,23m", N, 0, "6.23", D},
    {"6.23", D, 0, "6.23", D},
    {"2.33", H, 0, "2.33", H},
    {"6.23", T, SEC, "6.23", T},
    {"6m 23", D, 0, "6.23", D},
    {"6m23cm", N, 0, "6.23", D},
    {"5.7m", N, 0, "5.7", D},
    {"7.92i", D, 0, "7.92", D},
    {"7.92m w", D, 0, "7.92", D},
    {"6.23m", T, 0, NULL, N},
    {"6.23m", P, 0, NULL, N},
    {"3:31.46", D, 0, NULL, N},
    {"6.23km", D, 0, NULL, N},
    /* feet and inches */
    {"22ft 3in", N, 0, "6.78", D},
    {"22 feet, 3 inches", N, 0, "6.78", D},
    {"22 feet 3 1/4 inches", D, 0, "6.79", D},
    {"22-3¼", N, 0, "6.79", D},
    {"22-3 1/4", D, 0, "6.79", D},
    {"22-03.25", D, 0, "6.79", D},
    {"22-3", D, 0, "6.78", D},
    {"22-3", N, 0, NULL, N},
    {"22'3.25\"", N, 0, "6.79", D},
    {"22’3.25”", N, 0, "6.79", D},
    {"22' 3''", N, 0, "6.78", D},
    {"8'0\"", H, 0, "2.44", H},
    {"15-foot", H, 0, "4.57", H},
    {"15-feet, 6-inch", H, 0, "4.72", H},
    {"sixteen feet", H, 0, "4.88", H},
    {"7½ feet", D, 0, "2.29", D},
    {"17-¾", H, 0, "5.20", H},
    {"17 feet, one-half inch", N, 0, "5.19", D},
    {"three-quarters of an inch", N, 0, "0.02", G},
    {"half an inch", G, 0, "0.01", G},
    {"29'2-1/2\"", N, 0, "8.90", D},
    {"29-2.5", N, 0, "8.90", D},
    {"7 ft 9+1⁄2 in", H, 0, "2.37", H},
    {"623cm", N, 0, "6.23", D},
    {"1500m", N, 0, NULL, N},
    {"22 feet 13 inches", D, 0, NULL, N},
    {"22.5 feet", D, 0, NULL, N},
    {"beyond 20 feet", D, 0, NULL, N},
    /* points */
    {"8,961 points", N, 0, "8961", P},
    {"8961pts", N, 0, "8961", P},
    {"8,961", P, 0, "8961", P},
    {"8 961", P, 0, "8961", P},
    {"8.961", P, 0, "8961", P},
    {"8961", P, 0, "8961", P},
    {"8961.5 points", N, 0, NULL, N},
    {"two hundred and five points", N, 0, "205", P},
    {"8,961", N, 0, NULL, N},
    /* wind */
    {"(+0.3)", N, 0, "+0.3", W},
    {"+0.3", N, 0, "+0.3", W},
    {"-1.2", W, 0, "-1.2", W},
    {"–1.2 m/s", N, 0, "-1.2", W},
    {"−1.2m/s", N, 0, "-1.2", W},
    {"0.9m/s", N, 0, "+0.9", W},
    {"+.9 meters/second", N, 0, "+0.9", W},
    {"2.1 metres per second", N, 0, "+2.1", W},
    {"+2 m/s", N, 0, "+2", W},
    {"a wind of -1.2 m/s", N, 0, "-1.2", W},
    {"wind: +1.9", N, 0, "+1.9", W},
    {"plus 2.1", N, 0, "+2.1", W},
    {"0.0", W, 0, "0.0", W},
    {"-0.27", N, 0, NULL, N},
    {"120 m/s", N, 0, NULL, N},
    /* reactions */
    {"0.142", R, 0, "0.142", R},
    {"0.142 seconds", R, 0, "0.142", R},
    {".142sec", R, 0, "0.142", R},
    /* hostile */
    {"", N, 0, NULL, N},
    {" ", N, 0, NULL, N},
    {"(", N, 0, NULL, N},
    {"()", N, 0, NULL, N},
    {"((3:31))", N, 0, NULL, N},
    {"-", N, 0, NULL, N},
    {"+", W, 0, NULL, N},
    {".", T, SEC, NULL, N},
    {"..5", T, SEC, NULL, N},
    {"99999999999999999999", T, SEC, NULL, N},
    {"12345678 seconds", T, SEC, NULL, N},
    {"9999999 hours", T, 0, "9999999:00:00", T},
    {"\xFF", N, 0, NULL, N},
    {"3:31\xC3", N, 0, NULL, N},
    {"3:31.46 km/h", N, 0, NULL, N},
    {"$3.31", N, 0, NULL, N},
    {"33%", N, 0, NULL, N},
    {"26-year-old", N, 0, NULL, N},
    {"one two three", G, 0, NULL, N},
    {"and and and", N, 0, NULL, N},
    {"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", T, 0, NULL, N},
};

Test(mark, every_style_that_newspapers_print_is_read_and_nothing_else) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct reading_case *c = &cases[i];
        struct mark mark = {0};
        bool found = mark_read(str_of(c->text), (enum quantity)c->wanted, c->hints, &mark);
        str value = found ? mark_print(mark, &arena) : STR("no mark");
        cr_expect(found == (c->value != NULL) && (!found || (str_equal(value, str_of(c->value)) && (int)mark.quantity == c->quantity)),
                  "\"%s\" wanted as %d with hints %u: hoped for %s (%d), got %.*s (%d)", c->text, c->wanted, c->hints,
                  c->value ? c->value : "no mark", c->quantity, STR_ARG(value), found ? (int)mark.quantity : 0);
    }
    arena_close(&arena);
}

static struct mark mark_of(const char *text, enum quantity quantity, uint32_t hints) {
    struct mark mark = {0};
    cr_assert(mark_read(str_of(text), quantity, hints, &mark), "%s", text);
    return mark;
}

Test(mark, what_was_special_is_flagged) {
    static const struct { const char *text; enum quantity quantity; uint32_t hints, flags; } flagged[] = {
        {"3:31:46", QUANTITY_TIME, HINT_MINUTES, MARK_SLIP},
        {"2:02.57", QUANTITY_TIME, HINT_HOURS, MARK_SLIP},
        {"3.31.46", QUANTITY_TIME, HINT_MINUTES, 0},
        {"10.2h", QUANTITY_TIME, HINT_SECONDS, MARK_HAND},
        {"10.02w", QUANTITY_TIME, HINT_SECONDS, MARK_WIND_AIDED},
        {"7.92i", QUANTITY_DISTANCE, 0, MARK_INDOOR},
        {"19.83A", QUANTITY_TIME, HINT_SECONDS, MARK_ALTITUDE},
        {"22-3", QUANTITY_DISTANCE, 0, MARK_CONVERTED},
        {"about 46.5", QUANTITY_TIME, HINT_SECONDS, MARK_APPROXIMATE},
        {"two hundredths of a second", QUANTITY_MARGIN, 0, MARK_IN_WORDS},
        {"61.78 seconds", QUANTITY_TIME, 0, MARK_IN_SECONDS},
        {"61:23", QUANTITY_TIME, HINT_MINUTES, MARK_IN_MINUTES},
    };
    for (size_t i = 0; i < sizeof flagged / sizeof *flagged; i++) {
        struct mark mark = mark_of(flagged[i].text, flagged[i].quantity, flagged[i].hints);
        cr_expect(mark.flags == flagged[i].flags, "%s: flags %u, hoped for %u", flagged[i].text, mark.flags, flagged[i].flags);
    }
}

Test(mark, amounts_are_exact_integers_with_the_printed_precision) {
    struct mark mark = mark_of("3:31.46", QUANTITY_TIME, HINT_MINUTES);
    cr_assert(mark.unit == UNIT_MS && mark.amount == 211460 && mark.step == 10);
    mark = mark_of("2:14", QUANTITY_TIME, HINT_HOURS);
    cr_assert(mark.amount == 8040000 && mark.step == 60000);
    mark = mark_of("6.2m", QUANTITY_NONE, 0);
    cr_assert(mark.unit == UNIT_MM && mark.amount == 6200 && mark.step == 100);
    mark = mark_of("-1.2", QUANTITY_WIND, 0);
    cr_assert(mark.unit == UNIT_MM_PER_S && mark.amount == -1200 && mark.step == 100);
}

Test(mark, printed_figures_agree_at_lower_precision_and_never_by_nearness) {
    static const struct { const char *a, *b; enum quantity quantity; bool agree; } pairs[] = {
        {"26.5", "26.47", QUANTITY_TIME, true},
        {"26.5", "26.41", QUANTITY_TIME, true},   /* rounded up by hand timing */
        {"26.5", "26.61", QUANTITY_TIME, false},
        {"26.5", "26.6", QUANTITY_TIME, false},
        {"3:31.46", "3:31.56", QUANTITY_TIME, false},
        {"3:31.46", "3:31.47", QUANTITY_TIME, false},
        {"9.79", "9.784", QUANTITY_TIME, true},
        {"9.79", "9.791", QUANTITY_TIME, false},
        {"3:31", "3:31.46", QUANTITY_TIME, true},
        {"61.78 seconds", "1:01.78", QUANTITY_TIME, true},
        {"6.23", "6.24", QUANTITY_DISTANCE, false},
        {"6.2", "6.24", QUANTITY_DISTANCE, true},
        {"22-3.25", "6.79", QUANTITY_DISTANCE, true},
        {"22-3.25", "6.83", QUANTITY_DISTANCE, false},
        {"5055", "5056", QUANTITY_POINTS, false},
        {"+2", "+1.9", QUANTITY_WIND, true},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct mark a = mark_of(pairs[i].a, pairs[i].quantity, 0), b = mark_of(pairs[i].b, pairs[i].quantity, 0);
        cr_expect(mark_agrees(a, b) == pairs[i].agree, "%s and %s", pairs[i].a, pairs[i].b);
        cr_expect(mark_agrees(b, a) == pairs[i].agree, "%s and %s", pairs[i].b, pairs[i].a);
    }
    cr_assert(!mark_agrees(mark_of("9.79", QUANTITY_TIME, 0), mark_of("9.79", QUANTITY_DISTANCE, 0)));
}

Test(mark, names_of_quantities_lead_back) {
    for (int i = QUANTITY_TIME; i <= QUANTITY_REACTION; i++)
        cr_assert(quantity_of(str_of(quantity_name((enum quantity)i))) == (enum quantity)i);
    cr_assert(quantity_name(QUANTITY_NONE) == NULL && quantity_of(STR("speed")) == QUANTITY_NONE);
}

Test(mark, any_bytes_are_read_without_harm) {
    static const char alphabet[] = "0123456789:.,-'\"()/+ mhsfteinaow\xC2\xBC\xFF";
    uint64_t state = 7;
    for (int i = 0; i < 20000; i++) {
        char text[24];
        for (size_t k = 0; k < sizeof text; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            text[k] = alphabet[(state >> 33) % (sizeof alphabet - 1)];
        }
        struct mark mark = {0};
        size_t size = (size_t)(state >> 40) % sizeof text;
        bool found = mark_read((str){text, size}, (enum quantity)(i % 8), (uint32_t)(i / 8) % 32, &mark);
        cr_assert(!found || (mark.step > 0 && mark.quantity != QUANTITY_NONE && mark.unit != UNIT_NONE));
    }
}

/* What no clock and no tape shows, as it was printed or in metres; empty where one may show it or it is no time at all. */
static const struct { const char *text; uint32_t hints; const char *hoped; } impossible[] = {
    {"3:79.38", HINT_MINUTES, "3:79.38"}, {"2:84:02", HINT_HOURS, "2:84:02"}, {"2:04:82", HINT_HOURS, "2:04:82"}, {"3min 89.65sec", HINT_NONE, "3:89.65"},
    {"three minutes 89.38 seconds", HINT_NONE, "3:89.38"}, {"4:61.2", HINT_MINUTES, "4:61.2"}, {"two hours and 85 seconds", HINT_NONE, "2:00:85"},
    {"3:29.38", HINT_MINUTES, ""}, {"46.89", HINT_SECONDS, ""}, {"9.79", HINT_SECONDS, ""}, {"99", HINT_NONE, ""}, {"3:99:99", HINT_NONE, ""}, {":79", HINT_NONE, ""},
    {"23-5 3/2", HINT_NONE, "7.18"}, {"75 feet, 1 3/7 inches", HINT_NONE, "22.90"}, {"6 feet, 7 9/8", HINT_NONE, "2.04"}, {"1/1 inch", HINT_NONE, "0.03"},
    {"23-5 1/2", HINT_NONE, ""}, {"23-5 5/8", HINT_NONE, ""}, {"23-5 13/4", HINT_NONE, ""}, {"23-5 1/0", HINT_NONE, ""}, {"3/2", HINT_NONE, ""},
};

Test(mark, what_no_clock_and_no_tape_shows_is_read_as_it_was_printed) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        struct mark mark;
        bool found = mark_read_impossible(str_of(impossible[i].text), impossible[i].hints, &mark);
        str got = found ? mark_print(mark, &arena) : (str){0};
        cr_expect(str_equal(got, str_of(impossible[i].hoped)), "%s: hoped for %s, got %.*s", impossible[i].text, impossible[i].hoped, STR_ARG(got));
        cr_expect(!found || mark_is_impossible(mark), "%s", impossible[i].text);
    }
    arena_close(&arena);
}
