-- How staff come in: the second step of signing in, failures by network address, and passwords somebody else has set.

alter table staff add column last_sign_in_at timestamptz;
-- Set by an administrator and known to two people: nothing else may be done before it is changed.
alter table staff add column must_change_password boolean not null default false;

-- The secret of an authenticator (RFC 6238). It opens nothing before a code of it was typed once.
create table staff_totp (
  staff_id text primary key references staff,
  brand_id text not null references brand,
  secret_cipher text not null,
  -- The last time step whose code was used: a code works once (RFC 6238, section 5.2).
  last_step bigint not null,
  started_at timestamptz not null,
  confirmed_at timestamptz
);

-- Codes for the day the phone is lost. Keyed hashes, each good for one use.
create table staff_recovery_code (
  staff_id text not null references staff,
  brand_id text not null references brand,
  code_hash text not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

-- From where sign-ins failed, by a keyed hash of the network: guessing over many accounts is slowed down too. One row a
-- network, so that attempts from it are counted one after the other.
create table sign_in_source (
  brand_id text not null references brand,
  address_hash text not null,
  failed_at_ms bigint[] not null,
  seen_at timestamptz not null,
  primary key (brand_id, address_hash)
);
create index sign_in_source_age on sign_in_source (seen_at);

-- Lists of the console under a name, as the address shows them.
create table saved_view (
  staff_id text not null references staff,
  brand_id text not null references brand,
  list text not null,
  name text not null,
  search text not null,
  saved_at timestamptz not null,
  primary key (staff_id, list, name)
);

create index audit_by_actor on audit (brand_id, actor, at desc, id desc);
create index audit_by_action on audit (brand_id, action, at desc, id desc);
create index audit_by_target on audit (brand_id, target, at desc, id desc);
create index audit_in_order on audit (brand_id, at desc, id desc);
drop index audit_by_time;
