-- What heat companies buy heat by: supplier, company and metering point with a price a GJ from a day on, kept as they are (decision 0025).
CREATE TABLE heat_supply (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  company text GENERATED ALWAYS AS (coalesce(fields ->> 'company', dated -> 'company' -> -1 ->> 'value')) STORED
);
CREATE INDEX heat_supply_code ON heat_supply (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX heat_supply_company ON heat_supply (company) WHERE gone IS NULL;

CREATE TABLE heat_supply_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  heat_supply integer NOT NULL REFERENCES heat_supply (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX heat_supply_change_entity ON heat_supply_change (heat_supply, id);
CREATE INDEX heat_supply_change_change ON heat_supply_change (change);
