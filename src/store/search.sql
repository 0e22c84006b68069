-- Full-text search over the kept sentences and the quotes, for people and for Datasette, which finds these tables by
-- itself. They hold no text of their own (FTS5, "external content"): triggers keep them right when an article is read
-- again, and the database can always be asked with INSERT INTO quote_search (quote_search, rank) VALUES ('integrity-check', 1).
--
--     SELECT quote FROM quote_search WHERE quote_search MATCH 'gold' ORDER BY rank;
--
-- Made when everything is in (docs/STORE.md has the cost).

-- piece: search
CREATE VIRTUAL TABLE IF NOT EXISTS sentence_search USING fts5 (
    sentence, content='sentence', content_rowid='sentence_id', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE IF NOT EXISTS quote_search USING fts5 (
    quote, content='quote', content_rowid='quote_id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO sentence_search (sentence_search) VALUES ('rebuild');
INSERT INTO quote_search (quote_search) VALUES ('rebuild');

CREATE TRIGGER sentence_search_insert AFTER INSERT ON sentence BEGIN
    INSERT INTO sentence_search (rowid, sentence) VALUES (new.sentence_id, new.sentence);
END;
CREATE TRIGGER sentence_search_delete AFTER DELETE ON sentence BEGIN
    INSERT INTO sentence_search (sentence_search, rowid, sentence) VALUES ('delete', old.sentence_id, old.sentence);
END;
CREATE TRIGGER sentence_search_update AFTER UPDATE ON sentence BEGIN
    INSERT INTO sentence_search (sentence_search, rowid, sentence) VALUES ('delete', old.sentence_id, old.sentence);
    INSERT INTO sentence_search (rowid, sentence) VALUES (new.sentence_id, new.sentence);
END;
CREATE TRIGGER quote_search_insert AFTER INSERT ON quote BEGIN
    INSERT INTO quote_search (rowid, quote) VALUES (new.quote_id, new.quote);
END;
CREATE TRIGGER quote_search_delete AFTER DELETE ON quote BEGIN
    INSERT INTO quote_search (quote_search, rowid, quote) VALUES ('delete', old.quote_id, old.quote);
END;
CREATE TRIGGER quote_search_update AFTER UPDATE ON quote BEGIN
    INSERT INTO quote_search (quote_search, rowid, quote) VALUES ('delete', old.quote_id, old.quote);
    INSERT INTO quote_search (rowid, quote) VALUES (new.quote_id, new.quote);
END;
