-- A return of one unit on a form for a period. What is here of it is pinned when it is opened: where the unit lies, the version of the form,
-- what meters and registry said.
CREATE TABLE return_unit (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  form text NOT NULL,
  -- 2025, 2025-H1, 2025-Q3, 2025-07
  period text NOT NULL,
  -- building, organisation, region
  kind text NOT NULL,
  unit text NOT NULL,
  name text NOT NULL,
  -- the place it lies in; a place's is itself
  region text NOT NULL,
  form_version int NOT NULL,
  -- by field; decimals are texts
  prefill jsonb NOT NULL,
  -- as known at, ms UTC
  known bigint NOT NULL,
  -- the last event
  last int NOT NULL,
  UNIQUE (form, period, unit)
);
CREATE INDEX return_unit_region ON return_unit (region, form, period);
CREATE INDEX return_unit_unit ON return_unit (unit);
-- Every step of a return, with the whole of it as it stood after the step. Nothing is written over.
CREATE TABLE return_event (
  return int NOT NULL REFERENCES return_unit (id),
  n int NOT NULL,
  -- open, fill, submit, accept, return, amend
  action text NOT NULL,
  version int NOT NULL,
  -- open, submitted, returned, accepted
  state text NOT NULL,
  -- by field {value, filled}
  fields jsonb NOT NULL,
  note text,
  identity text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (return, n)
);
CREATE INDEX return_event_accepted ON return_event (return, n DESC) WHERE action = 'accept';
-- Periods that have ended for a place and all in it.
CREATE TABLE return_lock (
  form text NOT NULL,
  period text NOT NULL,
  region text NOT NULL,
  forced boolean NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (form, period, region)
);
