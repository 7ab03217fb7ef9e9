-- Reminders of data that are missing: who was reminded of what, by whom, when, in which words. One row for each person and reminder.
CREATE TABLE reminder (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  identity text NOT NULL,
  actor text NOT NULL,
  to_identity text NOT NULL,
  to_name text NOT NULL,
  note text NOT NULL
);

-- What it was about: `months:B1:electricity`, `offline:M1`, and the building that it concerns.
CREATE TABLE reminder_item (
  reminder integer NOT NULL REFERENCES reminder (id),
  key text NOT NULL,
  building text,
  PRIMARY KEY (reminder, key)
);

CREATE INDEX reminder_item_key ON reminder_item (key);
CREATE INDEX reminder_at ON reminder (at DESC, id DESC);
