-- Portfolios of aggregators and the buildings that are members of them, kept as entities of the ledger are (decision 0025).
CREATE TABLE portfolio (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  organisation text GENERATED ALWAYS AS (fields ->> 'organisation') STORED
);
CREATE INDEX portfolio_code ON portfolio (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX portfolio_organisation ON portfolio (organisation) WHERE gone IS NULL;

CREATE TABLE portfolio_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  portfolio integer NOT NULL REFERENCES portfolio (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX portfolio_change_portfolio ON portfolio_change (portfolio, id);
CREATE INDEX portfolio_change_change ON portfolio_change (change);

-- A member: `PORTFOLIO / BUILDING`, of which the first part has no slash between spaces.
CREATE TABLE portfolio_member (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  fields jsonb NOT NULL,
  dated jsonb NOT NULL DEFAULT '{}',
  set_by jsonb NOT NULL DEFAULT '{}',
  by_hand text[] NOT NULL DEFAULT '{}',
  gone timestamptz,
  portfolio text GENERATED ALWAYS AS (fields ->> 'portfolio') STORED,
  building text GENERATED ALWAYS AS (fields ->> 'building') STORED
);
CREATE INDEX portfolio_member_code ON portfolio_member (code COLLATE "C") WHERE gone IS NULL;
CREATE INDEX portfolio_member_portfolio ON portfolio_member (portfolio, building);
CREATE INDEX portfolio_member_building ON portfolio_member (building);

CREATE TABLE portfolio_member_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  portfolio_member integer NOT NULL REFERENCES portfolio_member (id),
  change integer NOT NULL,
  valid_from date,
  fields jsonb NOT NULL,
  by_hand boolean NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  file_row integer
);
CREATE INDEX portfolio_member_change_member ON portfolio_member_change (portfolio_member, id);
CREATE INDEX portfolio_member_change_change ON portfolio_member_change (change);
