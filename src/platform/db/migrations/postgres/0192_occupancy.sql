-- Occupied time of buildings: each statement is a change that holds all along or from a local day on; nothing is deleted.
CREATE TABLE occupancy_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  change integer NOT NULL,
  valid_from date,
  hours jsonb NOT NULL,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz
);
CREATE INDEX occupancy_change_building ON occupancy_change (building, id);
CREATE INDEX occupancy_change_change ON occupancy_change (change);
