-- Training of experts and inspectors, kept as they are (decision 0025): one row is a course that one person attended on one day.
CREATE TABLE training (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  person text GENERATED ALWAYS AS (fields ->> 'person') STORED,
  day text GENERATED ALWAYS AS (fields ->> 'day') STORED,
  hours numeric GENERATED ALWAYS AS ((fields ->> 'hours')::numeric) STORED
);
CREATE INDEX training_person ON training (person, day) WHERE gone IS NULL;

CREATE TABLE training_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  training integer NOT NULL REFERENCES training (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX training_change_training ON training_change (training, id);
CREATE INDEX training_change_change ON training_change (change);
