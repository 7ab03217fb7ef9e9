-- A plan of retrofits as it was made: its scenario, the file that was solved, what came of it. It is never changed.
CREATE TABLE retrofit_plan (
  name text PRIMARY KEY,
  region text NOT NULL,
  years int[] NOT NULL,
  -- the job that made it: one that is begun again after an end in the midst of it finds what it has made
  job text NOT NULL,
  -- the plan that it changes as little as it can; null for one of a scenario of its own
  base text,
  -- text: what was written, to the byte
  scenario text NOT NULL,
  -- canonical JSON; its hash names the file
  instance text NOT NULL,
  sha256 text NOT NULL,
  answer text NOT NULL,
  -- projects that are left with why, those that nobody has decided on, their names, findings
  beside text NOT NULL,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX retrofit_plan_region ON retrofit_plan (region, made DESC);
-- Its adoption. It stands as long as the change that made its projects planned is not taken back.
CREATE TABLE retrofit_plan_adoption (
  change int PRIMARY KEY,
  plan text NOT NULL REFERENCES retrofit_plan (name),
  region text NOT NULL,
  years int[] NOT NULL,
  day date NOT NULL,
  document text NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX retrofit_plan_adoption_region ON retrofit_plan_adoption (region);
