-- What an auditor found, and what should be done about it. Money is yuan, exact; a measure's project stands in the pool.
CREATE TABLE energy_audit_finding (
  audit int NOT NULL REFERENCES energy_audit (id),
  code text NOT NULL,
  place int NOT NULL,
  system text NOT NULL,
  text text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  PRIMARY KEY (audit, code)
);
CREATE TABLE energy_audit_measure (
  audit int NOT NULL REFERENCES energy_audit (id),
  code text NOT NULL,
  place int NOT NULL,
  finding text,
  system text NOT NULL,
  name text NOT NULL,
  carrier text NOT NULL,
  annual_saving numeric,
  unit text NOT NULL,
  cost_yuan numeric,
  life_years numeric,
  basis text NOT NULL,
  project text,
  PRIMARY KEY (audit, code)
);
