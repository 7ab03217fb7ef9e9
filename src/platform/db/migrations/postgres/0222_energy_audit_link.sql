-- Links by which somebody without an account answers one audit; the token itself is kept nowhere.
CREATE TABLE energy_audit_link (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  audit int NOT NULL REFERENCES energy_audit (id),
  hash text NOT NULL UNIQUE,
  expires timestamptz NOT NULL,
  made timestamptz NOT NULL,
  actor text NOT NULL,
  -- when it ended before its day: by a new one, by unlinking, by submitting
  gone timestamptz
);
CREATE INDEX energy_audit_link_audit ON energy_audit_link (audit);
