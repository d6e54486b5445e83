import { drawn, idOf, type ScaleSize, type ScaleStep } from './scale-step'

/** Stores and guides as many as wanted, each after one that was seeded, moved a little; then numbered, for what follows. */
export function networkSteps({ stores, guides }: ScaleSize): ScaleStep[] {
  return [
    {
      name: `${stores} stores`,
      sql: `insert into store (id, brand_id, region_id, code, name, kind, status, city, address, latitude, longitude, opens_minute, closes_minute, is_pilot, created_at)
        select ${idOf('st', 'n')}, s.brand_id, s.region_id, 'X' || lpad(n::text, 5, '0'), s.name || ' ' || n, s.kind, s.status, s.city, s.address,
               s.latitude + (${drawn('n', 1000, 1)} - 500) / 5000.0, s.longitude + (${drawn('n', 1000, 2)} - 500) / 5000.0,
               s.opens_minute, s.closes_minute, false, s.created_at
          from generate_series(1, ${stores} - (select count(*) from store)) n
          join (select *, row_number() over (order by id) as rn, count(*) over () as c from store) s on s.rn = n % s.c + 1`,
    },
    {
      name: 'stores numbered',
      sql: `create unlogged table scale_store as
        select row_number() over (order by id)::int as nth, id, city, region_id from store;
        create unique index on scale_store (nth)`,
    },
    {
      name: `${guides} guides`,
      sql: `insert into guide (id, brand_id, code, name, role, grade, skills, employment, joined_on, created_at)
        select ${idOf('gd', 'n')}, g.brand_id, 'XG' || lpad(n::text, 6, '0'), g.name, g.role, g.grade, g.skills, g.employment, g.joined_on, g.created_at
          from generate_series(1, ${guides} - (select count(*) from guide)) n
          join (select *, row_number() over (order by id) as rn, count(*) over () as c from guide where role = 'guide') g on g.rn = n % g.c + 1`,
    },
    {
      name: 'guides at their stores',
      sql: `insert into guide_store (guide_id, store_id, is_home)
        select g.id, s.id, true
          from (select id, row_number() over (order by id) as n from guide where id like 'gd_x%') g
          join scale_store s on s.nth = g.n % (select count(*) from scale_store) + 1;
        insert into guide_load (guide_id, brand_id, is_taking, presence_at, day, day_used, day_cap, open_used, open_cap, member_used, member_cap)
        select g.id, g.brand_id, true, now(), (now() at time zone 'Asia/Shanghai')::date, 0, 12, 0, 60, 300, 700
          from guide g where g.id like 'gd_x%'`,
    },
    {
      name: 'guides numbered',
      sql: `create unlogged table scale_guide as
        select row_number() over (order by g.id)::int as nth, g.id, s.store_id, t.city
          from guide g join guide_store s on s.guide_id = g.id and s.is_home join store t on t.id = s.store_id
         where g.role = 'guide';
        create unique index on scale_guide (nth)`,
    },
  ]
}
