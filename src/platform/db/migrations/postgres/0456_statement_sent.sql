-- To whom an issued statement was sent, by whom and when; one row for each person.
CREATE TABLE statement_sent (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL REFERENCES statement (number),
  at timestamptz NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  to_identity text NOT NULL,
  to_name text NOT NULL,
  -- the sentence that they were sent, in both languages
  says jsonb NOT NULL,
  -- the local day until which an answer is asked for; null if none is
  answer_by text
);
CREATE INDEX statement_sent_number ON statement_sent (number);
CREATE INDEX statement_sent_at ON statement_sent (at DESC, id DESC);

-- What those to whom it was sent answered. Nothing of it is changed.
CREATE TABLE statement_answer (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL REFERENCES statement (number),
  at timestamptz NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  text text NOT NULL
);
CREATE INDEX statement_answer_number ON statement_answer (number);
