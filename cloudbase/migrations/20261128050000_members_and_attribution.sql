-- Headquarters look for members, put two of them together and take that back, and see which channels sold what.

-- What is looked for among millions and cannot be asked live: counted every night.
create table member_figure (
  member_id text primary key,
  brand_id text not null,
  entered_on date not null,
  channel text not null,
  -- How far the person came: seen only, joined, met by a guide, bought.
  stage text not null check (stage in ('seen', 'joined', 'met', 'bought')),
  orders int not null check (orders >= 0),
  -- Paid within a year less what was given back.
  spent_fen bigint not null,
  tier text not null check (tier in ('none', 'silver', 'gold', 'black')),
  last_active_at timestamptz,
  counted_on date not null
);
create index member_figure_tier on member_figure (brand_id, tier, member_id desc) where tier <> 'none';
create index member_figure_entry on member_figure (brand_id, entered_on, channel, stage);
create index member_figure_quiet on member_figure (brand_id, last_active_at, member_id desc);

create index member_by_name on member (brand_id, display_name text_pattern_ops) where display_name is not null and state <> 'merged';
create index member_by_channel on member (brand_id, source_channel, id desc) where state <> 'merged';
create index member_by_registration on member (brand_id, registered_at, id desc) where registered_at is not null and state <> 'merged';
create index member_erased on member (brand_id, id desc) where erased_at is not null;
create index binding_by_store on binding (store_id, member_id desc) where ends_at is null;

-- A filter of the list of members under a name, with how many it found when somebody counted.
create table member_segment (
  brand_id text not null references brand,
  id text not null,
  name text not null,
  filters jsonb not null,
  size int check (size >= 0),
  is_capped boolean not null default false,
  counted_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, name)
);

-- Somebody whose merge was undone may merge again, so a merge is known by its person and time.
alter table member_merge drop constraint member_merge_pkey;
alter table member_merge add constraint member_merge_pkey primary key (from_member_id, at);
alter table member_merge add column actor text not null default 'server';
create index member_merge_into on member_merge (into_member_id, at desc);

-- What a merge moved, so that it can be put back. It holds names and identities: it goes when the merge is undone or the
-- account is closed, and what a merge did is told by `member_merge` alone.
create table member_merge_kept (
  from_member_id text primary key references member,
  brand_id text not null,
  into_member_id text not null references member,
  at timestamptz not null,
  kept jsonb not null
);
create index member_merge_kept_into on member_merge_kept (into_member_id);

create table member_unmerge (
  brand_id text not null,
  from_member_id text not null references member,
  into_member_id text not null references member,
  merged_at timestamptz not null,
  reason text not null,
  actor text not null,
  -- What went back and what could not, as codes and counts.
  outcome jsonb not null,
  at timestamptz not null,
  primary key (from_member_id, merged_at)
);
create trigger member_unmerge_append_only before update or delete or truncate on member_unmerge for each statement execute function refuse_change();

-- The way to a paid order as it was when the order was counted: which channels in which order, and how sure that is.
create table attribution_order (
  order_id text primary key,
  brand_id text not null,
  attribution_id text not null,
  paid_on date not null,
  member_id text,
  store_id text,
  amount_fen bigint not null check (amount_fen >= 0),
  evidence text not null check (evidence in ('proven', 'inferred', 'unknown')),
  way text not null check (way in ('live_app', 'store_pos', 'private_transfer', 'daily_app', 'campaign_app')),
  channels text[] not null,
  linear_fen bigint[] not null,
  linear_ppm bigint[] not null,
  guide_ids text[] not null,
  check (cardinality(channels) > 0 and cardinality(channels) = cardinality(linear_fen) and cardinality(channels) = cardinality(linear_ppm))
);
create index attribution_order_day on attribution_order (brand_id, paid_on);

-- Every finished or running day of them in figures, per model and channel, per path, per way and per store.
create table attribution_day (
  brand_id text not null,
  day date not null,
  kind text not null check (kind in ('first', 'last', 'linear', 'path', 'way', 'store')),
  key text not null,
  -- Evidence of a channel or path, way of a store.
  part text not null,
  orders_ppm bigint not null,
  amount_fen bigint not null,
  primary key (brand_id, kind, day, key, part)
);

-- How far the counting has come: attributions up to this one are in, later ones are looked for.
create table attribution_mark (
  brand_id text primary key references brand,
  after_id text not null,
  counted_at timestamptz not null
);

-- What guides' people did on a day: saw something of the guide, spoke with them, bought.
create table guide_funnel_day (
  brand_id text not null,
  day date not null,
  guide_id text not null,
  store_id text,
  exposed int not null,
  met int not null,
  deals int not null,
  primary key (brand_id, day, guide_id)
);
-- Touches come in the order of time, so a day of them is a few pages; costs next to nothing to keep.
create index touchpoint_when on touchpoint using brin (occurred_at) with (pages_per_range = 32);
