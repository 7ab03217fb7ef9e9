-- Notices (docs/decisions/0023): what is told, to whom, and what of it goes out by mail and webhook.

-- Secrets that the program needs in the clear (a mail server's password, a webhook's key), sealed with the program's own.
create table access_sealed (
  name text primary key,
  sealed text not null
);

-- Ended or not, nobody has been told of its end yet.
alter table import add column unreported boolean not null default false;
create index import_unreported on import (id) where unreported;
alter table job add column unreported boolean not null default false;
create index job_unreported on job (started_at) where unreported;

-- `key` says what it tells of, so that it is told once.
create table notice (
  id integer generated always as identity primary key,
  key text not null unique,
  kind text not null,
  code text not null,
  evidence jsonb not null,
  link text,
  at timestamptz not null
);
create index notice_kind on notice (kind, at);

create table notice_inbox (
  notice integer not null references notice on delete cascade,
  identity text not null,
  read timestamptz,
  primary key (identity, notice)
);
create index notice_inbox_unread on notice_inbox (identity) where read is null;
create index notice_inbox_notice on notice_inbox (notice);

-- One row: how notices leave the machine. `mail` null: no mail does.
create table notice_setting (
  one boolean primary key default true check (one),
  kept_days integer not null,
  mail jsonb,
  changed timestamptz not null,
  changed_by text not null
);

create table notice_webhook (
  id integer generated always as identity primary key,
  name text not null unique,
  address text not null,
  -- empty: all kinds
  kinds text[] not null,
  enabled boolean not null,
  made timestamptz not null,
  made_by text not null
);

-- What a person has chosen. `kinds`: by kind, whether it comes by mail too. `quiet_from`, `quiet_until`: local times of `time_zone`.
create table notice_choice (
  identity text primary key,
  language text not null,
  mail text,
  mail_confirmed boolean not null default false,
  code_hash text,
  code_sent timestamptz,
  code_tries integer not null default 0,
  kinds jsonb not null,
  quiet_from text,
  quiet_until text,
  time_zone text not null,
  urgent_passes boolean not null
);

-- The outbox. `id` goes out with the message and stays the same however often it is sent; `lease` names who sends it just now.
create table notice_delivery (
  id uuid primary key,
  notice integer not null references notice on delete cascade,
  identity text,
  webhook integer references notice_webhook on delete cascade,
  state text not null check (state in ('waiting', 'delivered', 'given-up')),
  made timestamptz not null,
  due timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  tried timestamptz,
  ended timestamptz,
  reason jsonb,
  check ((identity is null) <> (webhook is null)),
  unique (notice, identity),
  unique (notice, webhook)
);
create index notice_delivery_due on notice_delivery (due) where state = 'waiting';
create index notice_delivery_made on notice_delivery (made);
create index notice_delivery_webhook on notice_delivery (webhook) where webhook is not null;
