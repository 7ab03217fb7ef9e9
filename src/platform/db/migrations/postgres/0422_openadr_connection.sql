-- Servers of OpenADR elsewhere that the program follows as a client (VEN), and what has become of their events here (decision 0103).
CREATE TABLE openadr_connection (
  name text PRIMARY KEY,
  url text NOT NULL,
  client_id text NOT NULL,
  portfolio text NOT NULL,
  programme text NOT NULL,
  made timestamptz NOT NULL,
  made_by text NOT NULL,
  polled timestamptz,
  trouble jsonb
);

CREATE TABLE openadr_followed (
  connection text NOT NULL REFERENCES openadr_connection (name) ON DELETE CASCADE,
  -- The event's id there, and the version of it that was last followed.
  remote text NOT NULL,
  version text NOT NULL,
  -- What was read of it: start, end, direction, kW; null where it could not be read.
  read jsonb,
  -- The event's code here; null where there is none of it, or none any more.
  event text,
  -- How many events were made of it: each has a code of its own.
  made integer NOT NULL DEFAULT 0,
  trouble jsonb,
  gone boolean NOT NULL DEFAULT false,
  reported timestamptz,
  PRIMARY KEY (connection, remote)
);
CREATE INDEX openadr_followed_event ON openadr_followed (event) WHERE event IS NOT NULL;
