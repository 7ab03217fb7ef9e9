-- Codes of authenticators that have been taken, for as long as they could be taken again: each opens once.
create table access_used_code (
  "user" text not null references access_user ("id") on delete cascade,
  code text not null,
  forgotten_at timestamptz not null,
  primary key ("user", code)
);
