-- What the bank said of a statement's payout, a line for each thing it said: the same again is no new line. A payout that
-- failed leaves its money on its way, so it moves nothing in the books; the statement stays due and is listed again.
create table payout_result (
  brand_id text not null references brand,
  statement_id text not null references statement,
  result text not null check (result in ('paid', 'failed')),
  -- The bank's number; one that failed may have none.
  payment_ref text,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique nulls not distinct (statement_id, result, payment_ref, reason),
  check (case result when 'paid' then payment_ref is not null and reason is null else reason is not null end)
);
create trigger payout_result_append_only before update or delete or truncate on payout_result
  for each statement execute function refuse_change();

insert into payout_result (brand_id, statement_id, result, payment_ref, recorded_by, recorded_at)
select brand_id, id, 'paid', payment_ref, paid_by, paid_at from statement
 where state = 'paid' and paid_by is not null and payment_ref is not null and paid_at is not null;
