-- When places cool and heat, by day of the year, both ends included: the newest row of a place that was recorded by then holds.
CREATE TABLE temperature_season (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  region text NOT NULL,
  heating_from text NOT NULL,
  heating_to text NOT NULL,
  cooling_from text NOT NULL,
  cooling_to text NOT NULL,
  tolerance_k numeric(4, 2) NOT NULL,
  actor text NOT NULL,
  recorded timestamptz NOT NULL
);
CREATE INDEX temperature_season_region ON temperature_season (region, id);
