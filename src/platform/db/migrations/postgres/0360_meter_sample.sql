-- Samples of meters (decision 0078): one row is a draw whose objects are metering points, with what they were taken from. Written once.
CREATE TABLE meter_sample (
  draw text PRIMARY KEY REFERENCES draw (draw),
  facts jsonb NOT NULL
);
