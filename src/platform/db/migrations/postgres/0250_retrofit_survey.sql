-- Surveys of buildings on a phone, by a link without an account; the token itself is kept nowhere.
CREATE TABLE retrofit_survey (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  buildings text[] NOT NULL,
  hash text NOT NULL UNIQUE,
  days int NOT NULL,
  expires timestamptz NOT NULL,
  made timestamptz NOT NULL,
  actor text NOT NULL,
  -- what was said when it was sent back
  note text,
  returned timestamptz,
  accepted timestamptz,
  -- the change that its acceptance is, and those that it made of buildings and equipment
  change int,
  parts int[] NOT NULL DEFAULT '{}'
);
CREATE INDEX retrofit_survey_buildings ON retrofit_survey USING gin (buildings);
-- What was entered, once each: the phone names an entry before it is sent.
CREATE TABLE retrofit_survey_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  survey int NOT NULL REFERENCES retrofit_survey (id),
  entry text NOT NULL,
  building text NOT NULL,
  equipment text,
  answers jsonb NOT NULL,
  received timestamptz NOT NULL,
  UNIQUE (survey, entry)
);
