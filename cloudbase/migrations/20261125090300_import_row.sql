-- What a file's rows became: the same row again is known, the same key with other content is a conflict.
create table import_row (
  brand_id text not null,
  kind text not null check (kind in ('stores', 'guides', 'members', 'leads', 'orders')),
  key text not null,
  input_hash text not null,
  at timestamptz not null,
  primary key (brand_id, kind, key)
);
