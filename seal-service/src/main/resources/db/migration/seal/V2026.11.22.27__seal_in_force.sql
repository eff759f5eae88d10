-- A seal that serves is IN_FORCE, in the account as in every answer.
ALTER TABLE seal.seal DROP CONSTRAINT seal_status_check;
ALTER TABLE seal.seal_status_change DROP CONSTRAINT seal_status_change_status_check;
UPDATE seal.seal SET status = 'IN_FORCE' WHERE status = 'ACTIVE';
UPDATE seal.seal_status_change SET status = 'IN_FORCE' WHERE status = 'ACTIVE';
ALTER TABLE seal.seal ADD CONSTRAINT seal_status_check
    CHECK (status IN ('IN_FORCE', 'SUSPENDED', 'REVOKED'));
ALTER TABLE seal.seal_status_change ADD CONSTRAINT seal_status_change_status_check
    CHECK (status IN ('IN_FORCE', 'SUSPENDED', 'REVOKED'));
