-- Backups that this directory has made of itself: where they lie, how they ended. A row stays when its file is removed.
CREATE TABLE backup (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The file's name in the directory of backups.
  name text NOT NULL UNIQUE,
  -- Made by the schedule: only such files are removed by it.
  scheduled boolean NOT NULL,
  actor text NOT NULL,
  began timestamptz NOT NULL,
  ended timestamptz,
  bytes bigint,
  readings bigint,
  -- {code, evidence} where it came to nothing.
  problem jsonb,
  removed timestamptz
);
CREATE INDEX backup_began ON backup (began DESC);
