-- Energy-performance contracts: what they say by version, events, and what the parties said of both. Rows are added and never changed.
CREATE TABLE contract (
  code text PRIMARY KEY,
  owner text NOT NULL,
  provider text NOT NULL,
  from_day date NOT NULL,
  recorded timestamptz NOT NULL
);
CREATE INDEX contract_parties ON contract (owner, provider);

CREATE TABLE contract_terms (
  contract text NOT NULL REFERENCES contract (code),
  version integer NOT NULL,
  -- the first day of the first period that it holds in
  from_day date NOT NULL,
  to_day date NOT NULL,
  terms text NOT NULL,
  baselines text[] NOT NULL,
  note text,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  PRIMARY KEY (contract, version)
);
CREATE INDEX contract_terms_baselines ON contract_terms USING gin (baselines);

CREATE TABLE contract_event (
  contract text NOT NULL REFERENCES contract (code),
  event integer NOT NULL,
  boundary text NOT NULL,
  happened text NOT NULL,
  actor text NOT NULL,
  recorded timestamptz NOT NULL,
  PRIMARY KEY (contract, event)
);

-- What a party said of terms, an event or an entry, by its number.
CREATE TABLE contract_word (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contract text NOT NULL REFERENCES contract (code),
  about text NOT NULL CHECK (about IN ('terms', 'event', 'entry')),
  number integer NOT NULL,
  side text NOT NULL CHECK (side IN ('owner', 'provider')),
  says text NOT NULL CHECK (says IN ('confirm', 'dispute')),
  note text,
  actor text NOT NULL,
  recorded timestamptz NOT NULL
);
CREATE INDEX contract_word_about ON contract_word (contract, about, number, id);

CREATE FUNCTION contract_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'contracts are append-only';
END
$$;
CREATE TRIGGER contract_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON contract FOR EACH STATEMENT EXECUTE FUNCTION contract_stays();
CREATE TRIGGER contract_terms_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_terms FOR EACH STATEMENT EXECUTE FUNCTION contract_stays();
CREATE TRIGGER contract_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_event FOR EACH STATEMENT EXECUTE FUNCTION contract_stays();
CREATE TRIGGER contract_word_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_word FOR EACH STATEMENT EXECUTE FUNCTION contract_stays();
