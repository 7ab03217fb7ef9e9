-- What companies charged for heat: a bill of each household and account for a season, and what later corrections come to. Heat is 0.0001 GJ,
-- money cents. A note is written once, with its number; nothing of it is ever changed.
CREATE TABLE heat_note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL UNIQUE,
  company text NOT NULL,
  season text NOT NULL,
  sequence integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bill', 'difference')),
  point text NOT NULL,
  building text NOT NULL,
  household text NOT NULL,
  account text NOT NULL,
  quantity bigint NOT NULL,
  basic bigint NOT NULL,
  metered bigint NOT NULL,
  area bigint NOT NULL,
  stopped bigint NOT NULL,
  cold bigint NOT NULL,
  cap bigint NOT NULL,
  total bigint NOT NULL,
  -- the local day of issue, and the last on which it can be paid in time
  day date NOT NULL,
  due date,
  -- the bill as it stands with this note
  stands jsonb NOT NULL,
  job text NOT NULL,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  UNIQUE (company, season, sequence)
);
CREATE INDEX heat_note_household ON heat_note (household, season);
CREATE INDEX heat_note_account ON heat_note (account, id);
CREATE INDEX heat_note_job ON heat_note (job, id);
CREATE INDEX heat_note_point ON heat_note (point, season);

CREATE FUNCTION heat_note_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'issued notes are append-only';
END
$$;
CREATE TRIGGER heat_note_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON heat_note
  FOR EACH STATEMENT EXECUTE FUNCTION heat_note_stays();

-- Closes of seasons and their previews: one is at work for a company and season at a time.
CREATE TABLE heat_close (
  job text PRIMARY KEY,
  id bigint GENERATED ALWAYS AS IDENTITY,
  identity text NOT NULL,
  season text NOT NULL,
  companies text[] NOT NULL,
  preview boolean NOT NULL,
  begun timestamptz NOT NULL,
  -- what came of it: points, held, counts, findings; null while it is at work
  answer jsonb
);
CREATE INDEX heat_close_season ON heat_close (season, id DESC);

-- What a preview would issue, until the next one of its asker.
CREATE TABLE heat_note_draft (
  job text NOT NULL REFERENCES heat_close (job) ON DELETE CASCADE,
  at integer NOT NULL,
  note jsonb NOT NULL,
  PRIMARY KEY (job, at)
);
