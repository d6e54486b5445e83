-- Which column of the file each of our fields is read from, as its sender confirmed it; null where headings were taken as they are.
alter table import_job add column columns jsonb;

-- What a brand calls our fields in its files of a kind, as it was last confirmed; null for a column that is left aside.
create table import_heading (
  brand_id text not null references brand,
  kind text not null check (kind in ('stores', 'guides', 'members', 'leads', 'orders')),
  -- As headings are compared: without case, blanks and remarks.
  heading text not null,
  field text,
  noted_at timestamptz not null,
  primary key (brand_id, kind, heading)
);
