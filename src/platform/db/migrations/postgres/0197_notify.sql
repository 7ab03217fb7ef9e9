-- Whom rules name: an address that is posted to or mailed to, by a name (docs/decisions/0056). What goes there lies in the outbox beside
-- all else; `payload` is what is told.
CREATE TABLE notice_target (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  webhook text,
  mail text,
  quiet_from text,
  quiet_until text,
  made timestamptz NOT NULL,
  made_by text NOT NULL,
  CHECK ((webhook IS NULL) <> (mail IS NULL))
);
ALTER TABLE notice_delivery ADD COLUMN target integer REFERENCES notice_target ON DELETE CASCADE;
ALTER TABLE notice_delivery DROP CONSTRAINT notice_delivery_check;
ALTER TABLE notice_delivery ADD CONSTRAINT notice_delivery_to CHECK (num_nonnulls(identity, webhook, target) = 1);
ALTER TABLE notice_delivery ADD CONSTRAINT notice_delivery_notice_target UNIQUE (notice, target);
ALTER TABLE notice ADD COLUMN payload jsonb;
