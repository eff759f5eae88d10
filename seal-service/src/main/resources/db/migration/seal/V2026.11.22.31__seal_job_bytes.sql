-- What came into a job, so that nobody fills the disk with what waits.
ALTER TABLE seal.seal_job ADD COLUMN bytes bigint NOT NULL DEFAULT 0 CHECK (bytes >= 0);
UPDATE seal.seal_job j
   SET bytes = (SELECT coalesce(sum(octet_length(document)), 0) FROM seal.seal_job_document WHERE job = j.id)
 WHERE state <> 'DONE';
CREATE INDEX seal_job_not_done ON seal.seal_job (actor) WHERE state <> 'DONE';
GRANT UPDATE (bytes) ON seal.seal_job TO ${app};
