-- Requests to the sign-in, by address and what was asked, counted in one statement each until their minute is over.
drop table access_rate;
create table access_rate (
  key text not null primary key,
  count integer not null,
  ends_at timestamptz not null
);
create index access_rate_ends on access_rate (ends_at);
