-- Reports over months add up days that were counted once, and again when something in them changed.

-- What a finished day was to the whole brand, of the leads that came on it.
create table report_day (
  brand_id text not null references brand,
  day date not null,
  leads int not null,
  unrouted int not null,
  decisions int not null,
  explored int not null,
  held int not null,
  -- Minutes, one for each lead that was accepted or reached: a percentile of a period needs them all.
  accept_minutes json not null,
  contact_minutes json not null,
  -- Leads by channel and by tens of score: kind, value, leads.
  mix json not null,
  made_at timestamptz not null,
  primary key (brand_id, day)
);

-- What a finished day was to a store. Leads and what came of them stand on the day they came, what was sold on the day it was paid.
create table store_day (
  brand_id text not null,
  day date not null,
  store_id text not null,
  leads int not null,
  won int not null,
  mornings int not null,
  afternoons int not null,
  visits int not null,
  sales int not null,
  sold_fen bigint not null,
  offers int not null,
  accepted int not null,
  accept_minutes double precision[] not null,
  order_fen bigint not null,
  lead_order_fen bigint not null,
  primary key (brand_id, day, store_id)
);

-- Days something changed in since they were counted, as often as it did: rows are only added, so nobody waits for anybody.
create table report_change (
  brand_id text not null,
  day date not null
);
create index report_change_of on report_change (brand_id, day);

-- Offers of a period, guide by guide.
create index assignment_by_offer on assignment (brand_id, offered_at) include (guide_id);

create function note_lead_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into report_change values (old.brand_id, (old.arrived_at at time zone 'Asia/Shanghai')::date);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.arrived_at is distinct from old.arrived_at) then
    insert into report_change values (new.brand_id, (new.arrived_at at time zone 'Asia/Shanghai')::date);
  end if;
  return null;
end $$;
create trigger lead_came after insert or delete on lead for each row execute function note_lead_change();
create trigger lead_changed after update on lead for each row
  when ((old.state, old.store_id, old.member_id, old.channel, old.score, old.arrived_at, old.first_contact_at)
        is distinct from (new.state, new.store_id, new.member_id, new.channel, new.score, new.arrived_at, new.first_contact_at))
  execute function note_lead_change();

-- An offer is told of on its own day and on the day its lead came.
create function note_offer_change() returns trigger language plpgsql as $$
declare
  offer record;
begin
  if tg_op = 'DELETE' then offer := old; else offer := new; end if;
  insert into report_change
  select offer.brand_id, (at at time zone 'Asia/Shanghai')::date
    from (select offer.offered_at as at union select l.arrived_at from lead l where l.id = offer.lead_id) told;
  return null;
end $$;
create trigger assignment_came after insert or delete on assignment for each row execute function note_offer_change();
create trigger assignment_changed after update on assignment for each row
  when ((old.state, old.store_id, old.answered_at) is distinct from (new.state, new.store_id, new.answered_at))
  execute function note_offer_change();

create function note_decision() returns trigger language plpgsql as $$
begin
  insert into report_change values (new.brand_id, (new.at at time zone 'Asia/Shanghai')::date);
  return null;
end $$;
create trigger decision_came after insert on decision for each row when (new.decided_by is null) execute function note_decision();

-- A visit belongs to the leads it may have come of, an acceptance to its offer.
create function note_touch() returns trigger language plpgsql as $$
begin
  if new.kind = 'store_visit' then
    insert into report_change
    select distinct l.brand_id, (l.arrived_at at time zone 'Asia/Shanghai')::date
      from lead l where l.member_id = new.member_id and l.store_id = new.store_id and l.arrived_at <= new.occurred_at;
  end if;
  insert into report_change
  select a.brand_id, (a.offered_at at time zone 'Asia/Shanghai')::date
    from assignment a where a.id = substr(new.idempotency_key, length('accept:') + 1) and new.idempotency_key like 'accept:%';
  return null;
end $$;
create trigger touchpoint_came after insert on touchpoint for each row
  when (new.kind = 'store_visit' or new.idempotency_key like 'accept:%') execute function note_touch();

-- A sale is told of on the day it was paid and on the day its lead came; so is what was given back of it.
create function note_sale(sale orders) returns void language sql as $$
  insert into report_change
  select sale.brand_id, (at at time zone 'Asia/Shanghai')::date
    from (select sale.paid_at as at union select l.arrived_at from lead l where l.id = sale.lead_id) told
   where at is not null
$$;
create function note_order_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.paid_at is not null then perform note_sale(old); end if;
  if tg_op <> 'DELETE' and new.paid_at is not null then perform note_sale(new); end if;
  return null;
end $$;
create trigger orders_came after insert or delete on orders for each row execute function note_order_change();
create trigger orders_changed after update on orders for each row
  when ((old.paid_at, old.paid_fen, old.store_id, old.lead_id) is distinct from (new.paid_at, new.paid_fen, new.store_id, new.lead_id))
  execute function note_order_change();
create function note_refund() returns trigger language plpgsql as $$
begin
  perform note_sale(o) from orders o where o.id = new.order_id and o.paid_at is not null;
  return null;
end $$;
create trigger refund_came after insert on refund for each row execute function note_refund();
