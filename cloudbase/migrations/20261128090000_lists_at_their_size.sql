-- What lists and boards read of millions of rows stands in the index that finds them, so that the rows stay unread.

-- A common name is twenty thousand people.
create index member_by_name_wide on member (brand_id, display_name text_pattern_ops) include (id)
  where display_name is not null and state <> 'merged';
drop index member_by_name;

-- A store's members are counted guide by guide.
create index binding_of_guide_at on binding (guide_id, store_id) include (member_id) where ends_at is null;
drop index binding_by_guide;

-- Orders of some days, newest first, by whatever else they are narrowed.
create index orders_by_payment on orders (brand_id, paid_at desc) include (id, state, source, store_id, lead_id, paid_fen);
drop index orders_newest;

-- How far the statements of a month have come: ten thousand a month.
create index statement_of_month on statement (brand_id, period_id)
  include (state, payable_fen, approved_at, approved_by, exported_at, exported_by, paid_at);

-- Whom a guide should have reached by now, whether they were reminded or not.
create index assignment_contact_by on assignment (contact_by) where state = 'accepted';
