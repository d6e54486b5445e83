-- From the cart to the hands of the buyer, and back.

-- Who and where is personal: sealed as one text, shown masked.
create table member_address (
  id text primary key,
  brand_id text not null references brand,
  member_id text not null references member,
  cipher text not null,
  phone_masked text not null,
  is_default boolean not null,
  saved_at timestamptz not null,
  save_key text,
  unique (member_id, save_key)
);
create index member_address_of on member_address (member_id);

alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state_check
  check (state in ('placed', 'paid', 'shipped', 'received', 'matured', 'cancelled'));
alter table orders drop constraint orders_check1;
alter table orders add constraint orders_paid_at check (state in ('placed', 'cancelled') or paid_at is not null);
alter table orders add column fulfilment text check (fulfilment in ('delivery', 'pickup'));
alter table orders add column pay_by timestamptz;
alter table orders add column remark text not null default '';
alter table orders add column address_cipher text;
alter table orders add column pick_up_code text check (pick_up_code ~ '^1\d{9}$');
alter table orders add column carrier text;
alter table orders add column tracking_no text;
alter table orders add column shipped_at timestamptz;
alter table orders add column cancelled_at timestamptz;
create unique index orders_pick_up on orders (brand_id, pick_up_code) where pick_up_code is not null;
create index orders_unpaid on orders (brand_id, pay_by) where state = 'placed';
-- What counts as received when nobody says so, by the time it began to travel; what waits in a store is not among it.
create index orders_on_the_way on orders (brand_id, (coalesce(shipped_at, paid_at)))
  where state = 'shipped' or (state = 'paid' and fulfilment is null);

-- What the buyer wants back, piece by piece; the money moves only as a `refund`.
create table refund_request (
  id text primary key,
  brand_id text not null references brand,
  order_id text not null references orders,
  -- The `out_refund_no` at WeChat Pay and the number of the refund it becomes.
  refund_no text not null,
  state text not null check (state in ('requested', 'approved', 'refunded', 'declined', 'withdrawn')),
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null,
  note text not null,
  answer text,
  input_hash text not null,
  save_key text not null,
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  settled_at timestamptz,
  unique (brand_id, refund_no),
  unique (order_id, save_key)
);
create index refund_request_open on refund_request (brand_id, state, requested_at);
create index refund_request_of on refund_request (order_id);

create table refund_request_line (
  refund_request_id text not null references refund_request,
  order_line_id text not null references order_line,
  quantity int not null check (quantity > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  primary key (refund_request_id, order_line_id)
);

-- A gift is handed over once, and there may be only so many.
alter table join_gift add column stock int check (stock >= 0);
-- The default gives a code to what was granted before; drawn again where two of a brand came out the same.
alter table member_benefit add column code text not null
  default ('2' || lpad(floor(random() * 1000000000)::bigint::text, 9, '0')) check (code ~ '^2\d{9}$');
do $$
begin
  alter table member_benefit disable trigger member_benefit_append_only;
  while exists (select 1 from member_benefit group by brand_id, code having count(*) > 1) loop
    update member_benefit b set code = default
     where exists (select 1 from member_benefit o where o.brand_id = b.brand_id and o.code = b.code and o.id < b.id);
  end loop;
  alter table member_benefit enable trigger member_benefit_append_only;
end $$;
create unique index member_benefit_code on member_benefit (brand_id, code);
create table benefit_use (
  benefit_id text primary key references member_benefit,
  brand_id text not null,
  used_at timestamptz not null,
  guide_id text not null references guide,
  store_id text references store
);
create trigger benefit_use_append_only before update or delete or truncate on benefit_use for each statement execute function refuse_change();
