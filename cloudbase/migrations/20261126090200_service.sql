-- What a shopper may choose for themselves, and what makes a guide a person.

alter table guide add column photo_path text;
alter table member add column is_personalised boolean not null default true;
alter table lead add column visit_at timestamptz;
-- What the person looked at or asked about, as it was called then.
alter table touchpoint add column subject text;

-- One acceptance of WeChat's dialog is one message; WeChat does not tell how many are left.
create table subscription_count (
  brand_id text not null references brand,
  member_id text not null references member,
  subscription text not null,
  remaining int not null check (remaining >= 0),
  answered_at timestamptz not null,
  primary key (member_id, subscription)
);

-- A code that a person shares; asked for again it is the same.
create table share_code (
  brand_id text not null references brand,
  member_id text not null references member,
  subject text not null,
  code text not null references scan_code,
  made_at timestamptz not null,
  primary key (member_id, subject)
);
create unique index share_code_by_code on share_code (code);

-- The code a guide carries for a store is made once, however many ask for it at the same time.
create unique index scan_code_own on scan_code (created_by, coalesce(store_id, ''))
  where kind = 'guide' and created_by = 'guide:' || guide_id and voided_at is null;

-- What waits at a store to be fetched is counted on the first page every guide opens.
create index orders_to_fetch on orders (store_id) where state = 'paid' and fulfilment = 'pickup';
