-- Proof that a finished batch is on the ledger, as JSON: kept, so that the same key gets the same answer. It names no person.
ALTER TABLE exchange.batch ADD COLUMN receipt text;
