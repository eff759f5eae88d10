-- Certificates that outside authorities issued for keys of the hub. Serial numbers are unique below one authority alone,
-- so these are kept under their digest; what is above them comes along, nearest first, anchor last.
ALTER TABLE seal.certificate DROP CONSTRAINT certificate_role_check;
ALTER TABLE seal.certificate ADD CONSTRAINT certificate_role_check CHECK (role IN (
    'ROOT', 'ISSUING', 'INTERNATIONAL_ROOT', 'INTERNATIONAL_ISSUING',
    'SEAL', 'PERSON', 'SEAL_MAKER', 'TIMESTAMP', 'OCSP', 'ENCRYPTION', 'OUTSIDE'));
ALTER TABLE seal.certificate DROP CONSTRAINT certificate_issuer_check;
ALTER TABLE seal.certificate ADD CONSTRAINT certificate_issuer_check CHECK (issuer IN (
    'ROOT', 'ISSUING', 'INTERNATIONAL_ROOT', 'INTERNATIONAL_ISSUING', 'OUTSIDE'));
ALTER TABLE seal.certificate DROP CONSTRAINT certificate_serial_number_check;
ALTER TABLE seal.certificate ADD CONSTRAINT certificate_serial_number_check
    CHECK (serial_number ~ '^[0-9a-f]{1,40}$' OR (role = 'OUTSIDE' AND serial_number ~ '^[0-9a-f]{64}$'));
ALTER TABLE seal.certificate ADD COLUMN outside_serial text;
ALTER TABLE seal.certificate ADD COLUMN above bytea[];
ALTER TABLE seal.certificate ADD CONSTRAINT certificate_outside_check
    CHECK ((role = 'OUTSIDE') = (outside_serial IS NOT NULL) AND (role = 'OUTSIDE') = (above IS NOT NULL)
       AND (role = 'OUTSIDE') = (issuer = 'OUTSIDE'));
CREATE INDEX certificate_by_outside_serial ON seal.certificate (outside_serial) WHERE outside_serial IS NOT NULL;
