-- Points beside meters, kept as they are (decision 0025). Their numbers begin behind those of meters: both stand in the same tables of readings (decision 0050).
CREATE TABLE point (
  id integer GENERATED ALWAYS AS IDENTITY (START WITH 1000000001 MINVALUE 1000000001) PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  building text GENERATED ALWAYS AS (fields ->> 'building') STORED,
  quantity text GENERATED ALWAYS AS (fields ->> 'quantity') STORED,
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  space text GENERATED ALWAYS AS (fields ->> 'space') STORED,
  equipment text GENERATED ALWAYS AS (fields ->> 'equipment') STORED,
  tag text GENERATED ALWAYS AS (fields ->> 'tag') STORED,
  sought text GENERATED ALWAYS AS (lower(coalesce(fields ->> 'name', '') || E'\n' || code || E'\n' || coalesce(fields ->> 'space', ''))) STORED
);
CREATE INDEX point_code ON point (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX point_building ON point (building, code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX point_quantity ON point (quantity, code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE point_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  point integer NOT NULL REFERENCES point (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX point_change_point ON point_change (point, id);
CREATE INDEX point_change_change ON point_change (change);
CREATE INDEX point_change_building ON point_change ((fields ->> 'building'), point) WHERE fields ? 'building';

-- Points whose hours are to be drawn anew, since how long their values hold or what is plausible has changed.
CREATE TABLE point_due (
  point integer PRIMARY KEY REFERENCES point (id)
);
