CREATE SCHEMA IF NOT EXISTS seal;
GRANT USAGE ON SCHEMA seal TO ${app}, ${eraser};

-- One row an entry of the log, in the order of the log and without gap. The entry of the Merkle tree is the
-- commitment; the other columns are for finding it again and tell nothing about a person.
CREATE TABLE seal.ledger_leaf (
    index bigint PRIMARY KEY CHECK (index >= 0),
    commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
    at timestamptz NOT NULL,
    action text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('ALLOWED', 'REFUSED', 'FAILED')),
    case_number text
);
CREATE INDEX ledger_leaf_case ON seal.ledger_leaf (case_number, index) WHERE case_number IS NOT NULL;
CREATE INDEX ledger_leaf_action ON seal.ledger_leaf (action, index);
CREATE INDEX ledger_leaf_not_allowed ON seal.ledger_leaf (outcome, index) WHERE outcome <> 'ALLOWED';
GRANT SELECT, INSERT ON seal.ledger_leaf TO ${app};
GRANT SELECT (index, at) ON seal.ledger_leaf TO ${eraser};

-- Salt and text of an entry, encrypted; erased by its own role when its time is over, while the leaf stays.
-- No foreign key: it would be checked row by row in the one place that everybody waits for. LedgerCheck compares.
CREATE TABLE seal.ledger_body (
    index bigint PRIMARY KEY,
    data_key bigint NOT NULL,
    encrypted bytea NOT NULL
);
GRANT SELECT, INSERT ON seal.ledger_body TO ${app};
GRANT SELECT (index), DELETE ON seal.ledger_body TO ${eraser};

-- Hashes of full tiles (C2SP tlog-tiles), level 1 and above; level 0 follows from the leaves.
CREATE TABLE seal.ledger_node (
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 6),
    index bigint NOT NULL CHECK (index >= 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
);
GRANT SELECT, INSERT ON seal.ledger_node TO ${app};

-- Every signed state of the log (C2SP tlog-checkpoint).
CREATE TABLE seal.ledger_checkpoint (
    size bigint PRIMARY KEY CHECK (size >= 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL
);
GRANT SELECT, INSERT ON seal.ledger_checkpoint TO ${app};

-- Entries that acts committed with what they wrote, before they have their place in the log. Not the log itself:
-- the sequencer moves them.
CREATE TABLE seal.ledger_waiting (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
    at timestamptz NOT NULL,
    action text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('ALLOWED', 'REFUSED', 'FAILED')),
    case_number text,
    data_key bigint NOT NULL,
    encrypted bytea NOT NULL
);
GRANT SELECT, INSERT, DELETE ON seal.ledger_waiting TO ${app};
