-- Words on findings that came in by file: which import brought which, and which word each took the place of, so that the import is taken back whole.
CREATE TABLE decision_import (
  decision integer PRIMARY KEY REFERENCES decision (id),
  import integer NOT NULL,
  replaced integer REFERENCES decision (id)
);
CREATE INDEX decision_import_import ON decision_import (import);
