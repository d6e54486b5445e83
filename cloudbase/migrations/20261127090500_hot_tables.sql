-- What is written with every routed lead does not lock what everybody else locks.

-- Sixty-four who write at once all lock the one row of their brand, each adding itself to a list the server keeps of them:
-- half of what a server could route. What a row belongs to says its brand already (docs/decisions/0050).
alter table lead drop constraint lead_brand_id_fkey;
alter table decision drop constraint decision_brand_id_fkey;
alter table assignment drop constraint assignment_brand_id_fkey;
alter table outbox drop constraint outbox_brand_id_fkey;

-- A guide's counters change with every lead of theirs: with room on its page the new version needs no new entry in an index.
alter table guide_load set (fillfactor = 50);
