-- Headquarters finds leads by their state, by their score while they are open, and those a person decided about.

-- One index for every state takes the place of the one for the pool alone: a lead that moves writes as many entries as before.
create index lead_by_state on lead (brand_id, state, arrived_at desc);
drop index lead_in_pool;
-- Of leads that are over nobody asks the best first, so they are not in it.
create index lead_open_by_score on lead (brand_id, score desc, id desc)
  where state in ('offered', 'accepted', 'contacted', 'pooled');
-- Few decisions are a person's; those of the rules cost nothing here.
create index decision_by_person on decision (decided_by, at desc) where decided_by is not null;

-- What headquarters was told on the phone, for whoever answers the lead.
create table lead_note (
  id text primary key,
  brand_id text not null,
  lead_id text not null references lead,
  actor text not null,
  note text not null,
  at timestamptz not null
);
create index lead_note_of on lead_note (lead_id, at desc);
create trigger lead_note_append_only before update or delete or truncate on lead_note for each statement execute function refuse_change();
