-- Cases: what happened is only ever added to; what a case comes to is kept beside it for lists.
CREATE TABLE case_file (
  code text PRIMARY KEY,
  procedure text NOT NULL,
  version integer NOT NULL,
  region text NOT NULL,
  organisation text,
  building text,
  began timestamptz NOT NULL,
  ended timestamptz,
  state text NOT NULL,
  head text NOT NULL,
  last integer NOT NULL,
  -- when it was written last, by the clock of the store's writer
  touched timestamptz NOT NULL,
  -- [[state, s UTC], …]
  stays jsonb NOT NULL,
  standing jsonb NOT NULL,
  published timestamptz,
  -- the first instant at which the program takes a step by itself if nothing happens before
  auto_at timestamptz,
  -- how its clocks stand until an instant, by the calendars that were known: the limit that is due first, and whether any was overdue
  due date,
  due_limit text,
  days_left integer,
  overdue boolean NOT NULL,
  indicative boolean NOT NULL,
  clocked_until timestamptz NOT NULL,
  clocked_by text NOT NULL,
  import integer
);
CREATE INDEX case_file_open ON case_file (procedure, region) WHERE ended IS NULL;
CREATE INDEX case_file_region ON case_file (region, began DESC);
CREATE INDEX case_file_organisation ON case_file (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX case_file_building ON case_file (building) WHERE building IS NOT NULL;
CREATE INDEX case_file_clocked ON case_file (clocked_until);
CREATE INDEX case_file_clocked_by ON case_file (clocked_by);
CREATE INDEX case_file_overdue ON case_file (due, code) WHERE overdue;
CREATE INDEX case_file_auto ON case_file (auto_at) WHERE auto_at IS NOT NULL;
CREATE INDEX case_file_touched ON case_file (touched);
CREATE INDEX case_file_published ON case_file (published DESC) WHERE published IS NOT NULL;
CREATE TABLE case_event (
  code text NOT NULL REFERENCES case_file DEFERRABLE INITIALLY DEFERRED,
  n integer NOT NULL,
  recorded timestamptz NOT NULL,
  identity text NOT NULL,
  -- canonical JSON with `previous`, without `hash`
  text text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (code, n)
);
CREATE FUNCTION case_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'an event of a case is never changed'; END $$;
CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event FOR EACH STATEMENT EXECUTE FUNCTION case_event_stays();
CREATE INDEX case_event_recorded ON case_event (recorded);
CREATE TABLE case_evidence (
  code text NOT NULL,
  n integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  spool text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (code, n)
);
-- Personal values stand here alone, so that they can be erased.
CREATE TABLE case_personal (
  code text NOT NULL,
  field text NOT NULL,
  hash text NOT NULL,
  salt text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (code, field, hash)
);
-- Numbers without gap: the last one given, of each series.
CREATE TABLE case_number (
  series text NOT NULL,
  per text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (series, per)
);
CREATE TABLE case_link (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  role text NOT NULL,
  person text,
  hash text NOT NULL UNIQUE,
  expires timestamptz NOT NULL,
  made timestamptz NOT NULL,
  actor text NOT NULL,
  gone timestamptz
);
-- What a step does outside its case: written with the step, done after it, done again until it is.
CREATE TABLE case_effect (
  code text NOT NULL,
  n integer NOT NULL,
  at integer NOT NULL,
  effect jsonb NOT NULL,
  day date NOT NULL,
  done timestamptz,
  outcome jsonb,
  PRIMARY KEY (code, n, at)
);
CREATE INDEX case_effect_open ON case_effect (code, n, at) WHERE done IS NULL;
CREATE TABLE case_seal (
  day date PRIMARY KEY,
  seal text NOT NULL,
  cases integer NOT NULL
);
-- What was granted, paid and reclaimed, in yuan: written with the step, never changed.
CREATE TABLE case_money (
  code text NOT NULL,
  n integer NOT NULL,
  at integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('grant', 'pay', 'reclaim')),
  field text NOT NULL,
  amount numeric(20, 2) NOT NULL,
  procedure text NOT NULL,
  region text NOT NULL,
  building text,
  year integer NOT NULL,
  PRIMARY KEY (code, n, at)
);
CREATE INDEX case_money_building ON case_money (building, year, procedure) WHERE building IS NOT NULL;
CREATE INDEX case_money_year ON case_money (procedure, region, year);
