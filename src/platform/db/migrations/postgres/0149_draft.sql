-- Drafts of ratings and checks: a question that somebody works on, alone or with those who see its project (decision 0034). `question` is text in JSON as it was given; `project` is a code, which answers or not as the ledger stands.
CREATE TABLE draft (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  project text,
  title text NOT NULL,
  question json NOT NULL,
  knowledge text[] NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  owner text NOT NULL,
  created timestamptz NOT NULL,
  created_by text NOT NULL,
  updated timestamptz NOT NULL,
  updated_by text NOT NULL
);
CREATE INDEX draft_owner ON draft (owner, updated DESC);
CREATE INDEX draft_project ON draft (project, updated DESC) WHERE project IS NOT NULL;
