-- How the seal is set: level, certification, field; what is not said is as usual.
ALTER TABLE seal.seal_request ADD COLUMN manner text NOT NULL DEFAULT '{}';
ALTER TABLE seal.seal_job ADD COLUMN manner text NOT NULL DEFAULT '{}';
