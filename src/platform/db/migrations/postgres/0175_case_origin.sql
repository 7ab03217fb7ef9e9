-- Which drawn object began which case; without a case where none could begin, with the reason.
CREATE TABLE case_draw (
  draw text NOT NULL,
  object text NOT NULL,
  code text REFERENCES case_file DEFERRABLE INITIALLY DEFERRED,
  problem text,
  -- the people that were seated, by their codes
  people text[] NOT NULL DEFAULT '{}',
  -- another object took its place
  gone boolean NOT NULL DEFAULT false,
  PRIMARY KEY (draw, object),
  CHECK ((code IS NULL) <> (problem IS NULL))
);
CREATE UNIQUE INDEX case_draw_code ON case_draw (code) WHERE code IS NOT NULL;
-- How many replacements of a draw have reached its cases.
CREATE TABLE case_draw_done (
  draw text PRIMARY KEY,
  replacements integer NOT NULL,
  -- when it was last tried; what could not begin is tried again
  tried timestamptz NOT NULL,
  is_whole boolean NOT NULL
);
-- A link that the public got for what it handed in shows how it stands, and nothing of the office's own work.
ALTER TABLE case_link ADD COLUMN receipt boolean NOT NULL DEFAULT false;
-- The procedure that a draw begins for each object: the announcement, which is long, is not read for it.
ALTER TABLE draw ADD COLUMN begins text;
ALTER TABLE draw DISABLE TRIGGER USER;
UPDATE draw SET begins = text::jsonb #>> '{plan,begin}';
ALTER TABLE draw ENABLE TRIGGER USER;
CREATE INDEX draw_begins ON draw (draw) WHERE begins IS NOT NULL;
