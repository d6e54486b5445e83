-- Days of stores are read by the stretch, and offers of a store without those of the brand.

-- The day first: days lie together, and of several columns the server only trusts the first to say so.
alter table store_day drop constraint store_day_pkey;
alter table store_day add constraint store_day_pkey primary key (day, brand_id, store_id);

create index assignment_of_store on assignment (store_id, offered_at);
