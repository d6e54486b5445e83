-- Rule sets, what they decide by, and the evidence for and against them.

-- A version never changes. What is in force is said by its events, the newest whose start has come.
create table rule_set (
  brand_id text not null references brand,
  version int not null check (version > 0),
  parent int,
  doc jsonb not null,
  doc_hash text not null,
  note text not null,
  -- What the author expects of it: a metric and a change in parts per million; null for the first version.
  expected_metric text,
  expected_change_ppm int,
  review_on date,
  created_by text not null,
  created_at timestamptz not null,
  primary key (brand_id, version)
);
create trigger rule_set_append_only before update or delete or truncate on rule_set for each statement execute function refuse_change();

create table rule_set_event (
  id text primary key,
  brand_id text not null,
  version int not null,
  status text not null check (status in ('draft', 'shadow', 'pilot', 'live', 'retired')),
  effective_from timestamptz not null,
  actor text not null,
  -- The second person, where one is needed.
  approved_by text,
  reason text not null,
  detail jsonb not null,
  at timestamptz not null,
  foreign key (brand_id, version) references rule_set,
  check (approved_by is distinct from actor)
);
create index rule_set_event_in_force on rule_set_event (brand_id, effective_from desc, id desc);
create trigger rule_set_event_append_only before update or delete or truncate on rule_set_event for each statement execute function refuse_change();

-- What one person wants put in force and another has to agree to: a rule set or a policy that moves money.
create table approval (
  id text primary key,
  brand_id text not null references brand,
  kind text not null check (kind in ('rule_set', 'split_policy')),
  version int not null,
  doc jsonb,
  effective_from timestamptz not null,
  note text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  decided_reason text,
  check (decided_by is distinct from requested_by or state = 'withdrawn')
);
create unique index approval_waiting on approval (brand_id, kind, version) where state = 'waiting';

-- Models and price tables: data with a version. A refused one is kept with its faults and never takes effect.
create table artefact (
  brand_id text not null references brand,
  kind text not null check (kind in ('model', 'prices')),
  version text not null,
  doc jsonb not null,
  doc_hash text not null,
  faults jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  effective_from timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (brand_id, kind, version)
);
create index artefact_in_force on artefact (brand_id, kind, effective_from desc) where effective_from is not null and withdrawn_at is null;

-- What a guide did with the offers of the last seven days, and where a store stands: read when a lead is routed.
create table guide_week (
  guide_id text primary key references guide,
  brand_id text not null references brand,
  as_of date not null,
  offers int not null,
  accepted int not null,
  contacted int not null,
  accept_minutes_p50 real
);
create table store_class (
  store_id text primary key references store,
  brand_id text not null references brand,
  as_of date not null,
  revenue_fen bigint not null,
  maturity_ppm int not null,
  revenue_class text not null check (revenue_class in ('A', 'B', 'C')),
  maturity_class text not null check (maturity_class in ('A', 'B', 'C'))
);

-- The facts a lead was scored by, frozen; when a lead that waits is tried again.
alter table lead add column facts jsonb;
alter table lead add column model_version text;
alter table lead add column retry_at timestamptz;
create index lead_to_retry on lead (brand_id, retry_at) where state = 'pooled';
alter table assignment add column contact_by timestamptz;
alter table assignment add column contact_reminded_at timestamptz;
create index assignment_contact_due on assignment (contact_by) where state = 'accepted' and contact_reminded_at is null;

-- One attempt, one row: the trace is the whole decision, packed, chained to the attempt before it by its hash.
alter table decision alter column routing_version drop not null;
alter table decision alter column input drop not null;
alter table decision alter column output drop not null;
alter table decision add column rule_version int;
alter table decision add column model_version text;
alter table decision add column price_version text;
alter table decision add column trace bytea;
alter table decision add column prev_hash text not null default '';
alter table decision add column mode text not null default 'argmax';
alter table decision add column decided_by text;

-- The decisions of a brand's day, closed: their root hash, chained from day to day.
create table decision_seal (
  brand_id text not null references brand,
  day date not null,
  decisions int not null,
  root_hash text not null,
  prev_hash text not null,
  sealed_at timestamptz not null,
  primary key (brand_id, day)
);
create trigger decision_seal_append_only before update or delete or truncate on decision_seal for each statement execute function refuse_change();

-- A draft held against the past: worked off in steps, so that a timer killed half-way goes on where it stopped.
create table backtest (
  id text primary key,
  brand_id text not null references brand,
  rule_version int not null,
  days int not null check (days between 1 and 90),
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  position text not null default '',
  done_leads int not null default 0,
  all_leads int not null default 0,
  progress jsonb not null,
  report jsonb,
  requested_by text not null,
  requested_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (brand_id, rule_version) references rule_set
);
create index backtest_to_do on backtest (brand_id, requested_at) where state in ('waiting', 'running');

create table pilot (
  id text primary key,
  brand_id text not null references brand,
  rule_version int not null,
  state text not null check (state in ('planned', 'running', 'stopped', 'rolled_out', 'rolled_back')),
  plan jsonb not null,
  guardrails jsonb not null,
  starts_on date not null,
  ends_on date not null,
  created_by text not null,
  created_at timestamptz not null,
  started_by text,
  started_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  end_reason text,
  reading jsonb,
  read_at timestamptz,
  foreign key (brand_id, rule_version) references rule_set
);
create unique index pilot_running on pilot (brand_id) where state = 'running';

-- One day of routing in figures, and how far each nightly piece of work has come.
create table routing_day (
  brand_id text not null references brand,
  day date not null,
  figures jsonb not null,
  made_at timestamptz not null,
  primary key (brand_id, day)
);
create table nightly_run (
  brand_id text not null references brand,
  job text not null,
  day date not null,
  position text not null default '',
  done_at timestamptz,
  primary key (brand_id, job, day)
);
