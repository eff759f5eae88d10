-- One application. The applicant is kept encrypted.
CREATE TABLE exchange.intake_case (
    case_number text PRIMARY KEY,
    items text[] NOT NULL,
    purpose text NOT NULL,
    system text NOT NULL REFERENCES exchange.participant_system,
    applicant_key bigint NOT NULL,
    applicant bytea NOT NULL,
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL
);
CREATE INDEX intake_case_opened ON exchange.intake_case (system, opened_at DESC);

CREATE TABLE exchange.case_day (
    day date PRIMARY KEY,
    last int NOT NULL
);

-- The sealed package of a case, as it was handed out.
CREATE TABLE exchange.evidence_package (
    id uuid PRIMARY KEY,
    case_number text NOT NULL REFERENCES exchange.intake_case,
    request_key text NOT NULL,             -- the same request gets the same package
    sha256 bytea NOT NULL,
    seal_use uuid NOT NULL,
    taken_by text NOT NULL,
    taken_at timestamptz NOT NULL,
    document_key bigint NOT NULL,
    document bytea NOT NULL,
    UNIQUE (case_number, request_key)
);
CREATE UNIQUE INDEX evidence_package_sha256 ON exchange.evidence_package (sha256);

-- A sealed licence document, made once for each version of a licence.
CREATE TABLE exchange.license_document (
    license uuid NOT NULL,
    version int NOT NULL,
    sha256 bytea NOT NULL,
    seal_use uuid NOT NULL,
    made_at timestamptz NOT NULL,
    document_key bigint NOT NULL,
    document bytea NOT NULL,
    PRIMARY KEY (license, version)
);
CREATE UNIQUE INDEX license_document_sha256 ON exchange.license_document (sha256);

GRANT SELECT, INSERT ON exchange.intake_case, exchange.evidence_package, exchange.license_document TO ${app};
GRANT SELECT, INSERT, UPDATE ON exchange.case_day TO ${app};
