-- What the mall sells: products in their variants, what stands where, and what a shopper has put in the cart.

create table category (
  id text primary key,
  brand_id text not null references brand,
  name text not null check (length(name) between 1 and 20),
  picture_path text not null,
  position int not null,
  unique (brand_id, name)
);

create table product (
  brand_id text not null references brand,
  id text not null,
  category_id text not null references category,
  title text not null,
  subtitle text not null,
  maker_name text not null,
  picture_paths text[] not null check (cardinality(picture_paths) between 1 and 9),
  story text[] not null,
  facts jsonb not null,
  choices text[] not null,
  -- Title, subtitle, maker and category, folded as the search folds what people type.
  search_text text not null,
  is_listed boolean not null,
  listed_at timestamptz not null,
  -- Pieces sold until now, for "recommended"; kept by the sale itself.
  sold int not null default 0 check (sold >= 0),
  primary key (brand_id, id)
);
create index product_of_category on product (brand_id, category_id) where is_listed;

-- A variant. `title` is the product's with its options, as it stands on an order line.
alter table sku add column product_id text;
alter table sku add column options text[] not null default '{}';
alter table sku add column picture_path text not null default '';
alter table sku add column position int not null default 0;
alter table sku drop column category;
alter table sku add foreign key (brand_id, product_id) references product;
create index sku_of_product on sku (brand_id, product_id);

-- One view of the goods: `central` delivers, a store hands over. What is reserved is still on hand, and never more.
create table stock (
  brand_id text not null references brand,
  location text not null,
  sku_id text not null,
  on_hand int not null check (on_hand >= 0),
  reserved int not null default 0 check (reserved between 0 and on_hand),
  changed_at timestamptz not null,
  primary key (brand_id, sku_id, location),
  foreign key (brand_id, sku_id) references sku
);

-- What an order keeps back until it is paid and handed over, or given up.
create table stock_hold (
  brand_id text not null,
  order_id text not null references orders,
  sku_id text not null,
  location text not null,
  quantity int not null check (quantity > 0),
  state text not null check (state in ('held', 'taken', 'released')),
  changed_at timestamptz not null,
  primary key (order_id, sku_id)
);

create table cart_line (
  brand_id text not null references brand,
  member_id text not null references member,
  sku_id text not null,
  quantity int not null check (quantity between 1 and 999),
  added_fen bigint not null,
  is_chosen boolean not null default true,
  -- The key of the last addition: the same again adds nothing.
  last_key text not null,
  added_at timestamptz not null,
  primary key (member_id, sku_id),
  foreign key (brand_id, sku_id) references sku
);
