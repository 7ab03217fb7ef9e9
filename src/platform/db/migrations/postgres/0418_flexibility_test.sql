-- What jobs found of baseline rules that were tried, until whoever began them begins another. What was found is JSON.
CREATE TABLE flexibility_test (
  job text PRIMARY KEY,
  identity text NOT NULL,
  answer jsonb NOT NULL
);
CREATE INDEX flexibility_test_identity ON flexibility_test (identity);
