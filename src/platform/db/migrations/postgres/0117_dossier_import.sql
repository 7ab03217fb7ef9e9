-- What came into dossiers by file: which import wrote which revision, and whether the entry is its own, so that it is taken back whole.
CREATE TABLE dossier_import (
  revision integer PRIMARY KEY REFERENCES dossier_revision (id),
  import integer NOT NULL,
  entry integer NOT NULL REFERENCES dossier_entry (id),
  made boolean NOT NULL
);
CREATE INDEX dossier_import_import ON dossier_import (import);
