-- Papers of notes of heat that a job wrote together: whose they are, since names in them are read by who asked. The newest few of each
-- person are kept.
CREATE TABLE heat_statement_batch (
  job text PRIMARY KEY,
  identity text NOT NULL,
  season text NOT NULL,
  asked jsonb NOT NULL,
  notes integer NOT NULL,
  link_days integer,
  begun timestamptz NOT NULL
);
CREATE INDEX heat_statement_batch_identity ON heat_statement_batch (identity, begun);

CREATE TABLE heat_statement_file (
  job text NOT NULL REFERENCES heat_statement_batch (job) ON DELETE CASCADE,
  number text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (job, number)
);
