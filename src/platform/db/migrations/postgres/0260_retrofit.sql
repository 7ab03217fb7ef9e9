-- The retrofit projects of a place, kept as they are (decision 0025): rows of `retrofit` are what the changes come to today.
CREATE TABLE retrofit (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  name text GENERATED ALWAYS AS (fields ->> 'name') STORED,
  region text GENERATED ALWAYS AS (fields ->> 'region') STORED,
  state text GENERATED ALWAYS AS (fields ->> 'state') STORED,
  area_m2 double precision GENERATED ALWAYS AS ((fields ->> 'area')::double precision) STORED,
  cost_yuan numeric GENERATED ALWAYS AS ((fields ->> 'cost')::numeric) STORED,
  saving_kgce double precision GENERATED ALWAYS AS ((fields ->> 'saving')::double precision) STORED,
  plan_year integer GENERATED ALWAYS AS ((fields ->> 'year')::integer) STORED,
  sought text GENERATED ALWAYS AS (lower(coalesce(fields ->> 'name', '') || E'\n' || code)) STORED
);
CREATE INDEX retrofit_code ON retrofit (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX retrofit_region ON retrofit (region, state) WHERE gone IS NULL;
CREATE INDEX retrofit_buildings ON retrofit USING gin ((fields -> 'buildings')) WHERE gone IS NULL;

CREATE TABLE retrofit_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  retrofit integer NOT NULL REFERENCES retrofit (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX retrofit_change_retrofit ON retrofit_change (retrofit, id);
CREATE INDEX retrofit_change_change ON retrofit_change (change);

-- The life of a project: each state with its day, the papers of the step, and the edits of buildings that it made.
CREATE TABLE retrofit_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  retrofit text NOT NULL,
  change integer NOT NULL,
  state text NOT NULL,
  on_day date,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  note text,
  detail jsonb NOT NULL DEFAULT '{}',
  building_changes integer[] NOT NULL DEFAULT '{}',
  files jsonb NOT NULL DEFAULT '[]',
  withdrawn timestamptz
);
CREATE INDEX retrofit_step_retrofit ON retrofit_step (retrofit, id);
CREATE INDEX retrofit_step_change ON retrofit_step (change);
