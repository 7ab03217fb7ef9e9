-- Warning rules (docs/decisions/0056): versions of them, which are on, what they found, and where their rows of steps stand.
CREATE TABLE warning_rule (
  id text NOT NULL,
  version integer NOT NULL,
  -- as it was written, read as JSON
  rule jsonb NOT NULL,
  -- whose it is: it sees what they see
  identity text NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  sees jsonb NOT NULL,
  made timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);

-- The last one of a rule holds. Instants of what is judged are seconds UTC.
CREATE TABLE warning_switch (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule text NOT NULL,
  version integer NOT NULL,
  is_on boolean NOT NULL,
  judged_from bigint NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX warning_switch_rule ON warning_switch (rule, id);

-- How far the subjects of a time zone are judged, and with what was known when (ms).
CREATE TABLE warning_progress (
  rule text NOT NULL,
  zone text NOT NULL,
  judged_to bigint NOT NULL,
  known bigint NOT NULL,
  PRIMARY KEY (rule, zone)
);

-- Where a subject's row of steps stands at an instant: the last one judged, the last midnights, the beginnings of months. None: nothing
-- is open and no row has begun.
CREATE TABLE warning_row (
  rule text NOT NULL,
  subject text NOT NULL,
  at bigint NOT NULL,
  state jsonb NOT NULL,
  PRIMARY KEY (rule, subject, at)
);

CREATE TABLE warning_episode (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule text NOT NULL,
  version integer NOT NULL,
  subject text NOT NULL,
  building text,
  begins bigint NOT NULL,
  ends bigint,
  ended_by text,
  -- the end of the step with which its end was known
  settled bigint,
  last bigint NOT NULL,
  steps integer NOT NULL,
  stake double precision NOT NULL,
  stake_steps integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'ended', 'withdrawn')),
  severity text NOT NULL,
  acknowledged jsonb,
  muted jsonb,
  feedback jsonb,
  found timestamptz NOT NULL,
  changed timestamptz NOT NULL
);
CREATE INDEX warning_episode_rule ON warning_episode (rule, settled);
CREATE INDEX warning_episode_building ON warning_episode (building, state);
CREATE INDEX warning_episode_found ON warning_episode (found DESC, id DESC);

-- What happened to an episode, each once; `told` null: it was muted.
CREATE TABLE warning_event (
  episode integer NOT NULL REFERENCES warning_episode ON DELETE CASCADE,
  event text NOT NULL,
  at timestamptz NOT NULL,
  told text,
  PRIMARY KEY (episode, event)
);

-- A rule that is not told of for a while, for one building or all.
CREATE TABLE warning_mute (
  rule text NOT NULL,
  building text NOT NULL,
  until timestamptz NOT NULL,
  note text,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (rule, building)
);
