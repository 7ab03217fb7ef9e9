-- Which version of a knowledge entry the program saw first when, and what was written then: a figure pinned at an instant keeps the versions of that instant,
-- also after a file has been lost. A row never changes and is never deleted.
CREATE TABLE knowledge_seen (
  id text NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  -- SHA-256 of `written`, the entry without its note in canonical JSON.
  digest text NOT NULL,
  written text NOT NULL,
  first_seen timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);
