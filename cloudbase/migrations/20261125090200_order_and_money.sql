-- Orders from three sources, who earned them, and the ledger that says where every fen stands.

create table orders (
  id text primary key,
  brand_id text not null references brand,
  source text not null check (source in ('miniprogram', 'pos', 'private_transfer')),
  order_no text not null,
  channel text not null,
  member_id text references member,
  store_id text references store,
  seller_guide_id text references guide,
  lead_id text references lead,
  state text not null check (state in ('placed', 'paid', 'received', 'matured')),
  goods_fen bigint not null check (goods_fen >= 0),
  discount_fen bigint not null check (discount_fen >= 0),
  paid_fen bigint not null check (paid_fen >= 0),
  placed_at timestamptz not null,
  paid_at timestamptz,
  received_at timestamptz,
  matured_at timestamptz,
  payment_ref text,
  proof_ref text,
  input_hash text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (brand_id, source, order_no),
  check (paid_fen = goods_fen - discount_fen),
  check (state = 'placed' or paid_at is not null)
);
-- `P-1`, `p-1` and full-width `Ｐ-1` are one transfer; what was typed is kept as it was.
create unique index orders_proof on orders (brand_id, upper(normalize(proof_ref, NFKC))) where proof_ref is not null;
create index orders_newest on orders (brand_id, paid_at desc);
create index orders_of_member on orders (member_id, paid_at desc);
create index orders_to_mature on orders (received_at) where state = 'received';

create table order_line (
  id text primary key,
  order_id text not null references orders,
  line_no smallint not null,
  sku_id text not null,
  title text not null,
  quantity int not null check (quantity > 0),
  unit_fen bigint not null check (unit_fen >= 0),
  discount_fen bigint not null check (discount_fen >= 0),
  net_fen bigint not null check (net_fen >= 0),
  unique (order_id, line_no),
  check (net_fen = quantity * unit_fen - discount_fen)
);
create trigger order_line_append_only before update or delete or truncate on order_line for each statement execute function refuse_change();

create table order_event (
  id text primary key,
  brand_id text not null,
  order_id text not null references orders,
  kind text not null,
  actor text not null,
  detail jsonb not null,
  at timestamptz not null
);
create index order_event_of on order_event (order_id, at);
create trigger order_event_append_only before update or delete or truncate on order_event for each statement execute function refuse_change();

create table after_sale (
  id text primary key,
  brand_id text not null references brand,
  order_id text not null references orders,
  reason text not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index after_sale_open on after_sale (order_id) where closed_at is null;

create table refund (
  id text primary key,
  brand_id text not null references brand,
  order_id text not null references orders,
  refund_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null,
  input_hash text not null,
  refunded_at timestamptz not null,
  recorded_at timestamptz not null,
  unique (brand_id, refund_no)
);
create index refund_of on refund (order_id);
create trigger refund_append_only before update or delete or truncate on refund for each statement execute function refuse_change();

create table refund_line (
  refund_id text not null references refund,
  order_line_id text not null references order_line,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (refund_id, order_line_id)
);
create index refund_line_of on refund_line (order_line_id);
create trigger refund_line_append_only before update or delete or truncate on refund_line for each statement execute function refuse_change();

-- The last guard of "never refund more than was paid": the code checks first, under a lock on the order.
create function refuse_excess_refund() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct order_line_id from added) a
      join order_line l on l.id = a.order_line_id
     where l.net_fen < (select sum(r.amount_fen) from refund_line r where r.order_line_id = a.order_line_id)
  ) then
    raise exception 'refund exceeds what was paid' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger refund_line_within_paid after insert on refund_line
  referencing new table as added for each statement execute function refuse_excess_refund();

-- What arrived before it could be used (a refund before its order); picked up when its order comes.
create table inbox (
  brand_id text not null references brand,
  source text not null,
  external_id text not null,
  waits_for text not null,
  payload jsonb not null,
  payload_hash text not null,
  state text not null check (state in ('parked', 'done', 'refused')),
  outcome text,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (brand_id, source, external_id)
);
create index inbox_waiting on inbox (brand_id, waits_for) where state = 'parked';

create table attribution (
  id text primary key,
  brand_id text not null,
  order_id text not null references orders,
  rev int not null,
  outcome text not null check (outcome in ('attributed', 'unknown')),
  rule text not null,
  policy_version int not null,
  engine_version text not null,
  facts jsonb not null,
  result jsonb not null,
  input_hash text not null,
  at timestamptz not null,
  unique (order_id, rev)
);
create index attribution_newest on attribution (brand_id, at desc);
create trigger attribution_append_only before update or delete or truncate on attribution for each statement execute function refuse_change();

-- A lot is one party's share of one order line. Its money is found by its postings, never by a column here.
-- Its brand is that of its order: a foreign key of its own would lock the one brand row for every lot written, which
-- cost a third of the insert. The same holds for attributions, and for journals, whose period names the brand.
create table lot (
  id text primary key,
  brand_id text not null,
  order_id text not null references orders,
  order_line_id text not null references order_line,
  ordinal smallint not null check (ordinal between 0 and 99),
  role text not null,
  party_kind text not null check (party_kind in ('guide', 'store', 'hq')),
  party_id text not null,
  weight bigint not null check (weight >= 0),
  unique (order_line_id, ordinal)
);
create index lot_of_party on lot (brand_id, party_kind, party_id);
create index lot_of_order on lot (order_id);
create trigger lot_append_only before update or delete or truncate on lot for each statement execute function refuse_change();

-- Every computation of a line's pool: revision 0 when paid, one more for each refund.
create table settlement_run (
  order_line_id text not null references order_line,
  rev int not null,
  brand_id text not null,
  cause text not null,
  policy_version int not null,
  engine_version text not null,
  attribution_id text not null references attribution,
  remaining_fen bigint not null check (remaining_fen >= 0),
  pool_fen bigint not null check (pool_fen >= 0),
  targets bigint[] not null,
  input_hash text not null,
  output_hash text not null,
  at timestamptz not null,
  primary key (order_line_id, rev)
);
create trigger settlement_run_append_only before update or delete or truncate on settlement_run for each statement execute function refuse_change();

create table period (
  brand_id text not null references brand,
  id text not null check (id ~ '^\d{4}-\d{2}$'),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null check (status in ('open', 'closed')),
  root_hash text,
  manifest jsonb,
  closed_at timestamptz,
  closed_by text,
  primary key (brand_id, id)
);

-- The key of a journal is its natural key: the same fact twice is one journal.
create table journal (
  id text primary key,
  brand_id text not null,
  kind text not null,
  source_id text not null,
  period_id text not null,
  input_hash text not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  unique (brand_id, kind, source_id),
  foreign key (brand_id, period_id) references period
);
create trigger journal_append_only before update or delete or truncate on journal for each statement execute function refuse_change();

create function refuse_closed_period() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a join period p on p.brand_id = a.brand_id and p.id = a.period_id where p.status <> 'open') then
    raise exception 'posting into a closed period' using errcode = 'check_violation', constraint = 'journal_open_period';
  end if;
  return null;
end $$;
create trigger journal_open_period after insert on journal
  referencing new table as added for each statement execute function refuse_closed_period();

-- A posting is a debit and a credit in one row, so every journal balances by its shape.
-- An account is its kind and the party of the lot: `accrued` of this lot's guide, `expense` of the brand for this lot.
create table posting (
  journal_id text not null references journal,
  seq int not null,
  lot_id text not null references lot,
  debit text not null check (debit in ('expense', 'accrued', 'available', 'held', 'in_transit', 'clawback', 'cash')),
  credit text not null check (credit in ('expense', 'accrued', 'available', 'held', 'in_transit', 'clawback', 'cash')),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (journal_id, seq),
  check (debit <> credit)
);
create index posting_of_lot on posting (lot_id);
create trigger posting_append_only before update or delete or truncate on posting for each statement execute function refuse_change();

create table statement (
  id text primary key,
  brand_id text not null references brand,
  period_id text not null,
  party_kind text not null,
  party_id text not null,
  earned_fen bigint not null,
  clawback_fen bigint not null check (clawback_fen >= 0),
  payable_fen bigint not null check (payable_fen >= 0),
  line_count int not null,
  hash text not null,
  state text not null check (state in ('draft', 'approved', 'exported', 'paid')),
  approved_by text,
  exported_at timestamptz,
  paid_at timestamptz,
  payment_ref text,
  unique (brand_id, period_id, party_kind, party_id),
  foreign key (brand_id, period_id) references period,
  check (payable_fen = earned_fen - clawback_fen)
);
create index statement_of_party on statement (brand_id, party_kind, party_id);

-- amount_fen > 0: paid for this lot; < 0: a clawback of an earlier payout netted here.
create table statement_line (
  statement_id text not null references statement,
  lot_id text not null references lot,
  kind text not null check (kind in ('earned', 'clawback')),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (statement_id, lot_id, kind)
);
create trigger statement_line_append_only before update or delete or truncate on statement_line for each statement execute function refuse_change();

create table dispute (
  id text primary key,
  brand_id text not null references brand,
  order_id text not null references orders,
  opened_by text not null,
  reason text not null,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  resolution text
);
create unique index dispute_one_open on dispute (order_id) where resolved_at is null;
