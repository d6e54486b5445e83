-- What guides sold is counted with the channels, when an order is counted, and not a night later.

alter table attribution_day drop constraint attribution_day_kind_check;
alter table attribution_day add constraint attribution_day_kind_check
  check (kind in ('first', 'last', 'linear', 'path', 'way', 'store', 'guide'));
insert into attribution_day (brand_id, day, kind, key, part, orders_ppm, amount_fen)
  select o.brand_id, o.paid_on, 'guide', g, '', 1000000 * count(*), sum(o.amount_fen)
    from attribution_order o cross join lateral unnest(o.guide_ids) as g
   group by o.brand_id, o.paid_on, g;
alter table guide_funnel_day drop column deals;
alter table guide_funnel_day drop column store_id;
