-- A catalogue entry: LICENSE resources are pushed, LIVE ones are asked at their owner.
CREATE TABLE exchange.resource (
    code text PRIMARY KEY,
    name text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('LICENSE', 'LIVE')),
    owner_system text NOT NULL REFERENCES exchange.participant_system,
    license_type text,
    definition jsonb NOT NULL,             -- columns of a pushed resource, connection of a live one; fields with labels
    credential_key bigint,
    credential bytea,                      -- what the hub shows to the owner of a LIVE resource, encrypted
    CHECK ((kind = 'LICENSE') = (license_type IS NOT NULL))
);

-- A yes/no question over a resource, answered without showing the record.
CREATE TABLE exchange.criterion (
    resource text NOT NULL REFERENCES exchange.resource,
    code text NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    expression text NOT NULL,              -- CEL over the variable "record"
    PRIMARY KEY (resource, code)
);

-- Who may use what of a resource, for which purpose and items, until when.
CREATE TABLE exchange.access_grant (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    resource text NOT NULL REFERENCES exchange.resource,
    system text NOT NULL REFERENCES exchange.participant_system,
    purpose text NOT NULL,
    items text[] NOT NULL,
    fields text[] NOT NULL,
    criteria text[] NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    CHECK (valid_from < valid_until)
);
CREATE INDEX access_grant_system ON exchange.access_grant (system, resource);

GRANT SELECT, INSERT, UPDATE ON exchange.resource, exchange.criterion, exchange.access_grant TO ${app};
