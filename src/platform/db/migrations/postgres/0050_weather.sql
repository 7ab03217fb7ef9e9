-- Weather stations. One that an import made is gone with it, as long as no other import stands on it.
CREATE TABLE weather_station (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  latitude double precision,
  longitude double precision,
  elevation_m double precision,
  -- IANA name: the calendar of its days.
  zone text NOT NULL,
  source text NOT NULL DEFAULT '',
  recorded timestamptz NOT NULL
);
-- Which imports stand on a station.
CREATE TABLE weather_import (
  import integer PRIMARY KEY,
  station integer NOT NULL REFERENCES weather_station (id),
  shown timestamptz NOT NULL,
  undone timestamptz
);
CREATE INDEX weather_import_station ON weather_import (station);
