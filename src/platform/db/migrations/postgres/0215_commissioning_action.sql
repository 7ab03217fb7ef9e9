-- What was done to the equipment of buildings on a day, so that its effect can be told. A row is never changed, only removed.
CREATE TABLE commissioning_action (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  on_day date NOT NULL,
  action text NOT NULL,
  carrier text NOT NULL,
  -- the warning whose fault it repairs
  episode bigint,
  equipment text,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  removed_by text,
  removed timestamptz
);
CREATE INDEX commissioning_action_building ON commissioning_action (building, id);
