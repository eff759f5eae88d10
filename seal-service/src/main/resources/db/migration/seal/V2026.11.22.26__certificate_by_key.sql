-- The certificate of a key is found by the name of the key: each seal may have a second one.
CREATE INDEX certificate_by_key ON seal.certificate (key_name, issued_at) WHERE key_name IS NOT NULL;
