-- Jobs wait, are cancelled, and are begun again where their program ended in the midst of them. `most_attempts` and `pause_ms` are those of the kind when the job was begun; one that
-- is not begun again has one attempt. `scope` is who it works for, `moved_at` when it last told of itself.
alter table job
  add column input jsonb not null default '{}',
  add column scope jsonb,
  add column attempts integer not null default 1,
  add column most_attempts integer not null default 1,
  add column pause_ms integer not null default 0,
  add column not_before timestamptz,
  add column cancel_asked timestamptz,
  add column cancelled_by text,
  add column moved_at timestamptz;
alter table job drop constraint job_state_check;
alter table job add constraint job_state_check check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'broken-off'));
create index job_waiting on job (not_before) where state = 'waiting';
-- The job that an import is done by; null where its sender waited for it.
alter table import add column job text;
create index import_job on import (job) where job is not null;
