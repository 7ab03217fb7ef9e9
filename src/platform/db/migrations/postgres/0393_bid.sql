-- Bids 申报 of portfolios as they were kept: what is offered in each period at which price, and from whom, is JSON. None is ever changed; a
-- later one that covers it supersedes it, which follows from the rows. Instants are ms UTC, edges of the bid s UTC.
CREATE TABLE bid (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  portfolio text NOT NULL,
  programme text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('down', 'up')),
  starts bigint NOT NULL,
  ends bigint NOT NULL,
  -- entered after it had begun
  late boolean NOT NULL,
  outcome jsonb NOT NULL,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL
);
CREATE INDEX bid_portfolio ON bid (portfolio, programme, direction, starts);
CREATE FUNCTION bid_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a bid is never changed';
END
$$;
CREATE TRIGGER bid_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON bid FOR EACH STATEMENT EXECUTE FUNCTION bid_stays();
