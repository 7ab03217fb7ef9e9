-- What plans would have saved, as the jobs that replay a time tell: of each asker the last of a building. It follows from the readings.
CREATE TABLE schedule_replay (
  job text PRIMARY KEY,
  building text NOT NULL,
  identity text NOT NULL,
  answer text NOT NULL
);
CREATE INDEX schedule_replay_building ON schedule_replay (building, identity);
