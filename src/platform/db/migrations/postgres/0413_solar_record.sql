-- Checks of the safety of photovoltaics, and the states that they are put into (decision 0100). Nothing is changed: a record is taken back
-- by its change, and what was known before stays readable.
CREATE TABLE solar_record (
  change integer PRIMARY KEY,
  resource text NOT NULL,
  item text,
  result text CHECK (result IN ('pass', 'fail')),
  state text CHECK (state IN ('planned', 'in-service', 'stopped', 'abandoned', 'removed')),
  on_day date NOT NULL,
  note text,
  actor text NOT NULL,
  identity text NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  CHECK ((item IS NULL) = (result IS NULL) AND (item IS NULL) <> (state IS NULL))
);
CREATE INDEX solar_record_resource ON solar_record (resource);
