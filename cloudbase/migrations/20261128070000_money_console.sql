-- Money as headquarters looks at it: long lists by index, balances without adding up all of history, two people by law.

-- Orders newest first: all, and of a state, a store, or a day of payment within them.
create index orders_by_id on orders (brand_id, id desc);
create index orders_of_state on orders (brand_id, state, id desc);
create index orders_of_store on orders (brand_id, store_id, id desc);
create index attribution_unknown on attribution (brand_id, order_id desc) where rev = 0 and outcome = 'unknown';
create index dispute_newest on dispute (brand_id, id desc);

-- Journals newest first within a kind: a page of the ledger is merged from the seven kinds.
create index journal_of_kind on journal (brand_id, kind, id desc);
-- What is rare among the postings of a kind is found by itself.
create index posting_held on posting (journal_id desc, seq) where debit = 'held' or credit = 'held';
create index posting_clawback on posting (journal_id desc, seq) where debit = 'clawback' or credit = 'clawback';

-- Sums of postings by the day they were recorded; a day is folded once it is over, and postings are never changed.
create table ledger_day (
  brand_id text not null references brand,
  day date not null,
  account text not null,
  party_kind text not null,
  debit_fen bigint not null check (debit_fen >= 0),
  credit_fen bigint not null check (credit_fen >= 0),
  postings int not null,
  primary key (brand_id, day, account, party_kind)
);
-- Up to when a brand's days are folded: what was recorded from then on is added up when somebody looks.
create table ledger_fold (
  brand_id text primary key references brand,
  folded_until timestamptz not null
);

-- Who did what to a statement, and when.
alter table statement add column approved_at timestamptz;
alter table statement add column exported_by text;
alter table statement add column paid_by text;

-- The last guard of "no one alone sends money out": the code refuses first.
create function refuse_own_approval() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from changed c join period p on p.brand_id = c.brand_id and p.id = c.period_id
     where c.approved_by is not null and c.approved_by = p.closed_by
  ) then
    raise exception 'who closed a period cannot approve it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger statement_two_people after update on statement
  referencing new table as changed for each statement execute function refuse_own_approval();
