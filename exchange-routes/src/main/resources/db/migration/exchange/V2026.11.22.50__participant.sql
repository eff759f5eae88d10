CREATE SCHEMA IF NOT EXISTS exchange;
GRANT USAGE ON SCHEMA exchange TO ${app};

CREATE TABLE exchange.organization (
    code text PRIMARY KEY,                 -- unified social credit code, GB 32100
    name text NOT NULL,
    name_en text NOT NULL,
    region text NOT NULL                   -- GB/T 2260, six digits
);

-- Software of an organization that calls the hub.
CREATE TABLE exchange.participant_system (
    id text PRIMARY KEY,                   -- client id
    organization text NOT NULL REFERENCES exchange.organization,
    name text NOT NULL,
    secret_hash text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
);

-- A person who signs in. Works under the grants of one participant system, if any.
CREATE TABLE exchange.account (
    username text PRIMARY KEY,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    organization text NOT NULL REFERENCES exchange.organization,
    system text REFERENCES exchange.participant_system,
    roles text[] NOT NULL,
    active boolean NOT NULL DEFAULT true,
    failures int NOT NULL DEFAULT 0,
    locked_until timestamptz,
    created_at timestamptz NOT NULL,
    -- No account holds two of the three administrators (GB/T 22239, 8.1.5).
    CONSTRAINT three_administrators CHECK (
        ('AUDITOR' = ANY (roles))::int + ('SECURITY_ADMIN' = ANY (roles))::int + ('SYSTEM_ADMIN' = ANY (roles))::int <= 1)
);

GRANT SELECT, INSERT, UPDATE ON exchange.organization, exchange.participant_system, exchange.account TO ${app};
