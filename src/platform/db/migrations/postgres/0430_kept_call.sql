-- Calls that named themselves by a key (the header Idempotency-Key): written before the work is done, with what came of it after, so that
-- nothing is done twice. Kept for a day, and no part of a backup.
CREATE TABLE kept_call (
  -- The account or key that asks; of who has a link alone, what they sent.
  who text NOT NULL,
  key text NOT NULL,
  -- Whose share of calls it takes.
  holder text NOT NULL,
  -- SHA-256 of method, address and body; null until a file that is streamed has come.
  asked text,
  rights text NOT NULL,
  route text NOT NULL,
  state text NOT NULL CHECK (state IN ('under-way', 'done', 'unknown')),
  runner integer NOT NULL,
  began timestamptz NOT NULL,
  ends timestamptz NOT NULL,
  status integer,
  -- Null where the answer is not kept: it is long, a file, or tells a secret once.
  answer text,
  PRIMARY KEY (who, key)
);
CREATE INDEX kept_call_holder ON kept_call (holder);
CREATE INDEX kept_call_ends ON kept_call (ends);
