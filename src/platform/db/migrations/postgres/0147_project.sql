-- Projects: construction and retrofit projects, kept as buildings are (decision 0025). Rows of `project` are what the changes come to today.
CREATE TABLE project (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  region text GENERATED ALWAYS AS (fields ->> 'region') STORED,
  development_zone text GENERATED ALWAYS AS (fields ->> 'developmentZone') STORED,
  organisation text GENERATED ALWAYS AS (fields ->> 'organisation') STORED,
  work text GENERATED ALWAYS AS (fields ->> 'work') STORED,
  class text GENERATED ALWAYS AS (fields ->> 'class') STORED,
  area_m2 double precision GENERATED ALWAYS AS ((fields ->> 'projectAreaM2')::double precision) STORED
);
CREATE INDEX project_region ON project (region) WHERE gone IS NULL;
CREATE INDEX project_zone ON project (development_zone) WHERE gone IS NULL AND development_zone IS NOT NULL;
CREATE INDEX project_organisation ON project (organisation) WHERE gone IS NULL AND organisation IS NOT NULL;
CREATE INDEX project_code ON project (code COLLATE "C") WHERE gone IS NULL;
-- Which projects a building belongs to.
CREATE INDEX project_buildings ON project USING gin ((fields -> 'buildings'));

CREATE TABLE project_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project integer NOT NULL REFERENCES project (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX project_change_project ON project_change (project, id);
CREATE INDEX project_change_change ON project_change (change);
