-- What was answered to a request to seal, for a day, so that the same request gets the same answer.
CREATE TABLE exchange.sealed_answer (
    actor        text        NOT NULL,
    request_key  text        NOT NULL,
    fingerprint  bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    document_key bigint      NOT NULL,
    document     bytea       NOT NULL,
    made_at      timestamptz NOT NULL,
    PRIMARY KEY (actor, request_key)
);
CREATE INDEX sealed_answer_by_age ON exchange.sealed_answer (made_at);
GRANT SELECT, INSERT, DELETE ON exchange.sealed_answer TO ${app};
