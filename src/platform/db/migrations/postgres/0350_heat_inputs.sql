-- What was read off allocators for a season, and what customers paid for heat, kept as they are (decision 0025).
CREATE TABLE heat_unit (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  household text GENERATED ALWAYS AS (fields ->> 'household') STORED
);
CREATE INDEX heat_unit_code ON heat_unit (code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE heat_unit_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  heat_unit integer NOT NULL REFERENCES heat_unit (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX heat_unit_change_entity ON heat_unit_change (heat_unit, id);
CREATE INDEX heat_unit_change_change ON heat_unit_change (change);

CREATE TABLE heat_payment (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  company text GENERATED ALWAYS AS (fields ->> 'company') STORED,
  account text GENERATED ALWAYS AS (fields ->> 'account') STORED,
  household text GENERATED ALWAYS AS (fields ->> 'household') STORED
);
CREATE INDEX heat_payment_code ON heat_payment (code COLLATE "C") WHERE gone IS NULL;

CREATE TABLE heat_payment_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  heat_payment integer NOT NULL REFERENCES heat_payment (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX heat_payment_change_entity ON heat_payment_change (heat_payment, id);
CREATE INDEX heat_payment_change_change ON heat_payment_change (change);
CREATE INDEX heat_payment_change_account ON heat_payment_change ((fields ->> 'account'));
