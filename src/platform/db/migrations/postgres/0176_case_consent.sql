-- What owners have agreed to by cases: disclosure of a building's carriers for a stretch of years. Withdrawn ones stay, with when.
CREATE TABLE case_consent (
  code text NOT NULL,
  n integer NOT NULL,
  at integer NOT NULL,
  building text NOT NULL,
  -- null: all of them
  carriers text[],
  from_year integer,
  until_year integer,
  given timestamptz NOT NULL,
  withdrawn timestamptz,
  PRIMARY KEY (code, n, at)
);
CREATE INDEX case_consent_building ON case_consent (building) WHERE withdrawn IS NULL;
-- Credit classes that cases gave to organisations; the last one holds.
CREATE TABLE case_credit (
  code text NOT NULL,
  n integer NOT NULL,
  at integer NOT NULL,
  organisation text NOT NULL,
  credit text NOT NULL,
  day date NOT NULL,
  given timestamptz NOT NULL,
  PRIMARY KEY (code, n, at)
);
CREATE INDEX case_credit_organisation ON case_credit (organisation, day DESC, given DESC);
