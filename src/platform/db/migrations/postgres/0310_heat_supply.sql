-- Settlement points of heat companies and the households behind them, kept as they are (decision 0025). What comes in force on a later day
-- alone is found by its last value.
CREATE TABLE settlement_point (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  building text GENERATED ALWAYS AS (coalesce(fields ->> 'building', dated -> 'building' -> -1 ->> 'value')) STORED,
  company text GENERATED ALWAYS AS (coalesce(fields ->> 'company', dated -> 'company' -> -1 ->> 'value')) STORED,
  method text GENERATED ALWAYS AS (coalesce(fields ->> 'method', dated -> 'method' -> -1 ->> 'value')) STORED,
  substation text GENERATED ALWAYS AS (coalesce(fields ->> 'substation', dated -> 'substation' -> -1 ->> 'value')) STORED
);
CREATE INDEX settlement_point_code ON settlement_point (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX settlement_point_building ON settlement_point (building, code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX settlement_point_company ON settlement_point (company, code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE settlement_point_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  settlement_point integer NOT NULL REFERENCES settlement_point (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX settlement_point_change_entity ON settlement_point_change (settlement_point, id);
CREATE INDEX settlement_point_change_change ON settlement_point_change (change);

CREATE TABLE household (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  point text GENERATED ALWAYS AS (coalesce(fields ->> 'point', dated -> 'point' -> -1 ->> 'value')) STORED,
  class text GENERATED ALWAYS AS (coalesce(fields ->> 'class', dated -> 'class' -> -1 ->> 'value')) STORED,
  status text GENERATED ALWAYS AS (coalesce(fields ->> 'status', 'supplied')) STORED,
  meter text GENERATED ALWAYS AS (fields ->> 'meter') STORED,
  room text GENERATED ALWAYS AS (fields ->> 'room') STORED,
  area numeric GENERATED ALWAYS AS ((fields ->> 'area')::numeric) STORED
);
CREATE INDEX household_code ON household (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX household_point ON household (point, code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX household_meter ON household (meter) WHERE gone IS NULL AND meter IS NOT NULL;

CREATE TABLE household_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  household integer NOT NULL REFERENCES household (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX household_change_entity ON household_change (household, id);
CREATE INDEX household_change_change ON household_change (change);
