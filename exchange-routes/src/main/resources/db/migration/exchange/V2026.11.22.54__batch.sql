-- Rows pushed together under one idempotency key. The rows counted here are applied: counts and rows are one commit.
CREATE TABLE exchange.batch (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    resource text NOT NULL REFERENCES exchange.resource,
    system text NOT NULL REFERENCES exchange.participant_system,
    idempotency_key text NOT NULL,
    digest bytea NOT NULL,                 -- SHA-256 of the body
    media_type text NOT NULL,
    received bigint NOT NULL DEFAULT 0,
    accepted bigint NOT NULL DEFAULT 0,
    unchanged bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    UNIQUE (system, resource, idempotency_key)
);

-- Rejected rows with their original bytes (encrypted: they hold personal data) and their reasons.
CREATE TABLE exchange.quarantine (
    batch uuid NOT NULL REFERENCES exchange.batch,
    row_number bigint NOT NULL,            -- counted from 1, the header not counted
    original_key bigint NOT NULL,
    original bytea NOT NULL,
    reasons jsonb NOT NULL,
    PRIMARY KEY (batch, row_number)
);

GRANT SELECT, INSERT, UPDATE ON exchange.batch TO ${app};
GRANT SELECT, INSERT ON exchange.quarantine TO ${app};
