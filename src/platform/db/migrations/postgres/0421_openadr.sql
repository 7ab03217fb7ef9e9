-- The OpenADR 3.1.0 server: who may ask it, its objects as clients have stated them, and what goes out to webhooks (decision 0102).
CREATE TABLE openadr_client (
  id text PRIMARY KEY,
  name text NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('bl', 'ven')),
  -- SHA-256 of a secret of 256 bits; the secret itself is kept by nobody here.
  secret_hash text NOT NULL,
  made timestamptz NOT NULL,
  made_by text NOT NULL,
  last_token timestamptz
);

CREATE TABLE openadr_object (
  id text PRIMARY KEY,
  place bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL CHECK (type IN ('PROGRAM', 'EVENT', 'REPORT', 'SUBSCRIPTION', 'VEN', 'RESOURCE')),
  client text,
  program text REFERENCES openadr_object (id) ON DELETE CASCADE,
  -- A report stays when its event is taken away.
  event text,
  ven text REFERENCES openadr_object (id) ON DELETE CASCADE,
  name text,
  targets text[] NOT NULL DEFAULT '{}',
  -- When an event has transpired; null where it has no end.
  ends timestamptz,
  body jsonb NOT NULL,
  created timestamptz NOT NULL,
  modified timestamptz NOT NULL,
  -- Webhooks of a subscription to which nothing goes any more.
  broken text[] NOT NULL DEFAULT '{}',
  -- Of a report: whether what it says of meters has gone in among the readings.
  entered boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX openadr_program_name ON openadr_object (name) WHERE type = 'PROGRAM';
CREATE UNIQUE INDEX openadr_ven_name ON openadr_object (name) WHERE type = 'VEN';
CREATE UNIQUE INDEX openadr_ven_client ON openadr_object (client) WHERE type = 'VEN';
CREATE UNIQUE INDEX openadr_resource_name ON openadr_object (ven, name) WHERE type = 'RESOURCE';
CREATE INDEX openadr_object_place ON openadr_object (type, place);
CREATE INDEX openadr_object_client ON openadr_object (client, type);
CREATE INDEX openadr_object_targets ON openadr_object USING gin (targets);
CREATE INDEX openadr_object_program ON openadr_object (program);
CREATE INDEX openadr_object_event ON openadr_object (event);
CREATE INDEX openadr_object_ven ON openadr_object (ven);
CREATE INDEX openadr_report_waiting ON openadr_object (place) WHERE NOT entered;

CREATE TABLE openadr_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription text NOT NULL REFERENCES openadr_object (id) ON DELETE CASCADE,
  address text NOT NULL,
  operation text NOT NULL,
  object_type text NOT NULL,
  object text NOT NULL,
  body text NOT NULL,
  made timestamptz NOT NULL,
  due timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  trouble jsonb
);
CREATE INDEX openadr_delivery_due ON openadr_delivery (due) WHERE state = 'waiting';
CREATE INDEX openadr_delivery_subscription ON openadr_delivery (subscription, id);
