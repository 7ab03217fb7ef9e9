-- What heat companies were asked for the heat they bought in a season: a statement of each supplier, and what later corrections come to.
-- Heat is 0.0001 GJ, money cents. Written once, with its number, as notes of households are.
CREATE TABLE heat_purchase_note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL UNIQUE,
  company text NOT NULL,
  season text NOT NULL,
  sequence integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bill', 'difference')),
  supplier text NOT NULL,
  -- what it comes to by meter and month, and its sums; of a difference what is more or less than before
  lines jsonb NOT NULL,
  quantity bigint NOT NULL,
  total bigint NOT NULL,
  -- the local day of issue
  day date NOT NULL,
  received bigint NOT NULL,
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  UNIQUE (company, season, sequence)
);
CREATE TRIGGER heat_purchase_note_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON heat_purchase_note
  FOR EACH STATEMENT EXECUTE FUNCTION heat_note_stays();
