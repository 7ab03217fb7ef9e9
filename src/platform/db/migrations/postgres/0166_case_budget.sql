-- What a place may grant by a procedure in a year, in yuan: each statement is a version, the last one holds, none is changed.
CREATE TABLE case_budget (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  procedure text NOT NULL,
  region text NOT NULL,
  year integer NOT NULL,
  version integer NOT NULL,
  amount numeric(20, 2) NOT NULL CHECK (amount >= 0),
  note text,
  stated timestamptz NOT NULL,
  actor text NOT NULL,
  UNIQUE (procedure, region, year, version)
);
CREATE INDEX case_budget_year ON case_budget (procedure, year, region);
