-- How a target of a place was shared out among the places right below it. Every split stays; the last of a target and place counts.
CREATE TABLE target_split (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target text NOT NULL,
  region text NOT NULL,
  -- the keys are those of its last day
  year int NOT NULL,
  -- floorArea, buildings, equal, keys
  by_key text NOT NULL,
  decimals int NOT NULL,
  -- decimal text in the unit of the target; null where each place has the same
  total text,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX target_split_region ON target_split (region, target, id);
CREATE TABLE target_split_part (
  split int NOT NULL REFERENCES target_split (id),
  region text NOT NULL,
  key text NOT NULL,
  value text,
  PRIMARY KEY (split, region)
);
CREATE INDEX target_split_part_region ON target_split_part (region);
-- What a place has committed itself to. Every commitment stays; the last counts.
CREATE TABLE target_commitment (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target text NOT NULL,
  region text NOT NULL,
  value text NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX target_commitment_region ON target_commitment (region, target, id);
