-- Files and notes that people keep with a building. An entry belongs to the code it was written under, so that a merge shows it with the building that answers
-- and an unmerge gives it back. Nothing is deleted: what an entry says, and whether it is taken back, is what its last revision says.
CREATE TABLE dossier_entry (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL REFERENCES building (code),
  kind text NOT NULL CHECK (kind IN ('file', 'note')),
  -- Of a file: its id in the spool, and what was found in its bytes.
  spool text UNIQUE,
  name text,
  type text,
  bytes bigint,
  sha256 text,
  CHECK ((kind = 'file') = (spool IS NOT NULL AND name IS NOT NULL AND type IS NOT NULL AND bytes IS NOT NULL AND sha256 IS NOT NULL))
);
CREATE INDEX dossier_entry_building ON dossier_entry (building, id);

CREATE TABLE dossier_revision (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry integer NOT NULL REFERENCES dossier_entry (id),
  -- The note, or what is said of the file.
  text text NOT NULL,
  taken_back boolean NOT NULL,
  actor text NOT NULL,
  recorded timestamptz NOT NULL
);
CREATE INDEX dossier_revision_entry ON dossier_revision (entry, id);
