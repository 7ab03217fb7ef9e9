-- Parcels of hours from one centre to the next (docs/decisions/0058).

-- Where they go. The key lies sealed in access_sealed.
create table upload_target (
  code text primary key,
  destination text not null,
  centre text not null,
  region text not null,
  enabled boolean not null,
  first_day date not null,
  made timestamptz not null,
  made_by text not null
);

-- A version of a day as it was made; `known`: what it was reckoned from, `looked`: when its rows were last found to be still so.
create table upload_parcel (
  target text not null references upload_target on delete cascade,
  day date not null,
  version integer not null,
  known timestamptz not null,
  looked timestamptz not null,
  rows integer not null,
  content text not null,
  sha256 text not null,
  bytes bytea not null,
  findings jsonb not null,
  state text not null check (state in ('sent', 'received', 'refused')),
  receipt jsonb,
  reason jsonb,
  attempts integer not null default 0,
  due timestamptz,
  tried timestamptz,
  ended timestamptz,
  primary key (target, day, version)
);
alter table upload_parcel alter column bytes set storage external;
create index upload_parcel_due on upload_parcel (due) where due is not null;

-- What came from another centre: one receipt a version.
create table upload_receipt (
  receipt text primary key,
  centre text not null,
  day date not null,
  version integer not null,
  sha256 text not null,
  import integer not null,
  region text,
  identity text not null,
  actor text not null,
  at timestamptz not null,
  counts jsonb not null,
  unique (centre, day, version)
);
create index upload_receipt_import on upload_receipt (import);
