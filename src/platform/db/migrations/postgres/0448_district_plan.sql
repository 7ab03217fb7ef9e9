-- Plans of how districts are supplied with energy, as they were made: the file with its origins, to the byte, and what was found.
CREATE TABLE district_plan (
  name text PRIMARY KEY,
  region text NOT NULL,
  given text NOT NULL,
  sha256 text NOT NULL,
  answer text NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX district_plan_region ON district_plan (region, made DESC);
