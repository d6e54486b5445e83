-- What the night leaves behind beside its artefacts: how often a step was begun, how a job ended, and each past day priced.

-- A step that was begun and never finished was killed: it is begun again on less, and after some tries left to the next night.
alter table nightly_run add column tries int not null default 0;
alter table nightly_run add column outcome text;

-- A past day dealt with hindsight under one model and one rule set: what a slot of each guide's day was worth.
create table priced_day (
  brand_id text not null references brand,
  day date not null,
  model_version text not null,
  rule_version int not null,
  doc jsonb not null,
  made_at timestamptz not null,
  primary key (brand_id, day)
);

create index lead_with_facts on lead (brand_id, arrived_at desc) where facts is not null;
