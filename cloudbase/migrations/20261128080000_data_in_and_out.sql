-- A file that headquarters sends in pieces. What it holds is sealed, leaves when the run ends and at the latest after a week.
create table import_job (
  id text primary key,
  brand_id text not null references brand,
  kind text not null check (kind in ('stores', 'guides', 'members', 'leads', 'orders')),
  file_name text not null,
  file_hash text not null,
  file_bytes int not null,
  header text not null,
  line_end text not null,
  pieces int not null check (pieces > 0),
  -- Whether rows with a known key and other content change what stands.
  may_update boolean not null,
  state text not null check (state in ('receiving', 'checking', 'checked', 'running', 'done', 'cancelled')),
  -- Where the next step goes on reading: a piece, a character in it, and the line of the file that begins there.
  next_seq int not null,
  next_char int not null,
  next_line int not null,
  -- Rows of the check, then of the run, which starts from nothing.
  rows_read int not null default 0,
  rows_added int not null default 0,
  rows_updated int not null default 0,
  rows_same int not null default 0,
  rows_faulty int not null default 0,
  -- How many rows the check found; the run is measured by it.
  rows_all int,
  -- Whoever works on it has it until then; a worker that died leaves it to the next.
  leased_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz
);
create index import_job_newest on import_job (brand_id, id desc);
create index import_job_under_way on import_job (brand_id, updated_at) where state in ('checking', 'running');
create index import_job_of_file on import_job (brand_id, kind, file_hash);

create table import_piece (
  import_id text not null references import_job,
  seq int not null check (seq >= 0),
  text_hash text not null,
  cipher text not null,
  primary key (import_id, seq)
);

-- Rows that could not be taken in, with why; the row itself is sealed, for the file that is corrected and sent again.
create table import_fault (
  import_id text not null references import_job,
  line int not null,
  reasons jsonb not null,
  row_cipher text not null,
  primary key (import_id, line)
);

-- A list that somebody takes out of the product, and why. What it says leaves after a week; that it was taken stays.
create table export_job (
  id text primary key,
  brand_id text not null references brand,
  kind text not null check (kind in ('leads', 'members', 'orders', 'statements', 'audit', 'stores', 'guides')),
  -- The first and the last day, Shanghai; null for lists that show what stands now.
  from_day date,
  to_day date,
  -- The stores the caller may see; null for all of the brand.
  store_ids text[],
  reason text not null,
  state text not null check (state in ('running', 'done', 'cancelled', 'swept')),
  rows_done int not null default 0,
  next_after text,
  pieces int not null default 0,
  leased_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz
);
create index export_job_newest on export_job (brand_id, id desc);
create index export_job_under_way on export_job (brand_id, updated_at) where state = 'running';

create table export_piece (
  export_id text not null references export_job,
  seq int not null,
  cipher text not null,
  primary key (export_id, seq)
);
