-- Many documents under one decision. What comes and what goes lies encrypted; a row is sealed in the transaction that
-- writes its use and its ledger entry, so that each is sealed once, whenever the hub dies.
CREATE TABLE seal.seal_job (
    id              uuid        PRIMARY KEY,
    seal            uuid        NOT NULL REFERENCES seal.seal,
    authority       uuid        NOT NULL REFERENCES seal.seal_authority,
    actor           text        NOT NULL,
    roles           text[]      NOT NULL,
    purpose         text        NOT NULL,
    document_kind   text        NOT NULL,
    case_number     text,
    position        text        NOT NULL,
    request_key     text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('OPEN', 'SEALING', 'STOPPED', 'DONE')),
    stopped_because text,
    opened_at       timestamptz NOT NULL,
    UNIQUE (actor, request_key)
);
CREATE INDEX seal_job_by_seal ON seal.seal_job (seal, opened_at DESC);
CREATE INDEX seal_job_at_work ON seal.seal_job (opened_at) WHERE state = 'SEALING';
GRANT SELECT, INSERT, UPDATE (state, stopped_because) ON seal.seal_job TO ${app};

CREATE TABLE seal.seal_job_document (
    job      uuid    NOT NULL REFERENCES seal.seal_job,
    number   integer NOT NULL CHECK (number > 0),
    identity bytea   NOT NULL CHECK (octet_length(identity) = 32),
    sha256   bytea   NOT NULL CHECK (octet_length(sha256) = 32),
    data_key bigint  NOT NULL,
    name     bytea   NOT NULL,
    document bytea,
    state    text    NOT NULL CHECK (state IN ('WAITING', 'SEALED', 'REFUSED')),
    reason   text,
    seal_use uuid    REFERENCES seal.seal_use,
    PRIMARY KEY (job, number),
    UNIQUE (job, identity),
    CHECK ((state = 'SEALED') = (seal_use IS NOT NULL)),
    CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);
CREATE INDEX seal_job_document_waiting ON seal.seal_job_document (job, number) WHERE state = 'WAITING';
GRANT SELECT, INSERT, UPDATE (state, reason, seal_use, document) ON seal.seal_job_document TO ${app};
