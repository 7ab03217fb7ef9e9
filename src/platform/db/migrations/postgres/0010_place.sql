-- Places by code: GB/T 2260 regions, and zones of their own (高新区) that hang under one. Parents are regions or zones.
CREATE TABLE place (
  code text PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('nation', 'province', 'prefecture', 'county', 'zone')),
  parent text REFERENCES place (code),
  boundary jsonb,
  source text NOT NULL DEFAULT '',
  recorded timestamptz NOT NULL
);
-- Every place with itself and all above it, so that «in this region» is one join.
CREATE TABLE place_within (
  place text NOT NULL REFERENCES place (code) ON DELETE CASCADE,
  ancestor text NOT NULL,
  PRIMARY KEY (ancestor, place)
);
CREATE INDEX place_within_place ON place_within (place);
CREATE TABLE organisation (
  code text PRIMARY KEY,
  name text NOT NULL,
  kind text,
  parent text REFERENCES organisation (code),
  region text REFERENCES place (code),
  contact text,
  phone text,
  recorded timestamptz NOT NULL
);
CREATE INDEX organisation_parent ON organisation (parent);
CREATE INDEX organisation_name ON organisation (name);
-- What a change did to a place or organisation: `before` is null where it was made, and comes back at an undo.
CREATE TABLE place_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  change integer NOT NULL,
  subject text NOT NULL CHECK (subject IN ('place', 'organisation')),
  code text NOT NULL,
  before jsonb,
  after jsonb NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz
);
CREATE INDEX place_change_change ON place_change (change);
CREATE INDEX place_change_code ON place_change (subject, code);
