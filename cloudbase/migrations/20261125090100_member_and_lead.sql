-- People, what they agreed to, what happened to them, and what became of their wishes.

create table member (
  id text primary key,
  brand_id text not null references brand,
  state text not null check (state in ('visitor', 'member', 'merged')),
  merged_into text references member,
  display_name text,
  phone_cipher text,
  phone_masked text,
  source_channel text not null,
  source_code text,
  registered_at timestamptz,
  accepts_contact boolean not null default false,
  chain_seq int not null default 0,
  chain_hash text not null default '',
  created_at timestamptz not null,
  erased_at timestamptz,
  check ((state = 'merged') = (merged_into is not null))
);
create index member_merged on member (merged_into) where merged_into is not null;
create index member_newest on member (brand_id, created_at desc);

-- An openid, unionid or phone (as a keyed hash) points at one person. Devices and addresses are never identities.
-- A phone somebody only typed is not proven: it yields to whoever proves it.
create table member_identity (
  brand_id text not null references brand,
  kind text not null check (kind in ('openid', 'unionid', 'phone', 'member_code')),
  value text not null,
  member_id text not null references member,
  since timestamptz not null,
  is_proven boolean not null default true,
  primary key (brand_id, kind, value)
);
create index member_identity_of on member_identity (member_id);

create table member_merge (
  brand_id text not null,
  from_member_id text not null references member,
  into_member_id text not null references member,
  reason text not null,
  at timestamptz not null,
  primary key (from_member_id)
);
create trigger member_merge_append_only before update or delete or truncate on member_merge for each statement execute function refuse_change();

create table consent (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  purpose text not null check (purpose in ('lead_handover', 'marketing')),
  recipient text not null,
  recipient_name text not null,
  text_version text not null,
  is_given boolean not null,
  at timestamptz not null
);
create index consent_of on consent (member_id, purpose, recipient, at desc);
create trigger consent_append_only before update or delete or truncate on consent for each statement execute function refuse_change();

create table phone_reveal (
  id text primary key,
  brand_id text not null,
  member_id text not null references member,
  actor text not null,
  lead_id text,
  reason text not null,
  at timestamptz not null
);
create index phone_reveal_of on phone_reveal (member_id, at desc);
create trigger phone_reveal_append_only before update or delete or truncate on phone_reveal for each statement execute function refuse_change();

-- What a new member gets: at most one gift a brand at a time. Who set what when stands in the audit.
create table join_gift (
  brand_id text primary key references brand,
  title text not null check (length(title) between 1 and 40),
  valid_days int not null check (valid_days between 1 and 366),
  set_at timestamptz not null
);

-- A benefit a member was given, with the words of that day; one of a kind a member.
create table member_benefit (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  kind text not null check (kind in ('join_gift')),
  title text not null,
  granted_at timestamptz not null,
  valid_until timestamptz not null,
  unique (member_id, kind)
);
create trigger member_benefit_append_only before update or delete or truncate on member_benefit for each statement execute function refuse_change();

-- How far a person came: joined, added their guide, joined the group. The store is where they belonged when it happened.
create table onboarding_step (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  step text not null check (step in ('join', 'wecom', 'group')),
  event text not null check (event in ('shown', 'done', 'skipped')),
  proof text not null check (proof in ('client', 'server')),
  store_id text references store,
  at timestamptz not null
);
create index onboarding_step_of on onboarding_step (member_id, at);
create index onboarding_step_newest on onboarding_step (brand_id, at);
create unique index onboarding_step_done on onboarding_step (member_id, step) where event = 'done';
create trigger onboarding_step_append_only before update or delete or truncate on onboarding_step for each statement execute function refuse_change();

create table touchpoint (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  seq int not null,
  kind text not null,
  channel text not null,
  quality smallint not null check (quality between 0 and 3),
  guide_id text references guide,
  store_id text references store,
  partner_id text references partner,
  code text,
  campaign text,
  proof text not null,
  context jsonb not null,
  idempotency_key text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  prev_hash text not null,
  hash text not null,
  unique (member_id, seq),
  unique (brand_id, idempotency_key)
);
create index touchpoint_of on touchpoint (member_id, occurred_at desc);
create trigger touchpoint_append_only before update or delete or truncate on touchpoint for each statement execute function refuse_change();

create table binding (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  guide_id text not null references guide,
  store_id text not null references store,
  starts_at timestamptz not null,
  ends_at timestamptz,
  reason text not null,
  end_reason text,
  touchpoint_id text references touchpoint,
  check (ends_at is null or ends_at >= starts_at)
);
create unique index binding_live on binding (member_id) where ends_at is null;
create index binding_of on binding (member_id, starts_at desc);
create index binding_by_guide on binding (guide_id) where ends_at is null;

create table lead (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  wish text not null,
  channel text not null,
  state text not null check (state in ('offered', 'accepted', 'contacted', 'pooled', 'won', 'lost')),
  score int not null,
  score_reasons jsonb not null,
  scoring_version int not null,
  store_id text references store,
  guide_id text references guide,
  scene_store_id text references store,
  scene_guide_id text references guide,
  partner_id text references partner,
  city text,
  cell_latitude double precision,
  cell_longitude double precision,
  unroutable_reason text,
  attempts int not null default 0,
  merged_count int not null default 0,
  idempotency_key text not null,
  input_hash text not null,
  arrived_at timestamptz not null,
  first_contact_at timestamptz,
  closed_at timestamptz,
  unique (brand_id, idempotency_key)
);
create unique index lead_open on lead (member_id, wish) where state in ('offered', 'accepted', 'contacted', 'pooled');
create index lead_newest on lead (brand_id, arrived_at desc);
create index lead_of_member on lead (member_id, arrived_at desc);
create index lead_in_pool on lead (brand_id, arrived_at) where state = 'pooled';
create index lead_of_store on lead (store_id, arrived_at desc);

-- A later capture that joined an open lead: the same key again answers with the lead it joined.
create table lead_merge (
  brand_id text not null,
  idempotency_key text not null,
  input_hash text not null,
  lead_id text not null references lead,
  touchpoint_id text not null references touchpoint,
  at timestamptz not null,
  primary key (brand_id, idempotency_key)
);

create table decision (
  id text primary key,
  brand_id text not null references brand,
  lead_id text not null references lead,
  attempt smallint not null,
  routing_version int not null,
  scoring_version int not null,
  engine_version text not null,
  input jsonb not null,
  output jsonb not null,
  hash text not null,
  fall_through jsonb not null,
  at timestamptz not null,
  unique (lead_id, attempt)
);
create index decision_newest on decision (brand_id, at desc);
create trigger decision_append_only before update or delete or truncate on decision for each statement execute function refuse_change();

create table assignment (
  id text primary key,
  brand_id text not null references brand,
  lead_id text not null references lead,
  attempt smallint not null,
  guide_id text not null references guide,
  store_id text references store,
  state text not null check (state in ('offered', 'accepted', 'contacted', 'declined', 'expired', 'taken_back', 'done')),
  offered_at timestamptz not null,
  accept_by timestamptz not null,
  answered_at timestamptz,
  answer_reason text,
  ended_at timestamptz,
  decision_id text not null references decision,
  reserved_day date not null,
  unique (lead_id, attempt)
);
create unique index assignment_one_live on assignment (lead_id) where state in ('offered', 'accepted', 'contacted');
create index assignment_due on assignment (accept_by) where state = 'offered';
create index assignment_of_guide on assignment (guide_id, offered_at desc);

create table follow_up (
  id text primary key,
  brand_id text not null references brand,
  lead_id text not null references lead,
  assignment_id text not null references assignment,
  guide_id text not null references guide,
  way text not null,
  note text not null,
  next_on date,
  idempotency_key text not null,
  at timestamptz not null,
  unique (brand_id, idempotency_key)
);
create index follow_up_of on follow_up (lead_id, at desc);
create trigger follow_up_append_only before update or delete or truncate on follow_up for each statement execute function refuse_change();

create table outbox (
  id text primary key,
  brand_id text not null references brand,
  topic text not null,
  key text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  sent_at timestamptz,
  parked_at timestamptz,
  unique (topic, key)
);
create index outbox_due on outbox (due_at) where sent_at is null and parked_at is null;
