-- What the office of a place calls itself on the papers of cases, in versions: papers that were issued keep the name of then.
CREATE TABLE case_office (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  region text NOT NULL,
  version integer NOT NULL,
  -- null: from then on as the program calls it, by its place
  name text,
  name_en text,
  stated timestamptz NOT NULL,
  actor text NOT NULL,
  UNIQUE (region, version)
);
