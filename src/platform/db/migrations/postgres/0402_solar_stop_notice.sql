-- Duties to stop that their owner has been told of, while they stand (decision 0112): a duty may begin without a record, as days pass or a
-- record is taken back. What was told before is known by its notice; of what no longer stands the next run lets go.
CREATE TABLE solar_stop_notice (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource text NOT NULL UNIQUE,
  noticed timestamptz NOT NULL
);
INSERT INTO solar_stop_notice (resource, noticed)
SELECT regexp_replace(substr(key, 12), ':[0-9]+$', ''), max(at) FROM notice WHERE kind = 'solar-stop' GROUP BY 1;
