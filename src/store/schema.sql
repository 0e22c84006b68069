-- The tables of a photofinish database. docs/STORE.md says why they look like this; views.sql holds the views that
-- promise to stay. Enumerations (sex, medal, round ...) have one small table each, filled from the program's own words.
-- Text that repeats is a row of term or source. Byte ranges count in the document's own bytes, end exclusive. No CHECK has an IN of more than
-- two: SQLite makes a table of it for each row that comes in.

-- piece: schema

CREATE TABLE setting (
    setting   TEXT PRIMARY KEY,
    value     ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sex              (sex_id INTEGER PRIMARY KEY, sex TEXT) STRICT;
CREATE TABLE medal            (medal_id INTEGER PRIMARY KEY, medal TEXT) STRICT;
CREATE TABLE round            (round_id INTEGER PRIMARY KEY, round TEXT) STRICT;
CREATE TABLE quantity         (quantity_id INTEGER PRIMARY KEY, quantity TEXT) STRICT;
CREATE TABLE claim_kind       (claim_kind_id INTEGER PRIMARY KEY, claim_kind TEXT) STRICT;
CREATE TABLE verdict          (verdict_id INTEGER PRIMARY KEY, verdict TEXT) STRICT;
CREATE TABLE discrepancy_kind (discrepancy_kind_id INTEGER PRIMARY KEY, discrepancy_kind TEXT) STRICT;

-- Event codes, competitions, nations, record codes, parts of races, attributes of facts.
CREATE TABLE term (
    term_id   INTEGER PRIMARY KEY,
    term      TEXT NOT NULL UNIQUE
) STRICT;

-- Outlets.
CREATE TABLE source (
    source_id INTEGER PRIMARY KEY,
    source    TEXT NOT NULL UNIQUE
) STRICT;

-- A state of the rules folder that articles were read with.
CREATE TABLE rulebook (
    rulebook_id INTEGER PRIMARY KEY,
    sha256      BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32)
) STRICT;

-- A rule as it was written when it found something; another wording is another row.
CREATE TABLE rule (
    rule_id   INTEGER PRIMARY KEY,
    file      TEXT NOT NULL,
    line      INTEGER NOT NULL,
    hash      INTEGER NOT NULL,
    rule      TEXT NOT NULL,
    UNIQUE (file, line, hash)
) STRICT;

-- One revision of what stands at a uri.
CREATE TABLE document (
    document_id  INTEGER PRIMARY KEY,
    uri          TEXT NOT NULL,
    uri_hash     INTEGER NOT NULL,          -- FNV-1a, to find the uri by
    revision     INTEGER NOT NULL,          -- 1, 2, ... in the order of arrival
    name         TEXT NOT NULL,             -- path or path#record
    path         TEXT NOT NULL,             -- the file that holds the bytes
    file_offset  INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    sha256       BLOB NOT NULL CHECK (length(sha256) = 32),
    source_id    INTEGER NOT NULL REFERENCES source,
    rulebook_id  INTEGER NOT NULL REFERENCES rulebook,
    format       INTEGER NOT NULL,
    content_type TEXT,
    retrieved    TEXT,
    published    TEXT,
    title        TEXT,
    author       TEXT,
    language     TEXT,
    repaired     INTEGER NOT NULL,          -- malformed characters
    is_replaced  INTEGER NOT NULL CHECK (is_replaced IN (0, 1)), -- a later revision of the same uri is here
    is_athletics INTEGER NOT NULL CHECK (is_athletics IN (0, 1))
) STRICT;
CREATE INDEX document_uri_hash ON document (uri_hash);

-- Somebody, as one document names them.
CREATE TABLE person (
    person_id   INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document,
    name        TEXT NOT NULL,
    sex_id      INTEGER NOT NULL REFERENCES sex,
    nation_id   INTEGER REFERENCES term,
    age         INTEGER,
    is_athlete  INTEGER NOT NULL CHECK (is_athlete IN (0, 1)),
    is_team     INTEGER NOT NULL CHECK (is_team IN (0, 1)),
    surfaces    TEXT NOT NULL,              -- JSON: [[form, byte_start, byte_end], ...], every different form
    byte_start  INTEGER NOT NULL,
    byte_end    INTEGER NOT NULL CHECK (byte_end >= byte_start)
) STRICT;

-- A sentence that says something that is kept.
CREATE TABLE sentence (
    sentence_id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document,
    byte_start  INTEGER NOT NULL,
    byte_end    INTEGER NOT NULL CHECK (byte_end >= byte_start),
    sentence    TEXT NOT NULL
) STRICT;

-- One statement of one document about one performance. What it does not tell is NULL.
CREATE TABLE claim (
    claim_id       INTEGER PRIMARY KEY,
    document_id    INTEGER NOT NULL REFERENCES document,
    sentence_id    INTEGER NOT NULL REFERENCES sentence,
    byte_start     INTEGER NOT NULL,
    byte_end       INTEGER NOT NULL CHECK (byte_end >= byte_start),
    quoted         TEXT NOT NULL,           -- what those bytes say
    rule_id        INTEGER NOT NULL REFERENCES rule,
    claim_kind_id  INTEGER NOT NULL REFERENCES claim_kind,
    person_id      INTEGER REFERENCES person,
    rival_id       INTEGER REFERENCES person,
    event_id       INTEGER REFERENCES term,
    sex_id         INTEGER REFERENCES sex,
    competition_id INTEGER REFERENCES term,
    year           INTEGER,
    date           TEXT,
    round_id       INTEGER REFERENCES round,
    place          INTEGER,
    medal_id       INTEGER REFERENCES medal,
    quantity_id    INTEGER REFERENCES quantity,
    unit           INTEGER,                 -- 1 ms, 2 mm, 3 points, 4 mm/s
    amount         INTEGER,
    step           INTEGER,                 -- what the last printed digit stands for
    flags          INTEGER,                 -- of the mark: 1 hand, 2 wind-aided, 4 indoor, 8 altitude, 16 converted, 32 approximate, 64 slip, 128 in words
    part_id        INTEGER REFERENCES term,
    record_id      INTEGER REFERENCES term,
    is_reference   INTEGER NOT NULL CHECK (is_reference IN (0, 1)),
    in_quote       INTEGER NOT NULL CHECK (in_quote IN (0, 1)),
    is_weak        INTEGER NOT NULL CHECK (is_weak IN (0, 1)),
    in_title       INTEGER NOT NULL CHECK (in_title IN (0, 1))
) STRICT;

CREATE TABLE quote (
    quote_id    INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document,
    person_id   INTEGER REFERENCES person,
    speaker     TEXT,
    quote       TEXT NOT NULL,
    byte_start  INTEGER NOT NULL,
    byte_end    INTEGER NOT NULL CHECK (byte_end >= byte_start),
    rule_id     INTEGER NOT NULL REFERENCES rule
) STRICT;

-- A claim with all that its statement needs; what a query does not ask for is not looked up.
CREATE VIEW statement AS
SELECT k.claim_id, k.document_id, k.sentence_id, k.byte_start, k.byte_end, k.quoted, k.rule_id, k.claim_kind_id,
       p.name AS athlete, v.name AS rival, k.event_id, k.sex_id, k.competition_id, k.year, k.date, k.round_id, k.place,
       k.medal_id, k.quantity_id, k.unit, k.amount, k.step, k.flags, k.part_id, k.record_id, k.is_reference, k.in_quote,
       k.is_weak, k.in_title, p.nation_id, p.age, k.person_id, k.rival_id, s.sentence
  FROM claim k
  LEFT JOIN person p ON p.person_id = k.person_id
  LEFT JOIN person v ON v.person_id = k.rival_id
  LEFT JOIN sentence s ON s.sentence_id = k.sentence_id;

-- What is kept of a document's words to tell whether another was copied from it: ascending 32-bit numbers.
CREATE TABLE document_print (
    document_id INTEGER PRIMARY KEY REFERENCES document,
    shingles    BLOB NOT NULL
) STRICT;

-- What reconcile needs of a document to tell which races its claims are about: with it no claim has to be read again when others come.
-- Of documents that claim something; claim_id is the first claim, the others follow it. The setting "outlined" says with what it was made.
CREATE TABLE document_outline (
    document_id INTEGER PRIMARY KEY REFERENCES document,
    claim_id    INTEGER NOT NULL REFERENCES claim,
    outline     BLOB NOT NULL
) STRICT;

-- What is reconciled together. The id is the hash of the key; the signature tells whether its claims are still the same.
CREATE TABLE race (
    race_id   INTEGER PRIMARY KEY,
    race      TEXT NOT NULL,
    signature INTEGER NOT NULL,
    asked     BLOB,                         -- marks that were looked for in other races: pairs of 64-bit hashes
    answers   INTEGER NOT NULL              -- hash of what was found there
) STRICT;

-- One statement about the world. claim_id is the first claim for it, fact_support holds the others.
CREATE TABLE fact (
    fact_id        INTEGER PRIMARY KEY,
    race_id        INTEGER NOT NULL REFERENCES race,
    key            TEXT NOT NULL,           -- hash over what the fact is about
    claim_id       INTEGER REFERENCES claim,
    athlete        TEXT,
    event_id       INTEGER REFERENCES term,
    sex_id         INTEGER NOT NULL REFERENCES sex,
    competition_id INTEGER REFERENCES term,
    year           INTEGER,
    round_id       INTEGER NOT NULL REFERENCES round,
    attribute_id   INTEGER NOT NULL REFERENCES term,
    value          TEXT NOT NULL,
    verdict_id     INTEGER NOT NULL REFERENCES verdict,
    confidence     INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 1000), -- per mille
    sources        INTEGER NOT NULL,        -- documents that say so
    explanation    TEXT
) STRICT;

CREATE TABLE fact_support (
    fact_id   INTEGER NOT NULL REFERENCES fact,
    claim_id  INTEGER NOT NULL REFERENCES claim,
    stance    INTEGER NOT NULL CHECK (stance BETWEEN 0 AND 2), -- supports, contradicts, input of a derivation
    PRIMARY KEY (fact_id, claim_id, stance)
) STRICT, WITHOUT ROWID;

-- Two races of the same documents may find the same (a name written two ways): all are kept, and the one is shown
-- that rests on most documents, else the first race's.
CREATE TABLE discrepancy (
    discrepancy_id      INTEGER PRIMARY KEY,
    race_id             INTEGER NOT NULL REFERENCES race,
    key                 TEXT NOT NULL,
    discrepancy_kind_id INTEGER NOT NULL REFERENCES discrepancy_kind,
    athlete             TEXT,
    event_id            INTEGER REFERENCES term,
    competition_id      INTEGER REFERENCES term,
    year                INTEGER,
    round_id            INTEGER NOT NULL REFERENCES round,
    verdict_id          INTEGER NOT NULL REFERENCES verdict,
    preferred           TEXT,
    explanation         TEXT NOT NULL,
    would_change        TEXT,
    place               TEXT NOT NULL,      -- in lists: event, competition, year, round and athlete, each behind a character that no text holds
    said                TEXT NOT NULL       -- for lists: JSON, [[value, document, ...], ...]
) STRICT;
CREATE INDEX discrepancy_key ON discrepancy (key, race_id, event_id); -- with all that tells which of several is shown

CREATE TABLE discrepancy_value (
    discrepancy_value_id INTEGER PRIMARY KEY,
    discrepancy_id       INTEGER NOT NULL REFERENCES discrepancy,
    value                TEXT NOT NULL
) STRICT;

CREATE TABLE discrepancy_claim (
    discrepancy_value_id INTEGER NOT NULL REFERENCES discrepancy_value,
    claim_id             INTEGER NOT NULL REFERENCES claim,
    PRIMARY KEY (discrepancy_value_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE discrepancy_quote (
    discrepancy_value_id INTEGER NOT NULL REFERENCES discrepancy_value,
    quote_id             INTEGER NOT NULL REFERENCES quote,
    PRIMARY KEY (discrepancy_value_id, quote_id)
) STRICT, WITHOUT ROWID;

-- What a person decided about a discrepancy or a fact, kept by its key so that it outlives every new reading.
CREATE TABLE decision (
    decision_id INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,
    kind        INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2), -- accept, reject, another value
    value       TEXT,
    note        TEXT
) STRICT;
