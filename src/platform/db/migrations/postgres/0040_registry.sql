-- A building or a meter is the fold of its changes; `fields` is what they come to today, by contract name. Nothing is deleted: an undone change is
-- withdrawn, and what was known before stays readable.
CREATE TABLE building (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  -- Fields with a life of their own: {field: [{from, value}]}, oldest first, `from` null is the beginning.
  dated jsonb NOT NULL DEFAULT '{}',
  -- Which change set each field, and those whose value a person typed.
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  -- Null while it counts; set where the import that made it was undone.
  gone timestamptz,
  -- The building that answers for this code after a merge.
  merged_into integer REFERENCES building (id),
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  region text GENERATED ALWAYS AS (fields ->> 'region') STORED,
  development_zone text GENERATED ALWAYS AS (fields ->> 'developmentZone') STORED,
  organisation text GENERATED ALWAYS AS (fields ->> 'organisation') STORED,
  use text GENERATED ALWAYS AS (fields ->> 'use') STORED,
  floor_area_m2 double precision GENERATED ALWAYS AS ((fields ->> 'floorArea')::double precision) STORED,
  year_built integer GENERATED ALWAYS AS ((fields ->> 'yearBuilt')::integer) STORED,
  latitude double precision GENERATED ALWAYS AS ((fields ->> 'latitude')::double precision) STORED,
  longitude double precision GENERATED ALWAYS AS ((fields ->> 'longitude')::double precision) STORED,
  -- Name and address as they are compared, and what is searched in.
  name_key text NOT NULL DEFAULT '',
  address_key text NOT NULL DEFAULT ''
);
CREATE INDEX building_region ON building (region) WHERE gone IS NULL;
CREATE INDEX building_zone ON building (development_zone) WHERE gone IS NULL AND development_zone IS NOT NULL;
CREATE INDEX building_organisation ON building (organisation) WHERE gone IS NULL AND organisation IS NOT NULL;
CREATE INDEX building_name_key ON building (name_key) WHERE gone IS NULL;
CREATE INDEX building_address_key ON building (address_key) WHERE gone IS NULL AND address_key <> '';
CREATE INDEX building_merged ON building (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX building_cell ON building (round(latitude * 1000), round(longitude * 1000)) WHERE gone IS NULL AND latitude IS NOT NULL;

CREATE TABLE building_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building integer NOT NULL REFERENCES building (id),
  change integer NOT NULL,
  -- The local day from which it holds; null: all along.
  valid_from date,
  -- The fields it set; null clears one.
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX building_change_building ON building_change (building, id);
CREATE INDEX building_change_change ON building_change (change);

-- Codes that others use for a building (户号, 不动产单元号): `fields` too holds them, as `code:SCHEME`.
CREATE TABLE building_code (
  scheme text NOT NULL,
  value text NOT NULL,
  building integer NOT NULL REFERENCES building (id),
  PRIMARY KEY (scheme, value, building)
);
CREATE INDEX building_code_building ON building_code (building);

CREATE TABLE building_merge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building integer NOT NULL REFERENCES building (id),
  into_building integer NOT NULL REFERENCES building (id),
  change integer NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz
);
CREATE INDEX building_merge_building ON building_merge (building);
-- Two codes that a person has said are not the same building.
CREATE TABLE building_distinct (
  one integer NOT NULL REFERENCES building (id),
  other integer NOT NULL REFERENCES building (id),
  change integer NOT NULL,
  PRIMARY KEY (one, other)
);
