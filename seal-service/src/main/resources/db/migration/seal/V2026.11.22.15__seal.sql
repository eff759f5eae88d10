CREATE SCHEMA IF NOT EXISTS seal;
GRANT USAGE ON SCHEMA seal TO ${app};

-- Certificates that the hub's own authority issued, its own two included.
CREATE TABLE seal.certificate (
    serial_number     text        PRIMARY KEY CHECK (serial_number ~ '^[0-9a-f]{1,40}$'),
    role              text        NOT NULL CHECK (role IN ('ROOT', 'ISSUING', 'SEAL')),
    subject           text        NOT NULL,
    encoded           bytea       NOT NULL,
    issued_at         timestamptz NOT NULL,
    valid_to          timestamptz NOT NULL,
    revoked_at        timestamptz,
    revocation_reason text,
    CHECK ((revoked_at IS NULL) = (revocation_reason IS NULL))
);
CREATE UNIQUE INDEX certificate_one_of_each_authority ON seal.certificate (role) WHERE role <> 'SEAL';
GRANT SELECT, INSERT, UPDATE (revoked_at, revocation_reason) ON seal.certificate TO ${app};

-- The newest revocation list of each authority.
CREATE TABLE seal.revocation_list (
    role       text        PRIMARY KEY CHECK (role IN ('ROOT', 'ISSUING')),
    number     bigint      NOT NULL CHECK (number > 0),
    encoded    bytea       NOT NULL,
    issued_at  timestamptz NOT NULL,
    renewed_by timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON seal.revocation_list TO ${app};

-- Electronic seals: an owner, a key in the vault, a certificate.
CREATE TABLE seal.seal (
    id          uuid        PRIMARY KEY DEFAULT uuidv7(),
    name        text        NOT NULL,
    owner_name  text        NOT NULL,
    owner_code  text        NOT NULL CHECK (owner_code ~ '^[0-9A-Z]{18}$'),
    key_name    text        NOT NULL UNIQUE,
    certificate text        NOT NULL REFERENCES seal.certificate,
    status      text        NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'REVOKED')),
    valid_from  timestamptz NOT NULL,
    valid_to    timestamptz NOT NULL CHECK (valid_to > valid_from),
    made_at     timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE (status) ON seal.seal TO ${app};

-- What a seal may be set on; without a row here, nothing.
CREATE TABLE seal.seal_authority (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    seal          uuid        NOT NULL REFERENCES seal.seal,
    document_kind text        NOT NULL,
    purpose       text        NOT NULL,
    valid_from    timestamptz NOT NULL,
    valid_until   timestamptz CHECK (valid_until > valid_from),
    granted_by    text        NOT NULL,
    granted_at    timestamptz NOT NULL
);
CREATE INDEX seal_authority_by_seal ON seal.seal_authority (seal, document_kind, purpose);
GRANT SELECT, INSERT, UPDATE (valid_until) ON seal.seal_authority TO ${app};

-- Every document that left with a seal on it.
CREATE TABLE seal.seal_use (
    id            uuid        PRIMARY KEY,
    seal          uuid        NOT NULL REFERENCES seal.seal,
    authority     uuid        NOT NULL REFERENCES seal.seal_authority,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    purpose       text        NOT NULL,
    document_kind text        NOT NULL,
    case_number   text,
    sha256        bytea       NOT NULL CHECK (octet_length(sha256) = 32)
);
CREATE INDEX seal_use_by_seal ON seal.seal_use (seal, at);
CREATE INDEX seal_use_by_document ON seal.seal_use (sha256);
GRANT SELECT, INSERT ON seal.seal_use TO ${app};
