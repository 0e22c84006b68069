#include "cli/commands.h"

#include "cli/listing.h"

#define OPTIONS(...) ((const struct option *const[]){__VA_ARGS__, NULL})

static const struct option rules = {"rules", 'r', "DIR", "the rules folder (else $PHOTOFINISH_RULES, or the one that came along)"};
static const struct option jobs = {"jobs", 'j', "N", "threads (else as many as there are processors)"};
static const struct option engine = {"engine", 0, "gated|naive", "naive: try every rule on every sentence; the same output, slower"};
static const struct option largest = {"largest", 0, "BYTES", "refuse documents larger than this, unpacked (else 16 MiB)"};
static const struct option publisher = {"source", 0, "NAME", "who published the list (else the name of the file)"};
static const struct option as_of = {"as-of", 0, "YYYY-MM-DD", "the day of the list's state (else it counts as always right)"};
static const struct option trust = {"trust", 0, "N", "how likely a row is right, of 1000 (else 990)"};
static const struct option archive = {"output", 'o', "FILE.warc.gz", "the archive, new or to be continued (else output/fetched.warc.gz)"};
static const struct option allow_private = {"allow-private", 0, NULL, "follow redirects and links from public to private addresses"};
static const struct option follow = {"follow", 0, NULL, "also fetch the pages that entries of feeds link to and that are not there yet"};
static const struct option pause_wanted = {"pause", 0, "MS", "between two requests to a host, if its robots.txt asks for no more (else 1000)"};
static const struct option longest_pause = {"longest-pause", 0, "MS", "that a server may ask for; it is left alone otherwise (else 120000)"};
static const struct option timeout = {"timeout", 0, "MS", "for one exchange (else 60000)"};
static const struct option largest_answer = {"largest", 0, "BYTES", "refuse answers larger than this, also unpacked (else 16 MiB)"};
static const struct option tries = {"tries", 0, "N", "how often to try what may pass: 429, 5xx, broken connections (else 3)"};
static const struct option hosts = {"hosts", 0, "N", "at once, with one connection each (else 16)"};
static const struct option text_format = {"format", 'f', "text|json", "json: title, date, author and text, one document a line"};
static const struct option strict = {"strict", 0, NULL, "rules without example or counter-example are findings too"};
static const struct option event = {"event", 'e', "CODE", "the event it is a mark of: 2.33 is 2:33 for 800m, 2.33 for HJ"};

static const struct option reference = {"reference", 0, "YYYY-MM-DD", "the day the text was written"};

static const struct option database = {"database", 'd', "DB", "the database (else $PHOTOFINISH_DB, or output/facts.db)"};
static const struct option format = {"format", 'f', LISTING_FORMATS, "table for people, the others for programs"};
static const struct option athlete = {"athlete", 0, "NAME", "only this athlete; a last name will do"};
static const struct option of_event = {"event", 0, "CODE", "only this event"};
static const struct option competition = {"competition", 0, "NAME", "only competitions with these words in their name"};
static const struct option year = {"year", 0, "YEAR", "only this year"};
static const struct option kind = {"kind", 0, "KIND", "only this kind"};
static const struct option verdict = {"verdict", 0, "VERDICT", "only this verdict"};
static const struct option source = {"source", 0, "SOURCE", "only where this outlet has a say"};
static const struct option limit = {"limit", 0, "N", "at most so many"};
static const struct option why_not = {"why-not", 0, "RULE", "say instead why the rule of that name does not match a text"};
static const struct option note = {"note", 0, "TEXT", "why, for those who come later"};

static const struct option claims = {"claims", 0, "FILE.csv", "find the truth among plain claims instead; touches no database"};
static const struct option majority = {"majority", 0, NULL, "with --claims: plain voting, for comparison"};

static const struct option gold = {"gold", 'g', "DIR", "annotations: STEM.json or STEM.ann (brat) for STEM.txt"};
static const struct option texts = {"texts", 0, "DIR", "articles, when they are neither among the inputs nor in a usual place beside the gold"};
static const struct option found = {"found", 0, "FILE", "score the saved output of `extract` instead of extracting"};
static const struct option errors = {"errors", 'e', NULL, "list every slip with the words around it"};
static const struct option by_kind = {"kinds", 0, NULL, "also by kind of mark"};
static const struct option by_rule = {"by-rule", 0, NULL, "also by rule: how often right and wrong"};
static const struct option baseline = {"baseline", 'b', "FILE", "saved output of `extract` to compare with: what is gained and lost"};
static const struct option bar = {"bar", 0, "F1|FILE", "exit 1 when a headline row, or a row that FILE lists, is below this"};

static const struct option output = {"output", 'o', "DIR", "the folder to write; an older report there is replaced"};
static const struct option check_format = {"format", 'f', "text|sarif", "a line for each finding, or SARIF 2.1.0"};
static const struct option export_format = {"format", 'f', "NAME,…", "jsonl, csv, brat, webannotation, prov, sarif, claimreview, datasette"};
static const struct option export_output = {"output", 'o', "DIR", "the folder to write; else standard output, where one format makes one file"};
static const struct option title = {"title", 0, "TEXT", "the name at the head of the pages"};

#define VERDICTS                                                                                                              \
    "Verdicts: agreed, agreed-lower-precision, single-source, resolved, unresolved, internal-inconsistency,\n"              \
    "arithmetic-mismatch, superseded, refuted-by-reference, not-comparable, extraction-suspect, derived."

const struct command commands[] = {
    {"run", command_run, "INPUT…", 1, ARGUMENTS_MANY, "read articles into a database, reconcile them, print what disagrees",
     OPTIONS(&database, &jobs, &rules, &engine, &largest, &follow),
     "INPUT is a file, a folder, a web address or -; text, HTML, JSON lines, feeds or WARC, also with .gz or .zst. What is known and unchanged\n"
     "is not read again. Addresses are fetched politely (see fetch) into fetched.warc.gz beside the database."},
    {"extract", command_extract, "INPUT…", 1, ARGUMENTS_MANY, "print mentions, claims and quotes as JSON lines, in reading order",
     OPTIONS(&jobs, &rules, &engine, &largest), NULL},
    {"fetch", command_fetch, "URL…", 1, ARGUMENTS_MANY, "fetch politely from the network into a WARC file that the other commands read",
     OPTIONS(&archive, &follow, &allow_private, &pause_wanted, &longest_pause, &timeout, &largest_answer, &tries, &hosts),
     "Obeys robots.txt. Interrupted, the same command goes on; called again, it asks only for what has changed."},
    {"text", command_text, "FILE…", 1, ARGUMENTS_MANY, "print the article body, paragraphs apart by a blank line",
     OPTIONS(&text_format, &rules), NULL},
    {"sentences", command_sentences, "FILE…", 1, ARGUMENTS_MANY, "print the article body, one sentence a line",
     OPTIONS(&rules), NULL},
    {"mark", command_mark, "STRING", 1, 1, "read one mark: prints its value, a tab and what it measures; exit 1 when it is none",
     OPTIONS(&event, &rules), NULL},
    {"event", command_event, "STRING", 1, 1, "print the code of an event: `110 m hurdles` gives 110mH; exit 1 when it is none",
     OPTIONS(&rules), NULL},
    {"resolve-date", command_resolve_date, "STRING", 1, 1, "print the day, or START/END, that a phrase means; exit 1 when it means none",
     OPTIONS(&reference, &rules), NULL},
    {"reconcile", command_reconcile, "", 0, 0, "reconcile all of a database again, or plain claims", OPTIONS(&database, &jobs, &rules, &claims, &majority),
     "With --claims: source,object,attribute,value in (a list's parts apart by \";\"), object,attribute,value,confidence out."},
    {"discrepancies", command_discrepancies, "", 0, 0, "list what disagrees, who says what, and which is probably right",
     OPTIONS(&database, &format, &athlete, &of_event, &competition, &year, &kind, &verdict, &source, &limit),
     "Kinds: mark, place, margin, order, split, record, name, nation, age, date, event, quote-wording, quote-speaker, revision.\n" VERDICTS},
    {"facts", command_facts, "", 0, 0, "list what was found out, with verdict and number of sources",
     OPTIONS(&database, &format, &athlete, &of_event, &competition, &year, &kind, &verdict, &source, &limit),
     "--kind is an attribute: mark, place, margin, split, record, best and so on.\n" VERDICTS},
    {"quotes", command_quotes, "", 0, 0, "list who said what, and where it stands",
     OPTIONS(&database, &format, &athlete, &year, &source, &limit), NULL},
    {"show", command_show, "ID", 1, 1, "show one fact (f12 or 12), discrepancy (d4) or quote (q7) and what it rests on",
     OPTIONS(&database), NULL},
    {"explain", command_explain, "ID", 1, 1, "show why: the reasons, the sentences with their words underlined, the rules, the bytes",
     OPTIONS(&database, &rules, &why_not),
     "With --why-not RULE the argument is a text, and it says how far the rule gets in it and what would have had to follow. The\n"
     "text may mark what earlier layers find, as the rules' examples do: `with [athlete Kerr] settling for [medal silver]`."},
    {"decide", command_decide, "ID accept|reject|value=V", 2, 2, "record what a person decided about a fact or a discrepancy",
     OPTIONS(&database, &note),
     "Decisions are kept by content: they hold when the articles are read again. `photofinish reconcile` applies them."},
    {"audit", command_audit, "", 0, 0, "check every fact against its source again: hashes, bytes, rules, sums; exit 1 with findings",
     OPTIONS(&database, &jobs, &rules, &format, &largest), NULL},
    {"reference load", command_reference_load, "FILE.csv", 1, 1, "load an official list of results, against which articles are checked",
     OPTIONS(&database, &jobs, &rules, &publisher, &as_of, &trust),
     "Columns, by name: competition,year,event,sex,round,athlete,nation,place,mark,record; others are passed over."},
    {"check", command_check, "DRAFT…", 1, ARGUMENTS_MANY, "read drafts and tell where they differ from what is known; exit 1 when they do",
     OPTIONS(&database, &check_format, &rules, &largest), "Nothing is stored. A draft that the database knows already is compared with all others."},
    {"report", command_report, "-o DIR", 0, 0, "write everything that is known as HTML pages that open from disk",
     OPTIONS(&database, &output, &title, &rules), "The articles are read again from their files, to show what was understood in their own words."},
    {"export", command_export, "", 0, 0, "hand everything that is known on to other programs",
     OPTIONS(&database, &export_format, &export_output, &rules),
     "jsonl: facts with their sources, discrepancies, quotes, documents (docs/schema describes the lines). csv: the same as tables,\n"
     "with CSV on the Web metadata. brat: standoff beside the text, as eval reads it. webannotation: W3C annotations, JSON-LD.\n"
     "prov: PROV-JSON. sarif: discrepancies as SARIF 2.1.0. claimreview: discrepancies as schema.org ClaimReview.\n"
     "datasette: metadata.json, with questions worth asking, for a database called facts.db."},
    {"eval", command_eval, "--gold DIR [INPUT…]", 0, ARGUMENTS_MANY, "measure extraction against annotated articles",
     OPTIONS(&gold, &jobs, &rules, &engine, &largest, &texts, &found, &errors, &by_kind, &by_rule, &baseline, &bar),
     "Counts are summed over the articles. Names match without case, accents and punctuation; marks match when value and\n"
     "place in the text do; quotes match when nine words in ten do. The lenient rows also take a last name for a full one."},
    {"rules test", command_rules_test, "[DIR]", 0, 1, "run the examples that stand beside the rules; exit 1 when one fails, or a word can't match",
     OPTIONS(&rules, &strict), NULL},
    {"rules list", command_rules_list, "[DIR]", 0, 1, "list the rules, where they stand, and what a sentence must have for each",
     OPTIONS(&rules, &format), NULL},
    {"rules profile", command_rules_profile, "INPUT…", 1, ARGUMENTS_MANY, "count and time every rule over real articles, the slowest first",
     OPTIONS(&gold, &rules, &engine, &largest, &format), "With --gold also how often each was right and wrong."},
    {"rules image", command_rules_image, "FILE [INPUT…]", 1, ARGUMENTS_MANY, "write rules and words as they lie in memory, for a faster start",
     OPTIONS(&rules), "build/photofinish.image is looked for beside the program; $PHOTOFINISH_IMAGE names another one, or none when it is empty. An "
     "image fits this build of the program and these rules, and is passed over by others."},
    {"manual", command_manual, "DIR", 1, 1, "write the manual pages into a folder, for `make install`", NULL, NULL},
    {"completions", command_completions, "bash|zsh|fish", 1, 1, "print the completions for a shell", NULL, NULL},
    {0},
};
