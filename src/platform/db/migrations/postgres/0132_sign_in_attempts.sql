-- Tries of passwords and codes, by account and by where they come from: an address, a known device or a session, or all unknown places together.
-- The name is kept as a keyed hash, so that a password that somebody types into the field of the name is kept nowhere.
drop table access_attempt;
create table access_attempt (
  name text not null,
  kind text not null check (kind in ('password', 'code')),
  place text not null,
  tries integer not null,
  -- the next one is judged from then on
  allowed_at timestamptz not null,
  forgotten_at timestamptz not null,
  primary key (name, kind, place)
);
create index access_attempt_forgotten on access_attempt (forgotten_at);

-- Browsers from which an account has signed in wholly: what strangers try elsewhere keeps none of them out. Each keeps a random cookie, of which only the hash is here.
create table access_device (
  id integer generated always as identity primary key,
  "user" text not null references access_user ("id") on delete cascade,
  hash text not null,
  began timestamptz not null,
  used timestamptz not null,
  address text,
  device text,
  unique (hash, "user")
);
create index access_device_user on access_device ("user", used);
create index access_device_used on access_device (used);
