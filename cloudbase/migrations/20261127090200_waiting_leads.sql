-- Leads that waited in the pool before a lead knew when it is tried again are tried with the next timer.
update lead set retry_at = now() where state = 'pooled' and retry_at is null;
