-- Figures that somebody saved for themselves: the figure with the instant it was known at, the page where it was read, and their own words.
CREATE TABLE figure_memo (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  figure text NOT NULL,
  address text NOT NULL,
  name text NOT NULL,
  value double precision,
  unit text NOT NULL,
  known timestamptz NOT NULL,
  note text NOT NULL,
  recorded timestamptz NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL
);
CREATE INDEX figure_memo_identity ON figure_memo (identity, id);
