-- Who does a task of a document in a place. Every assignment stays; the last of a task and place counts.
CREATE TABLE task_assignment (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task text NOT NULL,
  region text NOT NULL,
  -- an organisation by its code, and what the unit is called, as the document prints it where it is none
  unit_code text,
  unit text,
  -- an account as scopes name it, and its name on that day
  person text,
  person_name text,
  -- null: the day that the document prints
  due date,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX task_assignment_region ON task_assignment (region, task, id);
CREATE INDEX task_assignment_person ON task_assignment (person);
-- How far it has come. Every report stays; the last of a task and place counts.
CREATE TABLE task_report (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task text NOT NULL,
  region text NOT NULL,
  day date NOT NULL,
  percent int NOT NULL CHECK (percent BETWEEN 0 AND 100),
  note text NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  made timestamptz NOT NULL
);
CREATE INDEX task_report_region ON task_report (region, task, id);
CREATE TABLE task_evidence (
  report int NOT NULL REFERENCES task_report (id),
  n int NOT NULL,
  name text NOT NULL,
  spool text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (report, n)
);
