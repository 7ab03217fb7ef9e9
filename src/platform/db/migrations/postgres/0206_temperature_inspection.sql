-- Inspections of indoor temperature: what was measured, ordered, measured again, penalised and closed. Acts are only ever added.
CREATE TABLE temperature_inspection (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  begun timestamptz NOT NULL
);
CREATE INDEX temperature_inspection_building ON temperature_inspection (building, id);

CREATE TABLE temperature_act (
  inspection bigint NOT NULL REFERENCES temperature_inspection (id),
  n integer NOT NULL,
  kind text NOT NULL,
  -- what the device called it that sent it, so that it counts once however often it comes
  client text UNIQUE,
  detail jsonb NOT NULL,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  PRIMARY KEY (inspection, n)
);
