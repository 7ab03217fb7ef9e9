-- What the city has told the public: figures as they were issued, so that what was read stays what was read. A withdrawn row stays, marked.
CREATE TABLE disclosed_building (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  year integer NOT NULL,
  name text NOT NULL,
  region text NOT NULL,
  district text NOT NULL,
  use text,
  floor_area_m2 double precision,
  -- carrier, value, unit, coverage, intensity of each
  uses jsonb NOT NULL,
  -- only one that rests on verified limits alone
  verdict text CHECK (verdict IN ('leading', 'within', 'over')),
  limits jsonb,
  consent text,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  issued timestamptz NOT NULL,
  issued_by text NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE UNIQUE INDEX disclosed_building_now ON disclosed_building (building, year) WHERE withdrawn IS NULL;
CREATE INDEX disclosed_building_year ON disclosed_building (year, district) WHERE withdrawn IS NULL;

CREATE TABLE disclosed_sum (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  district text NOT NULL,
  year integer NOT NULL,
  name text NOT NULL,
  buildings integer NOT NULL,
  floor_area_m2 double precision,
  carriers jsonb NOT NULL,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  issued timestamptz NOT NULL,
  issued_by text NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE UNIQUE INDEX disclosed_sum_now ON disclosed_sum (district, year) WHERE withdrawn IS NULL;
