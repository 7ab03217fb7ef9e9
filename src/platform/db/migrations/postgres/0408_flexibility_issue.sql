-- Events as they were settled: each issue with its number, written once. What it says is JSON; money decimal text.
CREATE TABLE flexibility_issue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event text NOT NULL REFERENCES flexibility_event (code),
  issue integer NOT NULL,
  outcome jsonb NOT NULL,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  UNIQUE (event, issue)
);
CREATE FUNCTION flexibility_issue_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an issue is never changed';
END
$$;
CREATE TRIGGER flexibility_issue_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON flexibility_issue
  FOR EACH STATEMENT EXECUTE FUNCTION flexibility_issue_stays();
