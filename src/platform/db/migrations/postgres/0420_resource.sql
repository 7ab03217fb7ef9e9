-- Adjustable resources of buildings, kept as they are (decision 0025): rows of `resource` are what the changes come to today.
CREATE TABLE resource (
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
  kw double precision GENERATED ALWAYS AS ((fields ->> 'kw')::double precision) STORED,
  sought text GENERATED ALWAYS AS (lower(coalesce(fields ->> 'name', '') || E'\n' || code)) STORED
);
CREATE INDEX resource_code ON resource (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX resource_building ON resource (building, code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX resource_kind ON resource (kind, code COLLATE "C") WHERE gone IS NULL;
-- What has moved, or is to move, from one building to another.
CREATE INDEX resource_moved ON resource (id) WHERE dated ? 'building';

CREATE TABLE resource_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource integer NOT NULL REFERENCES resource (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX resource_change_resource ON resource_change (resource, id);
CREATE INDEX resource_change_change ON resource_change (change);
-- Which resources ever stood in a building: lists as they were known earlier.
CREATE INDEX resource_change_building ON resource_change ((fields ->> 'building'), resource) WHERE fields ? 'building';
