import { type Insertable, sql } from 'kysely'
import type { OrderSource } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { inFigures } from '../../kernel/in-figures.sql'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'
import type { PathTouch } from './order-path'

export type UncountedOrder = {
  attributionId: string
  attributedAt: Date
  orderId: string
  source: OrderSource
  paidOn: string
  paidAt: Date
  paidFen: number
  storeId: string | null
  memberId: string | null
  sourceChannel: string | null
  guideIds: string[]
  touches: PathTouch[]
}

/** Touches read of one buyer: the newest, more than anybody has in ninety days. */
const TOUCHES_MAX = 200

export async function readMark(db: Db, brandId: string): Promise<{ afterId: string; countedAt: Date } | null> {
  const row = await db
    .selectFrom('attribution_mark')
    .select(['after_id as afterId', 'counted_at as countedAt'])
    .where('brand_id', '=', brandId)
    .executeTakeFirst()
  return row ?? null
}

/** Orders attributed behind the mark and not counted yet, oldest first, with the buyer's way to them. */
export async function uncountedOrders(
  db: Db,
  brandId: string,
  afterId: string,
  rows: number,
): Promise<UncountedOrder[]> {
  const { rows: orders } = await sql<UncountedOrder>`
    with batch as (
      select a.id, a.at, a.order_id, a.result from attribution a
       where a.brand_id = ${brandId} and a.rev = 0 and a.id > ${afterId}
         and not exists (select 1 from attribution_order c where c.order_id = a.order_id)
       order by a.id limit ${rows})
    select a.id as "attributionId", a.at as "attributedAt", o.id as "orderId", o.source, o.paid_at as "paidAt",
           ((o.paid_at at time zone 'Asia/Shanghai')::date)::text as "paidOn", o.paid_fen as "paidFen", o.store_id as "storeId",
           o.member_id as "memberId", m.source_channel as "sourceChannel",
           array(select distinct c ->> 'guideId' from jsonb_array_elements(a.result -> 'credits') c order by 1) as "guideIds",
           coalesce((
             select json_agg(json_build_object('channel', t.channel, 'quality', t.quality, 'campaign', t.campaign,
                      'atMs', (extract(epoch from t.occurred_at) * 1000)::int8) order by t.occurred_at, t.id)
               from (select p.id, p.channel, p.quality, p.campaign, p.occurred_at from touchpoint p
                      where p.member_id = any(array(
                              select x.id from member x where x.id = coalesce(m.merged_into, m.id) or x.merged_into = coalesce(m.merged_into, m.id)))
                        and p.occurred_at > o.paid_at - interval '90 days' and p.occurred_at <= o.paid_at
                        and (m.is_personalised or p.kind <> 'page_view')
                      order by p.occurred_at desc limit ${TOUCHES_MAX}) t), '[]') as touches
      from batch a join orders o on o.id = a.order_id left join member m on m.id = o.member_id
     order by a.id`.execute(db)
  return orders
}

export async function insertPaths(db: Db, rows: readonly Insertable<Schema['attribution_order']>[]): Promise<void> {
  await insertMany(db, 'attribution_order', rows, { onConflict: 'skip' })
}

/**
 * Moves the mark to the newest attribution that is older than `settledBefore` and not behind one that still waits: a
 * transaction that was slow to commit is found by the next run, not passed by.
 */
export async function moveMark(
  db: Db,
  brandId: string,
  { afterId, upToId, settledBefore, now }: { afterId: string; upToId: string | null; settledBefore: Date; now: Date },
): Promise<void> {
  await sql`
    insert into attribution_mark as k (brand_id, after_id, counted_at)
    select ${brandId}, coalesce((
             select max(a.id) from attribution a where a.brand_id = ${brandId} and a.rev = 0 and a.id > ${afterId} and a.at < ${settledBefore}::timestamptz
                and ${upToId === null ? sql`true` : sql`a.id <= ${upToId}`}), ${afterId}), ${now}::timestamptz
    on conflict (brand_id) do update set after_id = greatest(k.after_id, excluded.after_id), counted_at = excluded.counted_at`.execute(
    db,
  )
}

/** Writes the figures of days anew from the orders counted for them. */
export async function recountDays(db: Db, brandId: string, days: readonly string[]): Promise<void> {
  if (days.length === 0) return
  const counted = sql`attribution_order o where o.brand_id = ${brandId} and o.paid_on = any(${[...days]}::date[]) and ${inFigures('o.order_id')}`
  await sql`delete from attribution_day where brand_id = ${brandId} and day = any(${[...days]}::date[])`.execute(db)
  await sql`
    insert into attribution_day (brand_id, day, kind, key, part, orders_ppm, amount_fen)
    select ${brandId}, day, kind, key, part, sum(ppm), sum(fen) from (
      select o.paid_on as day, 'first' as kind, o.channels[1] as key, o.evidence as part, 1000000::int8 as ppm, o.amount_fen as fen from ${counted}
      union all
      select o.paid_on, 'last', o.channels[cardinality(o.channels)], o.evidence, 1000000, o.amount_fen from ${counted}
      union all
      select o.paid_on, 'linear', u.channel, o.evidence, u.ppm, u.fen
        from (select * from ${counted}) o cross join lateral unnest(o.channels, o.linear_ppm, o.linear_fen) as u (channel, ppm, fen)
      union all
      select o.paid_on, 'path', array_to_string(o.channels, '>'), o.evidence, 1000000, o.amount_fen from ${counted}
      union all
      select o.paid_on, 'way', o.way, '', 1000000, o.amount_fen from ${counted}
      union all
      select o.paid_on, 'store', o.store_id, o.way, 1000000, o.amount_fen from ${counted} and o.store_id is not null
      union all
      select o.paid_on, 'guide', g, '', 1000000, o.amount_fen
        from (select * from ${counted}) o cross join lateral unnest(o.guide_ids) as g) parts
    group by day, kind, key, part`.execute(db)
}

/** The days counted orders were paid on. */
export async function daysOfOrders(db: Db, brandId: string, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<{ day: string }>`
    select distinct o.paid_on::text as day from attribution_order o
     where o.brand_id = ${brandId} and o.order_id = any(${[...orderIds]}::text[]) order by day`.execute(db)
  return rows.map(({ day }) => day)
}

/** Attributed orders nobody has counted yet, at most `most`. */
export async function countWaiting(db: Db, brandId: string, afterId: string, most: number): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from (
      select 1 from attribution a where a.brand_id = ${brandId} and a.rev = 0 and a.id > ${afterId}
         and not exists (select 1 from attribution_order c where c.order_id = a.order_id) limit ${most}) w`.execute(db)
  return rows[0]!.waiting
}
