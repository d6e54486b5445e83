-- How a store is run (by the company or by those who work there), and the days a roster gives somebody off.

alter table store add column operation_mode text not null default 'company' check (operation_mode in ('company', 'staff'));

-- A day off counts like a leave of that day. Taken back, the row goes; who did it stands in the audit.
create table guide_day_off (
  guide_id text not null references guide,
  day date not null,
  brand_id text not null references brand,
  primary key (guide_id, day)
);
create index guide_day_off_of_day on guide_day_off (brand_id, day);

create index scan_code_newest on scan_code (brand_id, created_at desc, code desc);
create index scan_code_of_guide on scan_code (guide_id, created_at desc) where guide_id is not null;
