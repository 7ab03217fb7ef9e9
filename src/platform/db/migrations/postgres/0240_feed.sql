-- A feed: what of a place is handed to an organisation, by which agreement, on which days. It is never changed: it ends, and another begins.
CREATE TABLE feed (
  number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  dataset text NOT NULL,
  region text NOT NULL,
  fields text[] NOT NULL,
  -- the organisation whose keys may take it
  receiver text NOT NULL,
  purpose text NOT NULL,
  agreement text NOT NULL,
  begins date NOT NULL,
  -- the last day
  ends date NOT NULL,
  mask_k int CHECK (mask_k >= 5),
  mask_by text[],
  -- a name of `notify`, told of each new token
  webhook text,
  -- the last edition of its rows; 0 before the first
  edition int NOT NULL DEFAULT 0,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL,
  ended timestamptz,
  ended_by text
);
CREATE INDEX feed_region ON feed (region);
-- A state of a feed's rows that a receiver was or may be given; it is named by its token.
CREATE TABLE feed_edition (
  feed int NOT NULL REFERENCES feed (number),
  edition int NOT NULL,
  token text NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  PRIMARY KEY (feed, edition)
);
-- Who took what: one row for each answer that was sent, or begun.
CREATE TABLE feed_take (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed int NOT NULL REFERENCES feed (number),
  at timestamptz NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  format text NOT NULL,
  rows bigint NOT NULL,
  -- tokens; no first one: the whole answer
  from_token text,
  to_token text NOT NULL,
  -- of the body as it was sent
  sha256 text NOT NULL,
  bytes bigint NOT NULL,
  -- sent to its end
  whole boolean NOT NULL
);
CREATE INDEX feed_take_feed ON feed_take (feed, id DESC);
