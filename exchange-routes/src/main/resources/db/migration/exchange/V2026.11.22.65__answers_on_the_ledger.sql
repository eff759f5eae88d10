-- Where the ledger entry of an answer is (a place from which to look, and its commitment), so that the same answer, given
-- again, does not leave before that entry has its place either. Rows of older hubs have none.
ALTER TABLE exchange.sealed_answer ADD COLUMN entry text;
ALTER TABLE exchange.sealed_answer ADD COLUMN seal_use uuid;
ALTER TABLE exchange.license_document ADD COLUMN entry text;
ALTER TABLE exchange.evidence_package ADD COLUMN entry text;
ALTER TABLE exchange.intake_case ADD COLUMN entry text;
GRANT UPDATE (entry) ON exchange.intake_case TO ${app};
