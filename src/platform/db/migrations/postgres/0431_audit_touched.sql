-- What was done to things of several regions at once is one entry; whoever sees one of these regions reads that it was done. Null where
-- `region` says it all.
ALTER TABLE access_audit ADD COLUMN touched text[];
CREATE INDEX access_audit_touched ON access_audit USING gin (touched);
-- What was said of one thing, as its page and its next entry ask.
CREATE INDEX access_audit_subject ON access_audit (subject);
