-- Not only the last addition may be sent once more because its answer was lost: the keys of the last few, newest first.
alter table cart_line add column keys text[] not null default '{}';
update cart_line set keys = array[last_key];
alter table cart_line drop column last_key;
