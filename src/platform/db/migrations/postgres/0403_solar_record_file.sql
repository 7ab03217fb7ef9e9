-- Files of a building's dossier that show what a check of photovoltaics found (decision 0112); they go with their check.
CREATE TABLE solar_record_file (
  change integer NOT NULL,
  entry integer NOT NULL,
  place integer NOT NULL,
  PRIMARY KEY (change, entry)
);
