-- Leads by the day they came and the store they are with, and how many of them were won: what the overview shows of weeks.
-- Counted again while a day's leads may still be won; days of today are counted when somebody looks.
create table lead_day (
  brand_id text not null references brand,
  day date not null,
  -- Empty for leads without a store, so that a day that was counted always has a row.
  store_id text not null,
  leads int not null,
  won int not null,
  made_at timestamptz not null,
  primary key (brand_id, day, store_id)
);

-- Statements that wait for somebody, whichever month they are of.
create index statement_waiting on statement (brand_id, state) where state in ('draft', 'approved');
create index dispute_open_of on dispute (brand_id, opened_at) where resolved_at is null;
