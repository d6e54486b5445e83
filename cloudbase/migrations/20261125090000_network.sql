-- Brands, who works where, who may sign in, and the codes that lead into the brand.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only table %: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create table brand (
  id text primary key,
  name text not null,
  app_id text not null unique,
  created_at timestamptz not null
);

create table region (
  id text primary key,
  brand_id text not null references brand,
  name text not null,
  unique (brand_id, name)
);

create table store (
  id text primary key,
  brand_id text not null references brand,
  region_id text not null references region,
  code text not null,
  name text not null,
  kind text not null check (kind in ('own', 'franchise', 'partner', 'discount')),
  status text not null check (status in ('open', 'closed')),
  city text not null,
  address text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  opens_minute int not null check (opens_minute between 0 and 1439),
  closes_minute int not null check (closes_minute between 1 and 1440),
  is_pilot boolean not null default false,
  created_at timestamptz not null,
  unique (brand_id, code)
);
create index store_place on store (brand_id, latitude, longitude);

create table guide (
  id text primary key,
  brand_id text not null references brand,
  code text not null,
  name text not null,
  role text not null check (role in ('guide', 'store_manager', 'concierge')),
  grade smallint not null check (grade between 1 and 5),
  skills text[] not null,
  employment text not null check (employment in ('active', 'left')),
  joined_on date not null,
  left_on date,
  leave_from date,
  leave_to date,
  openid text,
  created_at timestamptz not null,
  unique (brand_id, code)
);
create index guide_concierge on guide (brand_id) where role = 'concierge';
create unique index guide_openid on guide (brand_id, openid) where openid is not null;

create table guide_store (
  guide_id text not null references guide,
  store_id text not null references store,
  is_home boolean not null,
  primary key (guide_id, store_id)
);
create index guide_store_by_store on guide_store (store_id);

-- Presence and capacity in one row a guide: reserving is one conditional update, and the checks make over-cap impossible.
create table guide_load (
  guide_id text primary key references guide,
  brand_id text not null references brand,
  is_taking boolean not null,
  presence_at timestamptz not null,
  day date not null,
  day_used int not null default 0 check (day_used >= 0),
  day_cap int not null check (day_cap >= 0),
  open_used int not null default 0 check (open_used >= 0),
  open_cap int not null check (open_cap >= 0),
  member_used int not null default 0 check (member_used >= 0),
  member_cap int not null check (member_cap >= 0),
  last_assigned_at timestamptz,
  check (day_used <= day_cap),
  check (open_used <= open_cap)
);

create table invitation (
  code_hash text primary key,
  brand_id text not null references brand,
  guide_id text not null references guide,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table staff (
  id text primary key,
  brand_id text not null references brand,
  login text not null unique,
  name text not null,
  password_hash text not null,
  role text not null check (role in ('hq_admin', 'hq_ops', 'finance', 'store_manager')),
  region_ids text[] not null default '{}',
  store_ids text[] not null default '{}',
  is_active boolean not null default true,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);

create table session (
  token_hash text primary key,
  brand_id text not null references brand,
  kind text not null check (kind in ('staff', 'wechat')),
  subject text not null,
  unionid text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_expiry on session (expires_at);

create table partner (
  id text primary key,
  brand_id text not null references brand,
  name text not null,
  day_quota int not null check (day_quota >= 0),
  day date not null,
  day_used int not null default 0,
  quality smallint not null check (quality between 0 and 3),
  payable_rate_ppm int not null check (payable_rate_ppm between 0 and 1000000),
  is_active boolean not null default true,
  created_at timestamptz not null,
  unique (brand_id, name),
  check (day_used <= day_quota)
);

-- Two live keys at most, so that a key can be turned over without a gap.
create table partner_key (
  key_id text primary key,
  partner_id text not null references partner,
  secret_cipher text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);

create table partner_nonce (
  key_id text not null references partner_key,
  nonce text not null,
  at timestamptz not null,
  primary key (key_id, nonce)
);
create index partner_nonce_age on partner_nonce (at);

create table scan_code (
  code text primary key check (code ~ '^[0-9A-Za-z]{10,12}$'),
  brand_id text not null references brand,
  kind text not null check (kind in ('store', 'guide', 'campaign', 'poster', 'channel')),
  store_id text references store,
  guide_id text references guide,
  partner_id text references partner,
  campaign text,
  channel text not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  voided_at timestamptz,
  void_reason text
);
create index scan_code_by_store on scan_code (store_id);

create table sku (
  brand_id text not null references brand,
  id text not null,
  title text not null,
  category text not null,
  list_fen bigint not null check (list_fen > 0),
  is_listed boolean not null default true,
  primary key (brand_id, id)
);

create table policy (
  brand_id text not null references brand,
  kind text not null check (kind in ('scoring', 'routing', 'split')),
  version int not null check (version > 0),
  doc jsonb not null,
  doc_hash text not null,
  effective_from timestamptz not null,
  note text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (brand_id, kind, version)
);
create trigger policy_append_only before update or delete or truncate on policy for each statement execute function refuse_change();

create table wechat_token (
  app_id text primary key,
  token_cipher text not null,
  expires_at timestamptz not null
);

create table audit (
  id text primary key,
  brand_id text not null,
  actor text not null,
  action text not null,
  target text not null,
  detail jsonb not null,
  at timestamptz not null
);
create index audit_by_time on audit (brand_id, at desc);
create trigger audit_append_only before update or delete or truncate on audit for each statement execute function refuse_change();
