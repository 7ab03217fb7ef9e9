-- After how many months a building, or equipment of it, is to be commissioned again. Rows are only added; months NULL: no longer.
CREATE TABLE commissioning_interval (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  equipment text,
  months integer CHECK (months > 0),
  -- when it was commissioned last, where no action on record says so
  since date,
  actor text NOT NULL,
  identity text NOT NULL,
  recorded timestamptz NOT NULL
);
CREATE INDEX commissioning_interval_building ON commissioning_interval (building, id);
