-- Who may use a seal, on which kinds and for which purposes, how often, and whether a second person must agree.
ALTER TABLE seal.seal_authority ADD COLUMN holder text NOT NULL DEFAULT '*';
ALTER TABLE seal.seal_authority ALTER COLUMN holder DROP DEFAULT;
ALTER TABLE seal.seal_authority ADD COLUMN document_kinds text[];
ALTER TABLE seal.seal_authority ADD COLUMN purposes text[];
UPDATE seal.seal_authority SET document_kinds = ARRAY[document_kind], purposes = ARRAY[purpose];
ALTER TABLE seal.seal_authority ALTER COLUMN document_kinds SET NOT NULL;
ALTER TABLE seal.seal_authority ALTER COLUMN purposes SET NOT NULL;
ALTER TABLE seal.seal_authority DROP COLUMN document_kind;
ALTER TABLE seal.seal_authority DROP COLUMN purpose;
ALTER TABLE seal.seal_authority ADD COLUMN most_in_total integer CHECK (most_in_total > 0);
ALTER TABLE seal.seal_authority ADD COLUMN most_a_day integer CHECK (most_a_day > 0);
ALTER TABLE seal.seal_authority ADD COLUMN two_persons boolean NOT NULL DEFAULT false;
ALTER TABLE seal.seal_authority ADD COLUMN revoked_at timestamptz;
ALTER TABLE seal.seal_authority ADD COLUMN revoked_by text;
ALTER TABLE seal.seal_authority ADD COLUMN revoked_because text;
ALTER TABLE seal.seal_authority ADD CONSTRAINT seal_authority_revoked_check
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoked_because IS NULL));
CREATE INDEX seal_authority_by_seal_and_holder ON seal.seal_authority (seal, holder);
GRANT UPDATE (revoked_at, revoked_by, revoked_because) ON seal.seal_authority TO ${app};

-- The use that a second person agreed to, and the job that a use was part of.
ALTER TABLE seal.seal_use ADD COLUMN request uuid;
ALTER TABLE seal.seal_use ADD COLUMN job uuid;
CREATE INDEX seal_use_by_authority ON seal.seal_use (authority, at);
CREATE INDEX seal_use_newest ON seal.seal_use (seal, at DESC, id DESC);

-- Uses that wait for a second person. The document lies encrypted until it is sealed or the time is over.
CREATE TABLE seal.seal_request (
    id            uuid        PRIMARY KEY,
    seal          uuid        NOT NULL REFERENCES seal.seal,
    asked_by      text        NOT NULL,
    asked_at      timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL CHECK (ends_at > asked_at),
    purpose       text        NOT NULL,
    document_kind text        NOT NULL,
    case_number   text,
    position      text        NOT NULL,
    sha256        bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    data_key      bigint      NOT NULL,
    document      bytea,
    state         text        NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REFUSED', 'USED')),
    decided_by    text,
    decided_at    timestamptz,
    reason        text,
    CHECK ((state = 'WAITING') = (decided_at IS NULL)),
    CHECK (decided_by <> asked_by)
);
CREATE INDEX seal_request_open ON seal.seal_request (ends_at) WHERE document IS NOT NULL;
CREATE INDEX seal_request_by_seal ON seal.seal_request (seal, asked_at DESC);
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, reason, document) ON seal.seal_request TO ${app};
