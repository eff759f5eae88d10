-- What kind of seal it is, under which number others know it, and whose it is if it is a person's.
ALTER TABLE seal.seal ADD COLUMN es_id text;
UPDATE seal.seal SET es_id = upper(replace(id::text, '-', ''));
ALTER TABLE seal.seal ALTER COLUMN es_id SET NOT NULL;
ALTER TABLE seal.seal ADD CONSTRAINT seal_es_id_key UNIQUE (es_id);
ALTER TABLE seal.seal ADD COLUMN type text NOT NULL DEFAULT 'OFFICIAL'
    CHECK (type IN ('OFFICIAL', 'SPECIAL', 'LEGAL_REPRESENTATIVE', 'PERSONAL'));
ALTER TABLE seal.seal ALTER COLUMN type DROP DEFAULT;
ALTER TABLE seal.seal ADD COLUMN algorithm text NOT NULL DEFAULT 'SM2';
ALTER TABLE seal.seal ALTER COLUMN algorithm DROP DEFAULT;
-- Name and identity number, encrypted.
ALTER TABLE seal.seal ADD COLUMN person bytea;
ALTER TABLE seal.seal ADD COLUMN person_key bigint;
ALTER TABLE seal.seal ADD CONSTRAINT seal_person_check
    CHECK ((person IS NULL) = (person_key IS NULL)
       AND (person IS NOT NULL) = (type IN ('LEGAL_REPRESENTATIVE', 'PERSONAL')));
GRANT UPDATE (certificate, valid_from, valid_to) ON seal.seal TO ${app};

-- A seal is made anew when its certificate is; each edition stays readable. Picture, design and the seal data of
-- GB/T 38540 may name a person and are encrypted.
CREATE TABLE seal.seal_edition (
    seal        uuid        NOT NULL REFERENCES seal.seal,
    number      integer     NOT NULL CHECK (number > 0),
    certificate text        NOT NULL REFERENCES seal.certificate,
    made_at     timestamptz NOT NULL,
    made_by     text        NOT NULL,
    width       real        NOT NULL CHECK (width > 0),
    height      real        NOT NULL CHECK (height > 0),
    data_key    bigint      NOT NULL,
    picture     bytea       NOT NULL,
    design      bytea,
    seal_data   bytea       NOT NULL,
    PRIMARY KEY (seal, number)
);
GRANT SELECT, INSERT ON seal.seal_edition TO ${app};

-- Every change of a seal's state, its making included.
CREATE TABLE seal.seal_status_change (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seal   uuid        NOT NULL REFERENCES seal.seal,
    status text        NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'REVOKED')),
    at     timestamptz NOT NULL,
    actor  text        NOT NULL,
    reason text        NOT NULL
);
CREATE INDEX seal_status_change_by_seal ON seal.seal_status_change (seal, id);
GRANT SELECT, INSERT ON seal.seal_status_change TO ${app};
INSERT INTO seal.seal_status_change (seal, status, at, actor, reason)
SELECT id, 'ACTIVE', made_at, 'hub', '' FROM seal.seal;
INSERT INTO seal.seal_status_change (seal, status, at, actor, reason)
SELECT id, status, made_at, 'hub', '' FROM seal.seal WHERE status <> 'ACTIVE';
