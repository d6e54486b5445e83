-- How far an agreed refund has come at WeChat Pay: asked for, to be asked about, or waiting for a person. No row: not yet asked for.
create table refund_sending (
  refund_request_id text primary key references refund_request,
  brand_id text not null references brand,
  sent_at timestamptz,
  ask_at timestamptz not null,
  asks int not null check (asks > 0),
  parked_at timestamptz
);
