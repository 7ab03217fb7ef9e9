-- Events of demand response: what was called, of whom, and who said what to it. Rows are added; only that an event was cancelled is written
-- later, once. Instants are ms UTC (edges of the event s UTC), kW decimal text.
CREATE TABLE flexibility_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  portfolio text NOT NULL,
  programme text NOT NULL,
  starts bigint NOT NULL,
  ends bigint NOT NULL,
  direction text NOT NULL CHECK (direction IN ('down', 'up')),
  -- when it was told, where that was said
  notice bigint,
  -- what was asked for and found nobody
  short_kw text NOT NULL,
  -- the local clock that its times were written in
  zone text NOT NULL,
  late boolean NOT NULL,
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL,
  cancelled bigint,
  cancelled_by text
);
CREATE INDEX flexibility_event_portfolio ON flexibility_event (portfolio, starts);

CREATE TABLE flexibility_event_member (
  event bigint NOT NULL REFERENCES flexibility_event (id),
  building text NOT NULL,
  kw text NOT NULL,
  PRIMARY KEY (event, building)
);
CREATE INDEX flexibility_event_member_building ON flexibility_event_member (building);

CREATE TABLE flexibility_answer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event bigint NOT NULL REFERENCES flexibility_event (id),
  building text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('in', 'out')),
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL
);
CREATE INDEX flexibility_answer_event ON flexibility_answer (event, id);
