-- A request to seal may also be answered by asking for the second person: then the answer is that request.
ALTER TABLE exchange.sealed_answer ADD COLUMN request uuid;
ALTER TABLE exchange.sealed_answer ALTER COLUMN document_key DROP NOT NULL;
ALTER TABLE exchange.sealed_answer ALTER COLUMN document DROP NOT NULL;
ALTER TABLE exchange.sealed_answer ADD CONSTRAINT sealed_answer_check
    CHECK ((document IS NULL) = (request IS NOT NULL) AND (document IS NULL) = (document_key IS NULL));
