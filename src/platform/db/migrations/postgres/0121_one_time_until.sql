-- Until when a one-time password opens its own change. Those that are out already have three days from now.
alter table access_user add column "oneTimeUntil" timestamptz;
update access_user set "oneTimeUntil" = now() + interval '72 hours' where "mustChange";
