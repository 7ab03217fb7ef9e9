-- The role of those who offer the adjustable load of many buildings together.
ALTER TABLE access_user DROP CONSTRAINT "access_user_role_check";
ALTER TABLE access_user ADD CONSTRAINT "access_user_role_check"
  CHECK ("role" in ('administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'));
