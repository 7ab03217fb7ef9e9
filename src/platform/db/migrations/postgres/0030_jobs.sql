-- Long work, so that anybody may ask how far it is. `runner` names the process by an advisory lock that ends with it.
create table job (
  id text not null primary key,
  kind text not null,
  actor text not null,
  runner integer not null,
  state text not null check (state in ('running', 'done', 'failed', 'broken-off')),
  done bigint not null default 0,
  total bigint,
  unit text,
  problem jsonb,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index job_started on job (started_at desc);
create index job_running on job (runner) where state = 'running';
