-- Experts and inspectors, kept as buildings are (decision 0025): rows of `person` are what the changes come to today.
CREATE TABLE person (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  kind text GENERATED ALWAYS AS (fields ->> 'kind') STORED,
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  regions jsonb GENERATED ALWAYS AS (fields -> 'regions') STORED,
  term_from text GENERATED ALWAYS AS (fields ->> 'termFrom') STORED,
  term_until text GENERATED ALWAYS AS (fields ->> 'termUntil') STORED,
  struck_on text GENERATED ALWAYS AS (fields ->> 'struckOn') STORED,
  -- the account that stands for the person, as names of accounts are compared
  account text GENERATED ALWAYS AS (lower(fields ->> 'user')) STORED
);
CREATE INDEX person_code ON person (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX person_account ON person (account) WHERE gone IS NULL AND account IS NOT NULL;

CREATE TABLE person_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person integer NOT NULL REFERENCES person (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX person_change_person ON person_change (person, id);
CREATE INDEX person_change_change ON person_change (change);

-- Posts: who acts in which role of which procedure, where, from when until when. Each row is a statement; the last one about the same holder,
-- role, region and stand-in counts. Holders are accounts (their name) or keys (key:NAME), with what never belongs to another beside it.
CREATE TABLE post (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  holder text NOT NULL,
  holder_identity text NOT NULL,
  procedure text NOT NULL,
  role text NOT NULL,
  region text NOT NULL,
  valid_from date,
  valid_until date,
  instead_of text,
  instead_identity text,
  actor text NOT NULL,
  identity text NOT NULL,
  stated timestamptz NOT NULL
);
CREATE INDEX post_of ON post (holder_identity, procedure, role, region, coalesce(instead_identity, ''), id DESC);
CREATE FUNCTION post_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a statement of a post is never changed'; END $$;
CREATE TRIGGER post_stays BEFORE UPDATE OR DELETE ON post FOR EACH STATEMENT EXECUTE FUNCTION post_stays();
