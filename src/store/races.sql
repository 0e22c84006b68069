-- Statements out, facts and discrepancies in.

-- piece: claims_each
SELECT claim_id, document_id, sentence_id, byte_start, byte_end, quoted, rule_id, claim_kind_id, athlete, rival, event_id,
       sex_id, competition_id, year, date, round_id, place, medal_id, quantity_id, unit, amount, step, flags, part_id, record_id,
       is_reference, in_quote, is_weak, in_title, nation_id, age, person_id, rival_id
  FROM statement WHERE claim_id > ?1 ORDER BY claim_id
-- piece: claims_between
SELECT claim_id, document_id, sentence_id, byte_start, byte_end, quoted, rule_id, claim_kind_id, athlete, rival, event_id,
       sex_id, competition_id, year, date, round_id, place, medal_id, quantity_id, unit, amount, step, flags, part_id, record_id,
       is_reference, in_quote, is_weak, in_title, nation_id, age, person_id, rival_id
  FROM statement WHERE claim_id BETWEEN ?1 AND ?2 ORDER BY claim_id
-- piece: document_get
SELECT document_id, uri, name, path, file_offset, size, document.sha256, source_id, format, content_type, retrieved, published, title, author,
       language, repaired, is_athletics, rulebook.sha256, is_replaced
  FROM document JOIN rulebook USING (rulebook_id) WHERE document_id = ?1
-- piece: people_of_document
SELECT person_id, name, sex_id, nation_id, age, is_athlete, is_team, surfaces, byte_start, byte_end
  FROM person WHERE document_id = ?1 ORDER BY person_id
-- piece: quotes_of_document
SELECT quote_id, document_id, coalesce(name, speaker), quote, quote.byte_start, quote.byte_end, rule_id, person_id
  FROM quote LEFT JOIN person USING (person_id, document_id) WHERE document_id = ?1 ORDER BY quote_id
-- piece: print_of_document
SELECT shingles FROM document_print WHERE document_id = ?1

-- piece: race_at
SELECT race_id, signature, asked, answers, race FROM race WHERE race_id >= ?1 ORDER BY race_id LIMIT 256
-- piece: race_known
SELECT 1 FROM race WHERE race_id = ?1
-- piece: race_add
INSERT INTO race (race_id, race, signature, asked, answers) VALUES (?1, ?2, ?3, ?4, ?5)
-- piece: race_forget
DELETE FROM race WHERE race_id = ?1
-- piece: support_forget
DELETE FROM fact_support WHERE fact_id IN (SELECT fact_id FROM fact WHERE race_id = ?1)
-- piece: facts_forget
DELETE FROM fact WHERE race_id = ?1
-- piece: value_claims_forget
DELETE FROM discrepancy_claim WHERE discrepancy_value_id IN
    (SELECT discrepancy_value_id FROM discrepancy_value JOIN discrepancy USING (discrepancy_id) WHERE race_id = ?1)
-- piece: value_quotes_forget
DELETE FROM discrepancy_quote WHERE discrepancy_value_id IN
    (SELECT discrepancy_value_id FROM discrepancy_value JOIN discrepancy USING (discrepancy_id) WHERE race_id = ?1)
-- piece: values_forget
DELETE FROM discrepancy_value WHERE discrepancy_id IN (SELECT discrepancy_id FROM discrepancy WHERE race_id = ?1)
-- piece: discrepancies_forget
DELETE FROM discrepancy WHERE race_id = ?1

-- piece: fact_add
INSERT INTO fact (race_id, key, claim_id, athlete, event_id, sex_id, competition_id, year, round_id, attribute_id, value,
                  verdict_id, confidence, sources, explanation)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
-- A fact whose number of sources is not that of the documents that say so.
-- piece: sources_miscounted
SELECT fact_id FROM fact f
 WHERE sources <> (SELECT count(DISTINCT document.name)
                     FROM (SELECT claim_id FROM fact_support s WHERE s.fact_id = f.fact_id AND stance = 0
                           UNION SELECT f.claim_id)
                     JOIN claim USING (claim_id) JOIN document USING (document_id))
 LIMIT 1
-- piece: support_add
INSERT OR IGNORE INTO fact_support (fact_id, claim_id, stance) VALUES (?1, ?2, ?3)
-- piece: discrepancy_add
INSERT INTO discrepancy (race_id, key, discrepancy_kind_id, athlete, event_id, competition_id, year, round_id, verdict_id,
                         preferred, explanation, would_change, place, said)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
-- piece: discrepancies_listed
SELECT discrepancy_id, place, said FROM discrepancy ORDER BY discrepancy_id
-- piece: value_add
INSERT INTO discrepancy_value (discrepancy_id, value) VALUES (?1, ?2)
-- piece: value_claim_add
INSERT OR IGNORE INTO discrepancy_claim (discrepancy_value_id, claim_id) VALUES (?1, ?2)
-- piece: value_quote_add
INSERT OR IGNORE INTO discrepancy_quote (discrepancy_value_id, quote_id) VALUES (?1, ?2)

-- piece: decisions_all
SELECT key, kind, value, note FROM decision ORDER BY key
-- piece: decision_set
INSERT INTO decision (key, kind, value, note) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, value = excluded.value, note = excluded.note
