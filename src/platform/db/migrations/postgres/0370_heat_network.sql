-- Substations and the room samples of households, kept as they are (decision 0025). The day of a sample is the local day of its building.
CREATE TABLE heat_substation (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  region text GENERATED ALWAYS AS (fields ->> 'region') STORED,
  company text GENERATED ALWAYS AS (fields ->> 'company') STORED
);
CREATE INDEX heat_substation_code ON heat_substation (code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE heat_substation_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  heat_substation integer NOT NULL REFERENCES heat_substation (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX heat_substation_change_entity ON heat_substation_change (heat_substation, id);
CREATE INDEX heat_substation_change_change ON heat_substation_change (change);

CREATE TABLE room_sample (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  household text GENERATED ALWAYS AS (fields ->> 'household') STORED,
  day text GENERATED ALWAYS AS (left(fields ->> 'at', 10)) STORED
);
CREATE INDEX room_sample_code ON room_sample (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX room_sample_household ON room_sample (household, day);

CREATE TABLE room_sample_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room_sample integer NOT NULL REFERENCES room_sample (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX room_sample_change_entity ON room_sample_change (room_sample, id);
CREATE INDEX room_sample_change_change ON room_sample_change (change);
