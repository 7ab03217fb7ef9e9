-- Accounts, sessions, second factors and keys: the tables that better-auth 1.6 asks for (its columns keep its names), and ours beside them.
create table access_user (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "username" text unique,
  "displayUsername" text,
  "twoFactorEnabled" boolean,
  "role" text not null check ("role" in ('administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer')),
  "region" text,
  "organisation" text,
  "mustChange" boolean not null default false,
  "disabled" boolean not null default false,
  check ("region" is null or "organisation" is null)
);

create table access_session (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references access_user ("id") on delete cascade
);
create index access_session_user on access_session ("userId");

create table access_credential (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references access_user ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index access_credential_user on access_credential ("userId");

create table access_verification (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index access_verification_identifier on access_verification ("identifier");

create table access_second_factor (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references access_user ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index access_second_factor_secret on access_second_factor ("secret");
create index access_second_factor_user on access_second_factor ("userId");

create table access_key (
  "id" text not null primary key,
  "configId" text not null,
  "name" text,
  "start" text,
  "referenceId" text not null,
  "prefix" text,
  "key" text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  "enabled" boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "permissions" text,
  "metadata" text
);
create index access_key_config on access_key ("configId");
create index access_key_reference on access_key ("referenceId");
create index access_key_key on access_key ("key");
create unique index access_key_name on access_key ("name");

create table access_rate (
  "id" text not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

-- Tries to sign in, by the name that was given, until a right one clears them or they are old enough to be forgotten.
create table access_attempt (
  name text not null primary key,
  tries integer not null,
  forgotten_at timestamptz not null
);

-- Signs cookies and seals second factors. One row; a setting may stand in its place.
create table access_secret (
  one boolean not null primary key default true check (one),
  value text not null
);

-- Who did what to what. Rows are added and never touched again.
create table access_audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  role text not null,
  action text not null,
  subject text not null,
  region text,
  detail jsonb not null default '{}'
);
create index access_audit_region on access_audit (region, id);
create index access_audit_actor on access_audit (actor, id);

create function access_audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end
$$;
create trigger access_audit_stays before update or delete or truncate on access_audit
  for each statement execute function access_audit_stays();
