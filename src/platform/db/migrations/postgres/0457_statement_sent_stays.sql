-- What was sent and what was answered stays as it is, like the statement itself.
CREATE FUNCTION statement_sent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was sent and answered is append-only';
END
$$;
CREATE TRIGGER statement_sent_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_sent
  FOR EACH STATEMENT EXECUTE FUNCTION statement_sent_stays();
CREATE TRIGGER statement_answer_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_answer
  FOR EACH STATEMENT EXECUTE FUNCTION statement_sent_stays();
