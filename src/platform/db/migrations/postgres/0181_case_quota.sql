-- How many cases of a procedure a place may take in a year (rural houses of a county): each statement is a version, the last one holds.
CREATE TABLE case_quota (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  procedure text NOT NULL,
  region text NOT NULL,
  year integer NOT NULL,
  version integer NOT NULL,
  quota integer NOT NULL CHECK (quota >= 0),
  note text,
  stated timestamptz NOT NULL,
  actor text NOT NULL,
  UNIQUE (procedure, region, year, version)
);
-- The year whose quota a case takes; null where it takes none. Follows from its events and the version it is on, as all of this table does.
ALTER TABLE case_file ADD COLUMN quota_year integer;
CREATE INDEX case_file_quota ON case_file (procedure, quota_year, region) WHERE quota_year IS NOT NULL;
