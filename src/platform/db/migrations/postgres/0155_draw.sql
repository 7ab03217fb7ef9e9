-- Random draws. What was announced, revealed and replaced is only ever added to.
CREATE TABLE draw (
  draw text PRIMARY KEY,
  year integer NOT NULL,
  region text NOT NULL,
  name text NOT NULL,
  source text NOT NULL,
  known_from timestamptz NOT NULL,
  -- the one text that was published, byte for byte, and its SHA-256
  text text NOT NULL,
  announcement text NOT NULL,
  commitment text NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  announced timestamptz NOT NULL
);
CREATE INDEX draw_region ON draw (region, announced);
-- Apart from what is read for answers: nobody is told it before the draw is revealed.
CREATE TABLE draw_secret (draw text PRIMARY KEY REFERENCES draw, secret text NOT NULL);
CREATE TABLE draw_revealed (
  draw text PRIMARY KEY REFERENCES draw,
  secret text NOT NULL,
  randomness text NOT NULL,
  actor text NOT NULL,
  revealed timestamptz NOT NULL
);
CREATE TABLE draw_replacement (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  draw text NOT NULL REFERENCES draw_revealed,
  object text NOT NULL,
  person text,
  by text NOT NULL,
  why text NOT NULL,
  actor text NOT NULL,
  replaced timestamptz NOT NULL
);
CREATE INDEX draw_replacement_of ON draw_replacement (draw, id);
CREATE FUNCTION draw_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a draw is never changed'; END $$;
CREATE TRIGGER draw_stays BEFORE UPDATE OR DELETE ON draw FOR EACH STATEMENT EXECUTE FUNCTION draw_stays();
CREATE TRIGGER draw_stays BEFORE UPDATE OR DELETE ON draw_secret FOR EACH STATEMENT EXECUTE FUNCTION draw_stays();
CREATE TRIGGER draw_stays BEFORE UPDATE OR DELETE ON draw_revealed FOR EACH STATEMENT EXECUTE FUNCTION draw_stays();
CREATE TRIGGER draw_stays BEFORE UPDATE OR DELETE ON draw_replacement FOR EACH STATEMENT EXECUTE FUNCTION draw_stays();
