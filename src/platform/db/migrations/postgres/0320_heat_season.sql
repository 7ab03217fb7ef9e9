-- What was said of heating seasons: the latest row of a region and name holds, none is ever changed.
CREATE TABLE heat_season (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  region text NOT NULL,
  name text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  nominal_from date NOT NULL,
  nominal_to date NOT NULL,
  source text NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  recorded timestamptz NOT NULL
);
CREATE INDEX heat_season_named ON heat_season (name, region, id DESC);
