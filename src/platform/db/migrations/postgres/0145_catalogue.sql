-- Entries of catalogues of products and techniques. What an import brought is only ever withdrawn; of one key the last that stands holds.
CREATE TABLE catalogue_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import integer NOT NULL,
  file_row integer NOT NULL,
  -- the place whose catalogue it is; null for the nation's
  region text,
  key text NOT NULL,
  code text,
  name text NOT NULL,
  list text NOT NULL,
  document text,
  clause text,
  from_day text,
  until_day text,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX catalogue_entry_key ON catalogue_entry (key, id);
CREATE INDEX catalogue_entry_import ON catalogue_entry (import);
