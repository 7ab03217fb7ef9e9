-- Word files that a place puts in the stead of those that ship, in versions: none ends with the next.
CREATE TABLE case_template (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  procedure text NOT NULL,
  document text NOT NULL,
  version integer NOT NULL,
  -- null: from then on the one that ships
  name text,
  bytes bytea,
  sha256 text,
  stated timestamptz NOT NULL,
  actor text NOT NULL,
  UNIQUE (procedure, document, version)
);
-- What a paper says beside its case, kept when it was issued: names of then, and which template. It holds nothing personal.
CREATE TABLE case_issue (
  code text NOT NULL,
  n integer NOT NULL,
  template integer REFERENCES case_template,
  shipped text,
  names jsonb NOT NULL,
  PRIMARY KEY (code, n),
  CHECK ((template IS NULL) <> (shipped IS NULL))
);
