-- Equipment of buildings, kept as they are (decision 0025): rows of `equipment` are what the changes come to today.
CREATE TABLE equipment (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  building text GENERATED ALWAYS AS (fields ->> 'building') STORED,
  kind text GENERATED ALWAYS AS (fields ->> 'kind') STORED,
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  installed text GENERATED ALWAYS AS (fields ->> 'installed') STORED,
  removed text GENERATED ALWAYS AS (fields ->> 'removed') STORED,
  capacity_kw double precision GENERATED ALWAYS AS ((fields ->> 'capacity')::double precision) STORED
);
CREATE INDEX equipment_code ON equipment (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX equipment_building ON equipment (building, code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX equipment_kind ON equipment (kind, code COLLATE "C") WHERE gone IS NULL;
-- What has moved, or is to move, from one building to another.
CREATE INDEX equipment_moved ON equipment (id) WHERE dated ? 'building';

CREATE TABLE equipment_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  equipment integer NOT NULL REFERENCES equipment (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX equipment_change_equipment ON equipment_change (equipment, id);
CREATE INDEX equipment_change_change ON equipment_change (change);
-- Which equipment ever stood in a building: lists as they were known earlier.
CREATE INDEX equipment_change_building ON equipment_change ((fields ->> 'building'), equipment) WHERE fields ? 'building';
