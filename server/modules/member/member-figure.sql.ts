import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** The id that ends the next batch of at most `rows` people behind `afterId`; null when there is none left. */
export async function endOfMembers(db: Db, brandId: string, afterId: string, rows: number): Promise<string | null> {
  const { rows: found } = await sql<{ id: string | null }>`
    select max(id) as id from (
      select id from member where brand_id = ${brandId} and id > ${afterId} order by id limit ${rows}) batch`.execute(
    db,
  )
  return found[0]?.id ?? null
}

export type FigureBatch = {
  brandId: string
  /** People with ids after the first and up to the second. */
  afterId: string
  upToId: string
  /** What was paid from here on is of this year. */
  yearFrom: Date
  /** Shanghai day. */
  countedOn: string
  tiers: { silverFen: number; goldFen: number; blackFen: number }
}

/**
 * Counts a batch of people anew: how far they came, what they bought under any of their ids, when they were last active.
 * Rows that say the same already are not written; whoever was merged has none.
 */
export async function refreshFigures(db: Db, batch: FigureBatch): Promise<void> {
  const { brandId, afterId, upToId, yearFrom, countedOn, tiers } = batch
  const inBatch = sql`m.brand_id = ${brandId} and m.id > ${afterId} and m.id <= ${upToId}`
  await sql`delete from member_figure f using member m where f.member_id = m.id and m.state = 'merged' and ${inBatch}`.execute(
    db,
  )
  await sql`
    with people as (
      select m.id, m.created_at, m.registered_at, m.source_channel from member m where m.state <> 'merged' and ${inBatch}),
    known as (
      select id as member_id, id as own_id from people
      union all select p.id, x.id from people p join member x on x.merged_into = p.id),
    bought as (
      select k.member_id, count(*)::int as orders, max(o.paid_at) as last_at,
             coalesce(sum(o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0))
               filter (where o.paid_at >= ${yearFrom}), 0)::int8 as spent_fen
        from known k join orders o on o.member_id = k.own_id where o.paid_at is not null group by k.member_id),
    touched as (
      select k.member_id, max(t.at) as last_at from known k
        cross join lateral (select occurred_at as at from touchpoint where member_id = k.own_id order by occurred_at desc limit 1) t
       group by k.member_id),
    met as (
      select distinct k.member_id from known k
       where exists (select 1 from lead l where l.member_id = k.own_id and l.first_contact_at is not null)),
    counted as (
      select p.id, (p.created_at at time zone 'Asia/Shanghai')::date as entered_on, p.source_channel,
             case when b.orders > 0 then 'bought' when met.member_id is not null then 'met'
                  when p.registered_at is not null then 'joined' else 'seen' end as stage,
             coalesce(b.orders, 0) as orders, coalesce(b.spent_fen, 0) as spent_fen,
             greatest(b.last_at, t.last_at, p.registered_at) as last_active_at
        from people p left join bought b on b.member_id = p.id left join touched t on t.member_id = p.id
        left join met on met.member_id = p.id)
    insert into member_figure as f (member_id, brand_id, entered_on, channel, stage, orders, spent_fen, tier, last_active_at, counted_on)
    select id, ${brandId}, entered_on, source_channel, stage, orders, spent_fen,
           case when spent_fen >= ${tiers.blackFen} then 'black' when spent_fen >= ${tiers.goldFen} then 'gold'
                when spent_fen >= ${tiers.silverFen} then 'silver' else 'none' end,
           last_active_at, ${countedOn}::date
      from counted order by id
    on conflict (member_id) do update set entered_on = excluded.entered_on, channel = excluded.channel, stage = excluded.stage,
      orders = excluded.orders, spent_fen = excluded.spent_fen, tier = excluded.tier, last_active_at = excluded.last_active_at,
      counted_on = excluded.counted_on
     where (f.entered_on, f.channel, f.stage, f.orders, f.spent_fen, f.tier, f.last_active_at)
           is distinct from (excluded.entered_on, excluded.channel, excluded.stage, excluded.orders, excluded.spent_fen,
                             excluded.tier, excluded.last_active_at)`.execute(db)
}

/** Where the people came from who were first seen in a range of Shanghai days, and how far they have come. */
export async function countEntries(db: Db, brandId: string, from: string, to: string) {
  const { rows } = await sql<{ channel: string; stage: 'seen' | 'joined' | 'met' | 'bought'; count: number }>`
    select channel, stage, count(*)::int as count from member_figure
     where brand_id = ${brandId} and entered_on between ${from}::date and ${to}::date
     group by channel, stage order by channel, stage`.execute(db)
  return rows
}
