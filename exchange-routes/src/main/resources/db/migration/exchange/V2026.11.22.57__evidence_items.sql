-- What satisfied each material of a package, encrypted like its document and under the same key, so that the case page
-- shows it without asking anybody again. Packages that were taken before have it in their document only.
ALTER TABLE exchange.evidence_package ADD COLUMN items bytea;
