-- Reminders of events to owners who have not answered: who was reminded, by whom, when, in which words. Nothing of it is changed.
CREATE TABLE flexibility_reminder (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event bigint NOT NULL REFERENCES flexibility_event (id),
  to_identity text NOT NULL,
  to_name text NOT NULL,
  note text NOT NULL,
  recorded bigint NOT NULL,
  actor text NOT NULL,
  identity text NOT NULL
);
CREATE INDEX flexibility_reminder_event ON flexibility_reminder (event, id);

-- The members that it was about.
CREATE TABLE flexibility_reminder_member (
  reminder bigint NOT NULL REFERENCES flexibility_reminder (id),
  building text NOT NULL,
  PRIMARY KEY (reminder, building)
);

CREATE FUNCTION flexibility_reminder_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'reminders of events are append-only';
END
$$;
CREATE TRIGGER flexibility_reminder_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON flexibility_reminder
  FOR EACH STATEMENT EXECUTE FUNCTION flexibility_reminder_stays();
CREATE TRIGGER flexibility_reminder_member_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON flexibility_reminder_member
  FOR EACH STATEMENT EXECUTE FUNCTION flexibility_reminder_stays();
