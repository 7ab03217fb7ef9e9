-- Photos of inspections of indoor temperature: each belongs to one measurement; the same bytes count once, however often they come.
CREATE TABLE temperature_photo (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  inspection bigint NOT NULL,
  act integer NOT NULL,
  room text,
  spool text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  UNIQUE (inspection, act, sha256),
  FOREIGN KEY (inspection, act) REFERENCES temperature_act (inspection, n)
);
