-- What somebody read in the printed text of a standard, held against an entry of knowledge: who typed it, who confirmed it, and how it ended. The entry that a
-- confirmation makes lies in the city's own knowledge files and in knowledge_seen, and names the check.
CREATE TABLE source_check (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- the entry that it is about, whichever of its versions or stand-ins was in force
  base text NOT NULL,
  -- what was in force when it was typed
  entry text NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  -- [{cell, before, printed}], in the order of the table; cells that were not typed are not there
  cells jsonb NOT NULL,
  edition text NOT NULL,
  page text NOT NULL,
  note text NOT NULL,
  scan_spool text NOT NULL,
  scan_name text NOT NULL,
  scan_type text NOT NULL,
  scan_bytes bigint NOT NULL,
  scan_sha256 text NOT NULL,
  typed_by text NOT NULL,
  typed_identity text NOT NULL,
  -- the account behind it: of a key, who made the key
  typed_person text NOT NULL,
  typed_at timestamptz NOT NULL,
  confirmed_by text,
  confirmed_at timestamptz,
  ended text CHECK (ended IN ('refused', 'withdrawn', 'replaced')),
  ended_by text,
  ended_at timestamptz,
  reason text
);
CREATE INDEX source_check_base ON source_check (base, id);
CREATE UNIQUE INDEX source_check_open ON source_check (base) WHERE confirmed_at IS NULL AND ended IS NULL;
