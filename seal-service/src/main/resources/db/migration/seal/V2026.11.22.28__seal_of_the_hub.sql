-- Nobody holds a seal because anybody does. What was allowed to anybody is allowed to the hub itself, for the papers that
-- it makes within its own journeys.
UPDATE seal.seal_authority SET holder = 'hub' WHERE holder = '*';
ALTER TABLE seal.seal_authority ADD CONSTRAINT seal_authority_holder_check CHECK (holder <> '*');

-- Under which authority the second person decided; what was sealed then, for a day; and the ledger entry of that.
ALTER TABLE seal.seal_request ADD COLUMN decided_authority uuid REFERENCES seal.seal_authority;
ALTER TABLE seal.seal_request ADD COLUMN used_at timestamptz;
ALTER TABLE seal.seal_request ADD COLUMN seal_use uuid REFERENCES seal.seal_use;
ALTER TABLE seal.seal_request ADD COLUMN used_key bigint;
ALTER TABLE seal.seal_request ADD COLUMN used_document bytea;
ALTER TABLE seal.seal_request ADD COLUMN used_entry text;
CREATE INDEX seal_request_used ON seal.seal_request (used_at) WHERE used_document IS NOT NULL;
GRANT UPDATE (decided_authority, used_at, seal_use, used_key, used_document, used_entry) ON seal.seal_request TO ${app};

-- The roles of who opened a job are asked for anew at each step. The ledger entry of its decision.
ALTER TABLE seal.seal_job DROP COLUMN roles;
ALTER TABLE seal.seal_job ADD COLUMN entry text;
GRANT UPDATE (entry) ON seal.seal_job TO ${app};
