-- Energy audits: of which building, level and period. What is asked for follows from the level's entry, registry and meters when it is looked at.
CREATE TABLE energy_audit (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  building text NOT NULL,
  level int NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  actor text NOT NULL,
  opened timestamptz NOT NULL,
  submitted timestamptz
);
CREATE INDEX energy_audit_building ON energy_audit (building);
-- What was answered to an item: a text, or a file in the spool. One row an item: an answer may be replaced until it is accepted.
CREATE TABLE energy_audit_answer (
  audit int NOT NULL REFERENCES energy_audit (id),
  item text NOT NULL,
  value text,
  spool text,
  name text,
  bytes bigint,
  sha256 text,
  -- who answered: an account, or `audit-link:N`
  actor text NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'accepted', 'returned')),
  note text,
  decided_by text,
  decided timestamptz,
  PRIMARY KEY (audit, item)
);
