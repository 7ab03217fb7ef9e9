-- Links by which a resident reads the own heat account without an account here; the token itself is kept nowhere.
CREATE TABLE heat_link (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text NOT NULL,
  -- what who made it sees: by the link of a company nothing is seen that the account has of another
  sees jsonb NOT NULL,
  hash text NOT NULL UNIQUE,
  expires timestamptz NOT NULL,
  made timestamptz NOT NULL,
  actor text NOT NULL,
  -- when it was opened last
  used timestamptz,
  -- when it was taken back before its day
  gone timestamptz
);
CREATE INDEX heat_link_account ON heat_link (account, id);

-- Objections to bills of heat that were handed in by a link: the cases, and what they are about.
CREATE TABLE heat_objection (
  code text PRIMARY KEY,
  account text NOT NULL,
  company text NOT NULL,
  household text NOT NULL,
  season text NOT NULL,
  note text,
  made timestamptz NOT NULL,
  link int NOT NULL REFERENCES heat_link (id)
);
CREATE INDEX heat_objection_account ON heat_objection (account, made);
CREATE INDEX heat_objection_household ON heat_objection (household, made);

-- Which households an account has.
CREATE INDEX household_account ON household ((fields ->> 'account')) WHERE gone IS NULL;
CREATE INDEX household_accounts ON household USING gin ((dated -> 'account') jsonb_path_ops) WHERE gone IS NULL;
