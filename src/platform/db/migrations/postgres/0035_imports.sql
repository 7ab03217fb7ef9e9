-- One number for every import and every change by hand: `undo` takes either. It stays far below 2^31, so the reading store keeps it as UInt32.
CREATE SEQUENCE change_id AS integer;
CREATE TABLE import (
  id integer PRIMARY KEY DEFAULT nextval('change_id'),
  kind text NOT NULL,
  -- The file's name, or the code of what was changed by hand.
  subject text NOT NULL DEFAULT '',
  by_hand boolean NOT NULL DEFAULT false,
  preview boolean NOT NULL DEFAULT false,
  upload text,
  options jsonb NOT NULL DEFAULT '{}',
  actor text NOT NULL,
  role text NOT NULL,
  state text NOT NULL CHECK (state IN ('begun', 'shown', 'previewed', 'failed', 'undone')),
  began timestamptz NOT NULL,
  ended timestamptz,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  result jsonb,
  problem jsonb,
  -- The name of the file of rejected rows in the spool.
  rejects text,
  undone timestamptz,
  undone_by text
);
CREATE INDEX import_began ON import (began DESC);
CREATE INDEX import_open ON import (id) WHERE state = 'begun';
CREATE TABLE upload (
  id text PRIMARY KEY,
  name text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  actor text NOT NULL,
  stored timestamptz NOT NULL,
  used timestamptz NOT NULL
);
-- How a file of a certain header is read: columns, fixed values, words, units, coordinates.
CREATE TABLE profile (
  id integer PRIMARY KEY DEFAULT nextval('change_id'),
  kind text NOT NULL,
  name text NOT NULL,
  header text[] NOT NULL,
  mapping jsonb NOT NULL,
  actor text NOT NULL,
  saved timestamptz NOT NULL,
  UNIQUE (actor, kind, name)
);
