-- Special plans of a city and the areas that they draw. A plan with the code of an earlier one takes its place; taken back, the earlier one stands again.
CREATE TABLE plan (
  id integer PRIMARY KEY,
  code text NOT NULL,
  region text NOT NULL REFERENCES place (code),
  title text NOT NULL,
  number text,
  issuer text NOT NULL,
  issued date NOT NULL,
  period_ends date,
  strength text NOT NULL,
  recorded timestamptz NOT NULL,
  recorded_by text NOT NULL,
  withdrawn timestamptz
);
CREATE INDEX plan_code ON plan (code, id);
-- `indices`: item -> value. `given`: the properties of the file, word for word. The box is that of the outline, WGS 84.
CREATE TABLE plan_area (
  plan integer NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  position integer NOT NULL,
  name text NOT NULL,
  indices jsonb NOT NULL,
  given jsonb NOT NULL,
  boundary jsonb NOT NULL,
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL,
  PRIMARY KEY (plan, position)
);
