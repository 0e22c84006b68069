-- What the writer says, a row at a time.

-- piece: begin
BEGIN IMMEDIATE
-- piece: commit
COMMIT
-- piece: rollback
ROLLBACK

-- piece: setting_get
SELECT value FROM setting WHERE setting = ?1
-- piece: setting_set
INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (setting) DO UPDATE SET value = excluded.value

-- piece: term_find
SELECT term_id FROM term WHERE term = ?1
-- piece: term_add
INSERT INTO term (term) VALUES (?1)
-- piece: term_get
SELECT term FROM term WHERE term_id = ?1

-- piece: source_find
SELECT source_id FROM source WHERE source = ?1
-- piece: source_add
INSERT INTO source (source) VALUES (?1)
-- piece: source_get
SELECT source FROM source WHERE source_id = ?1

-- piece: rulebook_find
SELECT rulebook_id FROM rulebook WHERE sha256 = ?1
-- piece: rulebook_add
INSERT INTO rulebook (sha256) VALUES (?1)

-- piece: rule_find
SELECT rule_id FROM rule WHERE file = ?1 AND line = ?2 AND hash = ?3
-- piece: rule_add
INSERT INTO rule (file, line, hash, rule) VALUES (?1, ?2, ?3, '')
-- piece: rule_get
SELECT file, line, hash FROM rule WHERE rule_id = ?1
-- piece: rule_describe
UPDATE rule SET rule = ?2 WHERE rule_id = ?1 AND rule <> ?2

-- piece: document_find
SELECT document_id, revision, sha256, rulebook_id FROM document WHERE uri_hash = ?1 AND uri = ?2
-- piece: document_add
INSERT INTO document (uri, uri_hash, revision, name, path, file_offset, size, sha256, source_id, rulebook_id, format, content_type,
                      retrieved, published, title, author, language, repaired, is_athletics, is_replaced)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 0)
-- Of the revisions of an address one holds: the last retrieved, else the last published, else the last that came.
-- piece: document_replace
UPDATE document
   SET is_replaced = document_id <> (SELECT document_id FROM document WHERE uri_hash = ?1 AND uri = ?2
                                      ORDER BY coalesce(retrieved, '') DESC, coalesce(published, '') DESC, document_id DESC LIMIT 1)
 WHERE uri_hash = ?1 AND uri = ?2
-- piece: document_reread
UPDATE document SET rulebook_id = ?2, published = ?3, title = ?4, author = ?5, language = ?6, repaired = ?7, is_athletics = ?8,
                    name = ?9, path = ?10, file_offset = ?11
 WHERE document_id = ?1

-- piece: person_add
INSERT INTO person (document_id, name, sex_id, nation_id, age, is_athlete, is_team, surfaces, byte_start, byte_end)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
-- piece: sentence_add
INSERT INTO sentence (document_id, byte_start, byte_end, sentence) VALUES (?1, ?2, ?3, ?4)
-- piece: claim_add
INSERT INTO claim (document_id, sentence_id, byte_start, byte_end, quoted, rule_id, claim_kind_id, person_id, rival_id,
                   event_id, sex_id, competition_id, year, date, round_id, place, medal_id, quantity_id, unit, amount, step,
                   flags, part_id, record_id, is_reference, in_quote, is_weak, in_title)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26,
        ?27, ?28)
-- piece: quote_add
INSERT INTO quote (document_id, person_id, speaker, quote, byte_start, byte_end, rule_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
-- piece: print_add
INSERT INTO document_print (document_id, shingles) VALUES (?1, ?2)
-- piece: outline_add
INSERT INTO document_outline (document_id, claim_id, outline) VALUES (?1, ?2, ?3)
-- piece: outlines_forget
DELETE FROM document_outline
-- piece: outlines_each
SELECT document_id, claim_id, outline, sha256, is_replaced FROM document_outline JOIN document USING (document_id) ORDER BY document_id

-- What a document said under other rules goes; the races that it spoke of are forgotten first, by races_of_document.
-- piece: races_of_document
SELECT race_id FROM fact WHERE claim_id IN (SELECT claim_id FROM claim WHERE document_id = ?1)
UNION
SELECT race_id FROM fact_support JOIN fact USING (fact_id)
 WHERE fact_support.claim_id IN (SELECT claim_id FROM claim WHERE document_id = ?1)
UNION
SELECT race_id FROM discrepancy_claim JOIN discrepancy_value USING (discrepancy_value_id) JOIN discrepancy USING (discrepancy_id)
 WHERE claim_id IN (SELECT claim_id FROM claim WHERE document_id = ?1)
UNION
SELECT race_id FROM discrepancy_quote JOIN discrepancy_value USING (discrepancy_value_id) JOIN discrepancy USING (discrepancy_id)
 WHERE quote_id IN (SELECT quote_id FROM quote WHERE document_id = ?1)
ORDER BY 1
-- piece: forget_outline
DELETE FROM document_outline WHERE document_id = ?1
-- piece: forget_quotes
DELETE FROM quote WHERE document_id = ?1
-- piece: forget_claims
DELETE FROM claim WHERE document_id = ?1
-- piece: forget_sentences
DELETE FROM sentence WHERE document_id = ?1
-- piece: forget_people
DELETE FROM person WHERE document_id = ?1
-- piece: forget_print
DELETE FROM document_print WHERE document_id = ?1
