-- What a closing kept back for earlier payouts is rare among what it commits.
create index posting_netted on posting (journal_id desc, seq) where debit = 'cash' or (debit = 'available' and credit = 'cash');
