-- Leads of some months are looked through for what few of them have, without reading the leads themselves.

-- What lists filter by stands in the index that lays leads in the order they came; the one without it is not needed beside it.
create index lead_newest_wide on lead (brand_id, arrived_at desc)
  include (id, state, channel, wish, score, store_id, city);
drop index lead_newest;
