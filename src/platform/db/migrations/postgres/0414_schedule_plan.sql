-- Plans of buildings that were kept, as they were made: what was asked and what was found, packed (decision 0105). None is changed. Those
-- that were made by themselves go after a week.
CREATE TABLE schedule_plan (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  tariff text NOT NULL,
  starts timestamptz NOT NULL,
  made timestamptz NOT NULL,
  known_at timestamptz NOT NULL,
  standing boolean NOT NULL,
  status text NOT NULL,
  total text NOT NULL,
  breaches integer NOT NULL,
  plan bytea NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL
);
CREATE INDEX schedule_plan_building ON schedule_plan (building, made DESC);

-- Buildings that get a new plan every quarter hour, and why the last one could not be made.
CREATE TABLE schedule_standing (
  building text PRIMARY KEY,
  tariff text NOT NULL,
  since timestamptz NOT NULL,
  problem text,
  actor text NOT NULL,
  identity text NOT NULL
);
