-- The ledgers of contracts: each entry behind the one before it of its contract. `text` is the canonical JSON (RFC 8785) that `hash` is the SHA-256 of.
CREATE TABLE contract_entry (
  contract text NOT NULL REFERENCES contract (code),
  entry integer GENERATED ALWAYS AS ((text::jsonb ->> 'entry')::integer) STORED,
  text text NOT NULL,
  hash text NOT NULL,
  recorded timestamptz NOT NULL,
  PRIMARY KEY (contract, entry)
);
CREATE TRIGGER contract_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_entry FOR EACH STATEMENT EXECUTE FUNCTION contract_stays();
