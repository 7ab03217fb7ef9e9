-- Models of base periods as they were sealed. A row is never changed; `sealed` is the text of which `hash` is the SHA-256.
CREATE TABLE savings_baseline (
  name text PRIMARY KEY,
  hash text NOT NULL,
  sealed text NOT NULL,
  -- what it is drawn around: a building, or metering points
  building text,
  meters text[] NOT NULL,
  project text,
  model text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  actor text NOT NULL,
  locked timestamptz NOT NULL
);
CREATE INDEX savings_baseline_locked ON savings_baseline (locked, name);
-- Questions that figures name by their hash, with the tables that came with them: events, values of factors, buildings to compare with.
CREATE TABLE savings_question (
  hash text PRIMARY KEY,
  question text NOT NULL,
  recorded timestamptz NOT NULL
);
