-- What was done to things of several regions at once is one entry; whoever sees one of these regions reads that it was done. Null where
-- `region` says it all.
ALTER TABLE access_audit ADD COLUMN touched text[];
CREATE INDEX access_audit_touched ON access_audit USING gin (touched);
