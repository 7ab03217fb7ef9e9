-- What belongs to the city and is no secret: its name, its map number, its rules of disclosure. One row a name; what is not there has its usual value.
CREATE TABLE setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL,
  changed timestamptz NOT NULL,
  changed_by text NOT NULL
);
