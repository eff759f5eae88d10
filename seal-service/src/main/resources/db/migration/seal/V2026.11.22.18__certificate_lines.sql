-- The authority issues in two lines now, and for more than seals; services of the hub find their keys again.
ALTER TABLE seal.certificate DROP CONSTRAINT certificate_role_check;
ALTER TABLE seal.certificate ADD CONSTRAINT certificate_role_check CHECK (role IN (
    'ROOT', 'ISSUING', 'INTERNATIONAL_ROOT', 'INTERNATIONAL_ISSUING',
    'SEAL', 'PERSON', 'SEAL_MAKER', 'TIMESTAMP', 'OCSP', 'ENCRYPTION'));
DROP INDEX seal.certificate_one_of_each_authority;
CREATE UNIQUE INDEX certificate_one_of_each_authority ON seal.certificate (role)
    WHERE role IN ('ROOT', 'ISSUING', 'INTERNATIONAL_ROOT', 'INTERNATIONAL_ISSUING');

ALTER TABLE seal.certificate ADD COLUMN key_name text;
ALTER TABLE seal.certificate ADD COLUMN issuer text;
UPDATE seal.certificate SET issuer = CASE WHEN role = 'SEAL' THEN 'ISSUING' ELSE 'ROOT' END;
ALTER TABLE seal.certificate ALTER COLUMN issuer SET NOT NULL;
ALTER TABLE seal.certificate ADD CONSTRAINT certificate_issuer_check CHECK (issuer IN (
    'ROOT', 'ISSUING', 'INTERNATIONAL_ROOT', 'INTERNATIONAL_ISSUING'));
CREATE INDEX certificate_by_issuer ON seal.certificate (issuer, role, issued_at);

ALTER TABLE seal.revocation_list DROP CONSTRAINT revocation_list_role_check;
ALTER TABLE seal.revocation_list ADD CONSTRAINT revocation_list_role_check CHECK (role IN (
    'ROOT', 'ISSUING', 'INTERNATIONAL_ROOT', 'INTERNATIONAL_ISSUING'));
