-- What people decided about bills of heat: meters that were faulty, rooms that were cold, what stands for what was not measured (decision
-- 0087). Nothing is changed: a decision is taken back by its change, and what was known before stays readable.
CREATE TABLE heat_decision (
  change integer PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('faulty', 'cold', 'substitute')),
  about text NOT NULL CHECK (about IN ('meter', 'household', 'point')),
  code text NOT NULL,
  from_day date,
  to_day date,
  season text,
  temperature text,
  rule text,
  gj text,
  note text NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  recorded timestamptz NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text
);
CREATE INDEX heat_decision_about ON heat_decision (about, code);
