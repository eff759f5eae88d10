-- Licences: their current state to search by, and every version, encrypted.
CREATE SCHEMA IF NOT EXISTS license;
GRANT USAGE ON SCHEMA license TO ${app};

-- The current state. Identifiers stand here as keyed tokens of 16 bytes only; a name stands in clear only where the
-- holder is an organization.
CREATE TABLE license.license (
    id                uuid        PRIMARY KEY DEFAULT uuidv7(),
    type_code         text        NOT NULL,
    holder_kind       text        NOT NULL CHECK (holder_kind IN ('ORGANIZATION', 'PERSON')),
    holder_token      bytea       NOT NULL,
    number_token      bytea       NOT NULL,
    organization_name text,
    -- organizations: the folded name; persons: empty
    name_folded       text        COLLATE "C" NOT NULL,
    -- single characters and neighbouring pairs of the folded name; for persons as keyed tokens
    name_grams        text[]      COLLATE "C" NOT NULL,
    region_code       text        COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{6}$'),
    status            text        NOT NULL CHECK (status IN ('PENDING', 'IN_FORCE', 'SUSPENDED', 'EXPIRED', 'CANCELLED',
                                      'WITHDRAWN', 'REVOKED', 'TRANSFERRED_OUT', 'REPLACED')),
    issued_on         date        NOT NULL,
    valid_from        date        NOT NULL,
    valid_to          date        CHECK (valid_to >= valid_from),
    version           integer     NOT NULL CHECK (version BETWEEN 1 AND 999),
    content_token     bytea       NOT NULL,
    updated_at        timestamptz NOT NULL,
    UNIQUE (type_code, number_token),
    CHECK (holder_kind = 'ORGANIZATION' OR (organization_name IS NULL AND name_folded = ''))
);
CREATE INDEX license_holder ON license.license (holder_token, type_code);
CREATE INDEX license_number ON license.license (number_token);
CREATE INDEX license_name ON license.license (name_folded, id);
CREATE INDEX license_name_grams ON license.license USING gin (name_grams);
CREATE INDEX license_region ON license.license (region_code);
GRANT SELECT, INSERT ON license.license TO ${app};
-- What a licence is (type, number) never changes.
GRANT UPDATE (holder_kind, holder_token, organization_name, name_folded, name_grams, region_code, status, issued_on,
              valid_from, valid_to, version, content_token, updated_at) ON license.license TO ${app};

-- Every version, only ever added to.
CREATE TABLE license.license_version (
    license_id       uuid        NOT NULL REFERENCES license.license (id),
    version          integer     NOT NULL CHECK (version BETWEEN 1 AND 999),
    identifier_token bytea       NOT NULL,
    data_key_id      bigint      NOT NULL REFERENCES seal.data_key (id),
    body             bytea       NOT NULL,
    status           text        NOT NULL,
    stored_at        timestamptz NOT NULL,
    PRIMARY KEY (license_id, version)
);
CREATE INDEX license_version_identifier ON license.license_version (identifier_token);
GRANT SELECT, INSERT ON license.license_version TO ${app};
