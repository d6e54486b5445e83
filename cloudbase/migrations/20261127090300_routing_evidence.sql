-- What a backtest found out lead by lead, and what a rule change turned out to be worth.

-- A version is worked on once at a time: who asks again meanwhile is told of the run that is under way.
create unique index backtest_under_way on backtest (brand_id, rule_version) where state in ('waiting', 'running');

-- Rows are written with the step that made them, so a step that was undone has left none.
create table backtest_lead (
  backtest_id text not null references backtest,
  brand_id text not null references brand,
  lead_id text not null references lead,
  decided_at timestamptz not null,
  tier text not null,
  segment text not null,
  logging_version int not null,
  -- Who got it: a guide, nobody, or nobody yet because it was held.
  logged_outcome text not null check (logged_outcome in ('given', 'held', 'none')),
  logged_guide text,
  logged_store text,
  -- Who would have got it with the draft in force all the while, its own counters kept.
  draft_outcome text not null check (draft_outcome in ('given', 'held', 'none')),
  draft_guide text,
  draft_store text,
  -- For the estimates: what each rule picks on the very facts of then. Null propensity: no evidence.
  logged_pick text not null,
  live_pick text not null,
  draft_pick text not null,
  propensity double precision,
  draft_probability double precision not null,
  is_possible boolean not null,
  -- Its window was still open when the backtest was asked for: left out of the estimates, not counted as lost.
  is_censored boolean not null,
  is_won boolean not null,
  reward_fen bigint not null,
  primary key (backtest_id, lead_id)
);

-- A change that was looked at after its review day, with what was measured then.
create table rule_set_review (
  brand_id text not null references brand,
  version int not null,
  measured jsonb not null,
  note text not null,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  primary key (brand_id, version),
  foreign key (brand_id, version) references rule_set
);
create trigger rule_set_review_append_only before update or delete or truncate on rule_set_review for each statement execute function refuse_change();

-- What a lead brought: read for every lead of a backtest, a pilot's reading and a day's figures.
create index orders_of_lead on orders (lead_id, paid_at) where lead_id is not null;

-- Which arm of a pilot each lead fell into, noted once; what came of the lead is read from the lead itself.
create table pilot_lead (
  pilot_id text not null references pilot,
  brand_id text not null references brand,
  lead_id text not null references lead,
  decided_at timestamptz not null,
  day date not null,
  store_id text not null,
  -- The cluster of stores that switches together; for a control, the store itself.
  cluster_id text not null,
  arm text not null check (arm in ('draft', 'live', 'control')),
  guide_id text,
  -- Who stood on the list: each was due an equal part of this lead.
  candidates text[] not null,
  primary key (pilot_id, lead_id)
);
-- How far the noting has come: the instant and id of the last decision looked at.
alter table pilot add column position text not null default '';
