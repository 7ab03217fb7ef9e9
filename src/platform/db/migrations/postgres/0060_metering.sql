-- A person's word on a finding: revoked, never deleted. begins and ends are seconds UTC; value is the contradicting value (0.0001), else null.
CREATE TABLE decision (
  -- That of the change in the list of imports.
  id integer PRIMARY KEY,
  meter integer NOT NULL,
  code text NOT NULL,
  begins bigint NOT NULL,
  ends bigint NOT NULL,
  value bigint,
  decided_as text NOT NULL CHECK (decided_as IN ('rollover', 'reset', 'good', 'bad', 'this')),
  note text NOT NULL DEFAULT '',
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  revoked timestamptz,
  revoked_by text
);
CREATE INDEX decision_meter ON decision (meter, begins);

-- Meters whose day rows must be drawn anew because of a decision; cleared when that is done, so that a crash between leaves a mark.
CREATE TABLE redraw_due (
  meter integer PRIMARY KEY
);
