CREATE SCHEMA IF NOT EXISTS seal;
GRANT USAGE ON SCHEMA seal TO ${app};

-- Data keys under which rows are encrypted, each wrapped by a secret of the key vault.
CREATE TABLE seal.data_key (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope text NOT NULL,
    month date NOT NULL,
    wrapped bytea NOT NULL,
    UNIQUE (scope, month)
);
GRANT SELECT, INSERT ON seal.data_key TO ${app};
