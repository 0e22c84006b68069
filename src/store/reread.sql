-- Everything that is stored of each document, for reading it again.

-- piece: document_after
SELECT document_id, uri, name, path, file_offset, size, document.sha256, source_id, format, content_type, retrieved, published, title, author,
       language, repaired, is_athletics, rulebook.sha256, is_replaced, uri_hash
  FROM document JOIN rulebook USING (rulebook_id) WHERE document_id > ?1 ORDER BY document_id LIMIT 1
-- piece: claims_of_document
SELECT statement.* FROM statement WHERE document_id = ?1 ORDER BY claim_id
-- piece: sentences_of_document
SELECT sentence_id, byte_start, byte_end, sentence FROM sentence WHERE document_id = ?1 ORDER BY sentence_id
