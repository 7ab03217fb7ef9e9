-- What belongs to somebody belongs to the account or the key itself, never to its name: a name may be given again. `actor` stays what people read.
-- Rows of before are given to who bears their name: to an account always, to a key where it was there already; the rest belongs to nobody any more.
create function access_identity_of(named text, at timestamptz) returns text language sql stable as $$
  select coalesce(
    (select 'user:' || id from access_user where coalesce("displayUsername", "name") = named),
    (select 'key:' || id from access_key where 'key:' || name = named and "createdAt" <= at),
    case named when 'local' then 'local' when 'yaodong' then 'program' when 'public' then 'public' else 'gone:' || named end
  )
$$;

alter table job add column identity text;
update job set identity = access_identity_of(actor, started_at);
alter table job alter column identity set not null;

alter table import add column identity text;
update import set identity = access_identity_of(actor, began);
alter table import alter column identity set not null;
drop index import_live;
create unique index import_live on import (identity, live_day) where live_day is not null and state = 'shown';

alter table upload add column identity text;
update upload set identity = access_identity_of(actor, stored);
alter table upload alter column identity set not null;

alter table profile add column identity text;
update profile set identity = access_identity_of(actor, saved);
alter table profile alter column identity set not null;
alter table profile drop constraint profile_actor_kind_name_key;
alter table profile add constraint profile_identity_kind_name_key unique (identity, kind, name);

alter table building_view add column identity text;
update building_view set identity = access_identity_of(actor, saved);
alter table building_view alter column identity set not null;
alter table building_view drop constraint building_view_actor_name_key;
alter table building_view add constraint building_view_identity_name_key unique (identity, name);

alter table dossier_revision add column identity text;
update dossier_revision set identity = access_identity_of(actor, recorded);
alter table dossier_revision alter column identity set not null;

drop function access_identity_of(text, timestamptz);

-- Entries of before stay as they are: nothing in the trail is changed.
alter table access_audit add column identity text;
