CREATE TABLE meter (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  -- The building as it was named; a merged building is followed when read.
  building integer REFERENCES building (id),
  parent integer REFERENCES meter (id),
  carrier text GENERATED ALWAYS AS (fields ->> 'carrier') STORED,
  operator text GENERATED ALWAYS AS (fields ->> 'operator') STORED
);
CREATE INDEX meter_building ON meter (building) WHERE gone IS NULL;
CREATE INDEX meter_parent ON meter (parent) WHERE parent IS NOT NULL;
CREATE INDEX meter_operator ON meter (operator) WHERE operator IS NOT NULL;
-- Where one meter serves several buildings.
CREATE TABLE meter_share (
  meter integer NOT NULL REFERENCES meter (id),
  building integer NOT NULL REFERENCES building (id),
  share double precision NOT NULL,
  PRIMARY KEY (meter, building)
);
CREATE INDEX meter_share_building ON meter_share (building);

CREATE TABLE meter_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meter integer NOT NULL REFERENCES meter (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX meter_change_meter ON meter_change (meter, id);
CREATE INDEX meter_change_change ON meter_change (change);

-- A new device behind the same metering point. Values in 0.0001 of the device's unit.
CREATE TABLE meter_swap (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meter integer NOT NULL REFERENCES meter (id),
  change integer NOT NULL,
  at timestamptz NOT NULL,
  old_final bigint NOT NULL,
  new_start bigint NOT NULL,
  digits integer,
  multiplier double precision NOT NULL,
  unit text NOT NULL,
  received timestamptz NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX meter_swap_meter ON meter_swap (meter, at);
CREATE INDEX meter_swap_change ON meter_swap (change);
-- Meters whose lines a change has moved and that are not redrawn yet.
CREATE TABLE meter_touched (
  meter integer NOT NULL REFERENCES meter (id),
  marked timestamptz NOT NULL
);
CREATE INDEX meter_touched_meter ON meter_touched (meter);
