-- Green power certificates, kept as they are (decision 0025): one row is one certificate by its number, of a building or an organisation.
CREATE TABLE green_certificate (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  building text GENERATED ALWAYS AS (fields ->> 'building') STORED,
  organisation text GENERATED ALWAYS AS (fields ->> 'organisation') STORED
);
CREATE INDEX green_certificate_building ON green_certificate (building) WHERE gone IS NULL;

CREATE TABLE green_certificate_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  green_certificate integer NOT NULL REFERENCES green_certificate (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX green_certificate_change_entity ON green_certificate_change (green_certificate, id);
CREATE INDEX green_certificate_change_change ON green_certificate_change (change);
