-- Records somebody doubts: kept, answered and paid like all others, and out of the figures people learn from while the
-- doubt stands. What was said about one is never changed; where it stands is what its last step says.
create table suspicion (
  id text primary key,
  brand_id text not null references brand,
  subject_kind text not null check (subject_kind in ('lead', 'order')),
  subject_id text not null,
  -- `by_hand`, or the rule that named it.
  rule text not null,
  -- The figures the rule saw, or nothing where a person said it in words.
  evidence jsonb not null,
  raised_by text not null,
  raised_at timestamptz not null,
  -- Follows the last step by trigger and by nothing else, so that lists and figures find it by index.
  state text not null check (state in ('pending', 'isolated', 'appealed', 'released'))
);
-- A rule says a thing once, whatever was decided about it; people say it again once it was decided.
create unique index suspicion_of_rule on suspicion (subject_id, rule) where rule <> 'by_hand';
create unique index suspicion_by_hand on suspicion (subject_id) where rule = 'by_hand' and state <> 'released';
create index suspicion_of on suspicion (subject_id);
create index suspicion_out on suspicion (subject_id) where state in ('isolated', 'appealed');
create index suspicion_newest on suspicion (brand_id, id desc);
create index suspicion_of_state on suspicion (brand_id, state, id desc);

create table suspicion_step (
  suspicion_id text not null references suspicion,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('raised', 'appealed', 'decided')),
  -- Where the suspicion stands from then on.
  state text not null check (state in ('pending', 'isolated', 'appealed', 'released')),
  words text,
  actor text not null,
  at timestamptz not null,
  primary key (suspicion_id, seq),
  check (kind <> 'appealed' or state = 'appealed'),
  check (kind <> 'decided' or state in ('isolated', 'released'))
);
create trigger suspicion_step_append_only before update or delete or truncate on suspicion_step for each statement execute function refuse_change();

-- What was said stays; only the state may move, and only to what the last step says.
create function refuse_other_than_step() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'state' <> to_jsonb(old) - 'state'
     or new.state is distinct from (select s.state from suspicion_step s where s.suspicion_id = new.id order by s.seq desc limit 1) then
    raise exception 'a suspicion follows its last step' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger suspicion_follows before update on suspicion for each row execute function refuse_other_than_step();
create trigger suspicion_kept before delete or truncate on suspicion for each statement execute function refuse_change();

-- The last guard of "no one judges their own doubt": the code refuses first.
create function follow_suspicion_step() returns trigger language plpgsql as $$
begin
  if new.kind = 'decided' and exists (
    select 1 from suspicion_step s
     where s.suspicion_id = new.suspicion_id and s.seq < new.seq and s.kind in ('raised', 'appealed') and s.actor = new.actor
  ) then
    raise exception 'who raised or appealed a suspicion cannot decide it' using errcode = 'check_violation';
  end if;
  update suspicion set state = new.state where id = new.suspicion_id and state <> new.state;
  return null;
end $$;
create trigger suspicion_step_followed after insert on suspicion_step for each row execute function follow_suspicion_step();

-- What figures leave out: the one definition of it.
create view quarantined as select brand_id, subject_kind, subject_id from suspicion where state in ('isolated', 'appealed');

-- The rules look at the refunds of the last weeks.
create index refund_when on refund (brand_id, refunded_at desc);
