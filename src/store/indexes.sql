-- Indexes beyond those that keys need. Into an empty database they are made after everything else: three times as fast.

-- piece: indexes
CREATE INDEX IF NOT EXISTS claim_document ON claim (document_id);
CREATE INDEX IF NOT EXISTS person_document ON person (document_id);
CREATE INDEX IF NOT EXISTS sentence_document ON sentence (document_id);
CREATE INDEX IF NOT EXISTS document_source ON document (source_id);
CREATE INDEX IF NOT EXISTS quote_document ON quote (document_id);
-- For counting what there is after a run: without them that reads the whole file.
CREATE INDEX IF NOT EXISTS document_athletics ON document (is_athletics);
CREATE INDEX IF NOT EXISTS claim_mark ON claim (quantity_id) WHERE quantity_id IS NOT NULL;

-- The last word of a name finds its bearers: what stands before it is all that rtrim leaves when it takes off every
-- character of the name but blanks.
-- piece: fact_indexes
CREATE INDEX IF NOT EXISTS fact_race ON fact (race_id);
CREATE INDEX IF NOT EXISTS fact_last_name ON fact (replace(athlete, rtrim(athlete, replace(athlete, ' ', '')), '') COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS fact_claim ON fact (claim_id);
CREATE INDEX IF NOT EXISTS fact_support_claim ON fact_support (claim_id);
CREATE INDEX IF NOT EXISTS discrepancy_place ON discrepancy (discrepancy_kind_id, place, key);
CREATE INDEX IF NOT EXISTS discrepancy_race ON discrepancy (race_id);
CREATE INDEX IF NOT EXISTS discrepancy_value_discrepancy ON discrepancy_value (discrepancy_id);
CREATE INDEX IF NOT EXISTS discrepancy_claim_claim ON discrepancy_claim (claim_id);
CREATE INDEX IF NOT EXISTS discrepancy_quote_quote ON discrepancy_quote (quote_id);
