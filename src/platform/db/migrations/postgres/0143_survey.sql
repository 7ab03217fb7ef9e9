-- Surveys. Nothing here says whose an answer is: who was invited, the links that are still open, and what was answered lie apart, without
-- times, and a link is gone as soon as it was used.
CREATE TABLE survey (
  survey text PRIMARY KEY,
  region text NOT NULL,
  building text,
  name text NOT NULL,
  k integer NOT NULL CHECK (k >= 5),
  questions jsonb NOT NULL,
  actor text NOT NULL,
  created timestamptz NOT NULL,
  closed timestamptz,
  closed_by text
);
CREATE INDEX survey_region ON survey (region, created);
-- Whom a link was made for, so that nobody gets two; not which one.
CREATE TABLE survey_person (survey text NOT NULL REFERENCES survey, code text NOT NULL, group_code text NOT NULL, PRIMARY KEY (survey, code));
-- Links that were not used yet, by the SHA-256 of their token.
CREATE TABLE survey_link (hash text PRIMARY KEY, survey text NOT NULL REFERENCES survey, group_code text NOT NULL);
CREATE TABLE survey_answer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  survey text NOT NULL REFERENCES survey,
  group_code text NOT NULL,
  answers jsonb NOT NULL
);
CREATE INDEX survey_answer_survey ON survey_answer (survey);
