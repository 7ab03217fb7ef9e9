-- Certificates of the verification of meters, kept as they are (decision 0078): one row is one certificate by its number, of a metering point.
CREATE TABLE meter_certificate (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  meter text GENERATED ALWAYS AS (fields ->> 'meter') STORED
);
CREATE INDEX meter_certificate_meter ON meter_certificate (meter) WHERE gone IS NULL;
CREATE INDEX meter_certificate_code ON meter_certificate (code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE meter_certificate_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meter_certificate integer NOT NULL REFERENCES meter_certificate (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX meter_certificate_change_entity ON meter_certificate_change (meter_certificate, id);
CREATE INDEX meter_certificate_change_change ON meter_certificate_change (change);
-- Whether anything came or went since certificates were read.
CREATE INDEX meter_certificate_change_withdrawn ON meter_certificate_change (withdrawn) WHERE withdrawn IS NOT NULL;
