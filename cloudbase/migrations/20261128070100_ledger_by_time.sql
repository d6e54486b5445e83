-- A page of the ledger is bounded by when things were recorded, whatever their ids say.
create index journal_recorded on journal (brand_id, kind, recorded_at desc, id desc);
drop index journal_of_kind;
