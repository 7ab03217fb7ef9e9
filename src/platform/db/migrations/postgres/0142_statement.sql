-- What left the house on figures, each behind the one before it: `entry` is the canonical JSON (RFC 8785) that `hash` is the SHA-256 of, and names the hash of the
-- entry before. All other columns are read out of it, so that nothing that is searched by can differ from what was sealed. `document` is what was handed out.
CREATE TABLE statement (
  position integer GENERATED ALWAYS AS ((entry::jsonb ->> 'position')::integer) STORED PRIMARY KEY,
  entry text NOT NULL,
  hash text NOT NULL,
  document bytea NOT NULL,
  number text GENERATED ALWAYS AS (entry::jsonb ->> 'number') STORED NOT NULL,
  series text GENERATED ALWAYS AS (entry::jsonb ->> 'series') STORED NOT NULL,
  sequence integer GENERATED ALWAYS AS ((entry::jsonb ->> 'sequence')::integer) STORED NOT NULL,
  kind text GENERATED ALWAYS AS (entry::jsonb ->> 'kind') STORED NOT NULL,
  act text GENERATED ALWAYS AS (entry::jsonb ->> 'act') STORED NOT NULL CHECK (act IN ('issue', 'difference', 'withdrawal')),
  -- the number of the statement that this one changes or withdraws
  follows text GENERATED ALWAYS AS (entry::jsonb ->> 'follows') STORED,
  -- the hash of its kind and question: what is asked twice is one matter
  matter text GENERATED ALWAYS AS (entry::jsonb ->> 'matter') STORED NOT NULL,
  building text GENERATED ALWAYS AS (entry::jsonb ->> 'building') STORED,
  region text GENERATED ALWAYS AS (entry::jsonb ->> 'region') STORED NOT NULL,
  period text GENERATED ALWAYS AS (entry::jsonb ->> 'period') STORED NOT NULL,
  -- the local day on which it was issued, 2026-03-01
  day text GENERATED ALWAYS AS (entry::jsonb ->> 'day') STORED NOT NULL,
  issued_by text GENERATED ALWAYS AS (entry::jsonb ->> 'by') STORED NOT NULL
);
CREATE UNIQUE INDEX statement_number ON statement (number);
CREATE UNIQUE INDEX statement_series ON statement (series, sequence);
CREATE UNIQUE INDEX statement_follows ON statement (follows) WHERE follows IS NOT NULL;
CREATE INDEX statement_matter ON statement (matter);
CREATE INDEX statement_building ON statement (building, position);
CREATE INDEX statement_region ON statement (region, position);

CREATE FUNCTION statement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'issued statements are append-only';
END
$$;
CREATE TRIGGER statement_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON statement
  FOR EACH STATEMENT EXECUTE FUNCTION statement_stays();
