-- What a guide sees of their own disputes, and the second step of signing in for a whole brand.

-- A guide's own disputes, the newest first, and those that were answered of late.
create index dispute_of_opener on dispute (brand_id, opened_by, id desc);

-- Nobody of headquarters or the stores does anything before an authenticator of theirs is set up.
alter table brand add column is_totp_required boolean not null default false;
