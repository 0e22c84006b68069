-- Questions that people ask. A filter that is NULL lets everything pass. What an answer rests on comes in the order of the documents'
-- names, so that it does not matter which was read first.

-- piece: facts_query
SELECT fact_id, key, claim_id, athlete, event_id, fact.sex_id, competition_id, year, fact.round_id, attribute_id, value, verdict_id,
       confidence, explanation, sources
  FROM fact
  JOIN verdict USING (verdict_id)
  JOIN term a ON a.term_id = attribute_id
  LEFT JOIN term e ON e.term_id = event_id
  LEFT JOIN term c ON c.term_id = competition_id
 WHERE ?1 IS NULL
   /* athlete */
   AND (?3 IS NULL OR e.term = ?3 COLLATE NOCASE)
   AND (?4 IS NULL OR instr(lower(c.term), lower(?4)))
   AND (?5 IS NULL OR year = ?5)
   AND (?6 IS NULL OR a.term = ?6 OR a.term LIKE ?6 || ' %')
   AND (?7 IS NULL OR verdict = ?7)
   /* source */
 ORDER BY e.term, c.term, year, fact.round_id, athlete, a.term, value, key, fact_id
 LIMIT ?9
-- Takes the place of "athlete" in the query above when one is asked for: the index on last names finds the candidates.
-- piece: facts_of_athlete
   AND replace(athlete, rtrim(athlete, replace(athlete, ' ', '')), '') = replace(?2, rtrim(?2, replace(?2, ' ', '')), '') COLLATE NOCASE
   AND (athlete = ?2 COLLATE NOCASE OR instr(?2, ' ') = 0)

-- The same for an outlet: from its documents to what their claims are for or against ("cross" keeps that order).
-- piece: facts_of_source
   AND fact.fact_id IN (SELECT f.fact_id FROM source CROSS JOIN document USING (source_id) CROSS JOIN claim USING (document_id) CROSS JOIN fact f USING (claim_id)
                         WHERE source = ?8 COLLATE NOCASE
                        UNION
                        SELECT s.fact_id FROM source CROSS JOIN document USING (source_id) CROSS JOIN claim USING (document_id)
                       CROSS JOIN fact_support s USING (claim_id) WHERE source = ?8 COLLATE NOCASE)

-- piece: fact_of_id
SELECT fact_id, key, claim_id, athlete, event_id, sex_id, competition_id, year, round_id, attribute_id, value, verdict_id, confidence,
       explanation, sources
  FROM fact WHERE fact_id = ?1

-- piece: support_of_fact
SELECT f.stance, statement.*
  FROM (SELECT claim_id, 0 AS stance, 0 AS position FROM fact WHERE fact_id = ?1 AND claim_id IS NOT NULL
        UNION ALL
        SELECT claim_id, stance, 1 FROM fact_support WHERE fact_id = ?1) f
  JOIN statement USING (claim_id)
  JOIN document USING (document_id)
 ORDER BY f.stance, f.position, document.name, statement.byte_start, claim_id

-- In the order of an index, so that the first rows come at once.
-- piece: discrepancies_query
SELECT discrepancy_id, key, discrepancy_kind_id, athlete, event_id, competition_id, year, round_id, verdict_id, preferred, explanation,
       would_change, said
  FROM discrepancy_shown d
 WHERE ?1 IS NULL
   AND (?2 IS NULL OR athlete = ?2 COLLATE NOCASE OR athlete LIKE '% ' || ?2)
   AND (?3 IS NULL OR event_id IN (SELECT term_id FROM term WHERE term = ?3 COLLATE NOCASE))
   AND (?4 IS NULL OR competition_id IN (SELECT term_id FROM term WHERE instr(lower(term), lower(?4))))
   AND (?5 IS NULL OR year = ?5)
   AND (?6 IS NULL OR discrepancy_kind_id = (SELECT k.discrepancy_kind_id FROM discrepancy_kind k WHERE discrepancy_kind = ?6))
   AND (?7 IS NULL OR verdict_id = (SELECT w.verdict_id FROM verdict w WHERE verdict = ?7))
   AND (?8 IS NULL OR discrepancy_id IN (SELECT v.discrepancy_id FROM source CROSS JOIN document USING (source_id) CROSS JOIN claim USING (document_id)
                                          CROSS JOIN discrepancy_claim USING (claim_id) CROSS JOIN discrepancy_value v USING (discrepancy_value_id)
                                          WHERE source = ?8 COLLATE NOCASE))
 ORDER BY discrepancy_kind_id, place, key
 LIMIT ?9
-- piece: discrepancy_of_id
SELECT discrepancy_id, key, discrepancy_kind_id, athlete, event_id, competition_id, year, round_id, verdict_id, preferred, explanation,
       would_change, said
  FROM discrepancy WHERE discrepancy_id = ?1
-- piece: values_of_discrepancy
SELECT discrepancy_value_id, value FROM discrepancy_value WHERE discrepancy_id = ?1 ORDER BY discrepancy_value_id
-- piece: claims_of_value
SELECT statement.*
  FROM discrepancy_claim JOIN statement USING (claim_id) JOIN document USING (document_id)
 WHERE discrepancy_value_id = ?1 ORDER BY document.name, statement.byte_start, claim_id
-- piece: quotes_of_value
SELECT quote_id, document_id, coalesce(person.name, speaker), quote, quote.byte_start, quote.byte_end, rule_id, person_id
  FROM discrepancy_quote JOIN quote USING (quote_id) JOIN document USING (document_id) LEFT JOIN person USING (person_id, document_id)
 WHERE discrepancy_value_id = ?1 ORDER BY document.name, quote.byte_start, quote_id

-- piece: quotes_query
SELECT quote_id, document_id, coalesce(person.name, speaker), quote, quote.byte_start, quote.byte_end, rule_id, person_id
  FROM quote
  JOIN document USING (document_id)
  JOIN source USING (source_id)
  LEFT JOIN person USING (person_id, document_id)
 WHERE ?1 IS NULL
   AND (?2 IS NULL OR coalesce(person.name, speaker) = ?2 COLLATE NOCASE OR coalesce(person.name, speaker) LIKE '% ' || ?2)
   AND (?5 IS NULL OR CAST(published AS INTEGER) = ?5)
   AND (?8 IS NULL OR source = ?8 COLLATE NOCASE)
 ORDER BY document.name, sha256, quote.byte_start, quote.byte_end, quote_id
 LIMIT ?9

-- piece: rule_text
SELECT rule FROM rule WHERE file = ?1 AND line = ?2 AND hash = ?3

-- piece: quote_of_id
SELECT quote_id, document_id, coalesce(person.name, speaker), quote, quote.byte_start, quote.byte_end, rule_id, person_id
  FROM quote LEFT JOIN person USING (person_id, document_id) WHERE quote_id = ?1

-- piece: counts
SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM document WHERE is_athletics), (SELECT count(*) FROM person),
       (SELECT count(*) FROM claim), (SELECT count(*) FROM claim WHERE quantity_id IS NOT NULL), (SELECT count(*) FROM quote),
       (SELECT count(*) FROM fact), (SELECT count(*) FROM discrepancy_shown)
