-- Payments that the bank could not make, as its return files say; what it paid is a step of the case.
CREATE TABLE case_payment_failed (
  payment text NOT NULL,
  reason text NOT NULL,
  code text NOT NULL,
  told timestamptz NOT NULL,
  actor text NOT NULL,
  PRIMARY KEY (payment, reason)
);
CREATE INDEX case_payment_failed_case ON case_payment_failed (code);
