-- A list of buildings as somebody wants to see it again: filters, order and columns, as they stand in the console's address.
CREATE TABLE building_view (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  actor text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  saved timestamptz NOT NULL,
  UNIQUE (actor, name)
);
