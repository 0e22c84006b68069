-- The views that other programs may rely on.

-- piece: views

CREATE VIEW documents AS
SELECT document_id, uri, source, lower(hex(sha256)) AS sha256, published, retrieved, revision, name, path, title
  FROM document JOIN source USING (source_id);

CREATE VIEW facts AS
SELECT fact_id, athlete, e.term AS event, sex, c.term AS competition, year, round, a.term AS attribute, value, verdict,
       confidence / 1000.0 AS confidence, explanation, key
  FROM fact
  JOIN sex USING (sex_id)
  JOIN round USING (round_id)
  JOIN verdict USING (verdict_id)
  JOIN term a ON a.term_id = attribute_id
  LEFT JOIN term e ON e.term_id = event_id
  LEFT JOIN term c ON c.term_id = competition_id;

CREATE VIEW fact_claims AS
SELECT fact_id, claim_id, 0 AS stance FROM fact WHERE claim_id IS NOT NULL
UNION ALL
SELECT fact_id, claim_id, stance FROM fact_support;

CREATE VIEW fact_sources AS
SELECT f.fact_id, k.document_id, d.uri, lower(hex(d.sha256)) AS sha256, k.byte_start, k.byte_end, k.quoted,
       r.file || ':' || r.line AS rule, CASE f.stance WHEN 1 THEN 0 ELSE 1 END AS supports,
       CASE f.stance WHEN 0 THEN 'supports' WHEN 1 THEN 'contradicts' ELSE 'input' END AS stance, k.claim_id
  FROM fact_claims f
  JOIN claim k USING (claim_id)
  JOIN document d ON d.document_id = k.document_id
  JOIN rule r USING (rule_id);

CREATE VIEW discrepancy_shown AS
SELECT * FROM discrepancy d
 WHERE NOT EXISTS (SELECT 1 FROM discrepancy o
                    WHERE o.key = d.key AND o.discrepancy_id <> d.discrepancy_id AND (o.event_id IS NULL, -length(o.said), o.race_id) <
                                                                                        (d.event_id IS NULL, -length(d.said), d.race_id));

CREATE VIEW discrepancies AS
SELECT discrepancy_id, discrepancy_kind AS kind, athlete, e.term AS event, c.term AS competition, year, verdict,
       preferred, explanation, round, would_change, key
  FROM discrepancy_shown
  JOIN discrepancy_kind USING (discrepancy_kind_id)
  JOIN round USING (round_id)
  JOIN verdict USING (verdict_id)
  LEFT JOIN term e ON e.term_id = event_id
  LEFT JOIN term c ON c.term_id = competition_id;

CREATE VIEW quotes AS
SELECT quote_id, document_id, coalesce(name, speaker) AS speaker, quote AS text, quote.byte_start, quote.byte_end,
       file || ':' || line AS rule
  FROM quote
  JOIN rule USING (rule_id)
  LEFT JOIN person USING (person_id, document_id);

CREATE VIEW claims AS
SELECT claim_id, k.document_id, claim_kind AS kind, p.name AS athlete, v.name AS rival, e.term AS event, s.sex,
       c.term AS competition, k.year, k.date, round, place, medal, quantity, amount, step, t.term AS part,
       x.term AS record, k.byte_start, k.byte_end, quoted, sentence, r.file || ':' || r.line AS rule, in_quote, is_weak,
       is_reference, sentence_id
  FROM claim k
  JOIN claim_kind USING (claim_kind_id)
  JOIN sentence USING (sentence_id)
  JOIN rule r USING (rule_id)
  LEFT JOIN person p ON p.person_id = k.person_id
  LEFT JOIN person v ON v.person_id = k.rival_id
  LEFT JOIN term e ON e.term_id = event_id
  LEFT JOIN sex s ON s.sex_id = k.sex_id
  LEFT JOIN term c ON c.term_id = competition_id
  LEFT JOIN round USING (round_id)
  LEFT JOIN medal USING (medal_id)
  LEFT JOIN quantity USING (quantity_id)
  LEFT JOIN term t ON t.term_id = part_id
  LEFT JOIN term x ON x.term_id = record_id;
