-- The library of standards, kept as buildings are (decision 0025): rows of `standard` are what the changes come to today.
CREATE TABLE standard (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz
);
CREATE INDEX standard_code ON standard (code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE standard_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  standard integer NOT NULL REFERENCES standard (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX standard_change_standard ON standard_change (standard, id);
CREATE INDEX standard_change_change ON standard_change (change);
