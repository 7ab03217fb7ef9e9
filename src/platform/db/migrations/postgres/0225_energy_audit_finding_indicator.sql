-- A finding may rest on an indicator of its audit, which opens to its figure.
ALTER TABLE energy_audit_finding
  ADD COLUMN carrier text,
  ADD COLUMN indicator text,
  ADD CONSTRAINT finding_indicator_whole CHECK ((carrier IS NULL) = (indicator IS NULL));
