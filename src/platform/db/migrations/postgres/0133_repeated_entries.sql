-- How often it was: what nobody who is signed in has done is told once, and its repeats within an hour are one entry more.
alter table access_audit add column count integer not null default 1;

-- Repeats that are still counted. When their hour is over, what the trail does not have yet becomes one entry of it.
create table access_repeat (
  action text not null,
  subject text not null,
  place text not null,
  actor text not null,
  role text not null,
  region text,
  identity text not null,
  tries integer not null,
  -- so many of them stand in the trail already
  written integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (action, subject, place)
);
create index access_repeat_ends on access_repeat (ends_at);

-- How many entries of those who are not signed in were begun on a day: beyond a bound they are only counted.
create table access_repeat_day (
  day date not null primary key,
  entries integer not null
);
