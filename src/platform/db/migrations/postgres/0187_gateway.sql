-- Connections by which devices come in, made off. Their secrets lie sealed in access_sealed, under `connection:CODE`.
CREATE TABLE gateway_connection (
  code text PRIMARY KEY,
  protocol text NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  every_s integer NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}',
  secrets text[] NOT NULL DEFAULT '{}',
  is_on boolean NOT NULL DEFAULT false,
  made timestamptz NOT NULL,
  made_by text NOT NULL,
  last timestamptz,
  readings bigint NOT NULL DEFAULT 0,
  repeated bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  lost bigint NOT NULL DEFAULT 0
);

-- Channels of connections, kept as the ledger keeps everything (decision 0025): the code of one is its connection and its name.
CREATE TABLE channel (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  connection text GENERATED ALWAYS AS (fields ->> 'connection') STORED,
  series text GENERATED ALWAYS AS (fields ->> 'series') STORED
);
CREATE INDEX channel_connection ON channel (connection, code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX channel_series ON channel (series) WHERE gone IS NULL;
CREATE TABLE channel_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel integer NOT NULL REFERENCES channel (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX channel_change_channel ON channel_change (channel, id);
CREATE INDEX channel_change_change ON channel_change (change);

-- Values of channels that are bound to nothing yet, in the order in which they came.
CREATE TABLE gateway_unbound (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text NOT NULL,
  channel text NOT NULL,
  at text NOT NULL,
  value text NOT NULL,
  received timestamptz NOT NULL
);
CREATE INDEX gateway_unbound_channel ON gateway_unbound (connection, channel, id);
CREATE INDEX gateway_unbound_received ON gateway_unbound USING brin (received);

-- What was taken of each connection: the same bytes, sent again, change nothing.
CREATE TABLE gateway_message (
  connection text NOT NULL,
  digest bytea NOT NULL,
  received timestamptz NOT NULL,
  PRIMARY KEY (connection, digest)
);
CREATE INDEX gateway_message_received ON gateway_message USING brin (received);
