import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'
import { DAY_MS } from '../../kernel/shanghai-time'
import type { Attribution, BindingFact, OrderFacts, TouchFact } from './attribute-order'

export type NewAttribution = Insertable<Schema['attribution']>
export type FactsQuery = {
  orderId: string
  memberId: string | null
  paidAt: Date
  windowDays: number
  minQuality: number
  payerOpenid: string | null
}
export type FoundFacts = {
  orderId: string
  touches: TouchFact[]
  binding: BindingFact | null
  selfGuideId: string | null
}

/**
 * What is known about many orders, in one statement: touches of the payer with guides (also of the visitors merged into
 * them), the binding at the time of payment with the guide's last activity, and which guide the payer is. Touches are
 * read from twice the window before to a day after, so that the path shows what just missed.
 */
export async function findFacts(db: Db, brandId: string, orders: readonly FactsQuery[]): Promise<FoundFacts[]> {
  const asked = orders.map(({ orderId, memberId, paidAt, windowDays, minQuality, payerOpenid }) => ({
    orderId,
    memberId,
    paidAt,
    minQuality,
    payerOpenid,
    fromAt: new Date(paidAt.getTime() - 2 * windowDays * DAY_MS),
    untilAt: new Date(paidAt.getTime() + DAY_MS),
  }))
  // As an array, so that the touches and bindings of a person are read by index whatever the planner knows of the tables;
  // a join would read all bindings for each order where nothing has analysed them yet (40 against 1,800 ms for 1,000).
  const persons = sql`any(array(
    select o."memberId" union all select m.id from member m where m.merged_into = o."memberId"))`
  const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
  const { rows } = await sql<FoundFacts>`
    select o."orderId",
           coalesce((
             select json_agg(json_build_object(
                      'id', t.id, 'guideId', t.guide_id, 'storeId', t.store_id, 'kind', t.kind, 'quality', t.quality,
                      'occurredAtMs', ${ms('t.occurred_at')}, 'receivedAtMs', ${ms('t.received_at')})
                    order by t.occurred_at, t.received_at, t.id)
               from touchpoint t
              where t.member_id = ${persons} and t.guide_id is not null and t.occurred_at between o."fromAt" and o."untilAt"), '[]') as touches,
           (select json_build_object(
                     'id', b.id, 'guideId', b.guide_id, 'storeId', b.store_id, 'sinceMs', ${ms('b.starts_at')},
                     'lastActiveAtMs', (
                       select max(${ms('t.occurred_at')}) from touchpoint t
                        where t.member_id = ${persons} and t.guide_id = b.guide_id and t.quality >= o."minQuality" and t.occurred_at <= o."paidAt"))
              from binding b
             where b.member_id = ${persons} and b.starts_at <= o."paidAt" and (b.ends_at is null or b.ends_at > o."paidAt")
             order by b.starts_at desc, b.id limit 1) as binding,
           (select g.id from guide g
             where g.brand_id = ${brandId} and g.openid in (
               select i.value from member_identity i where i.member_id = o."memberId" and i.kind = 'openid'
               union all select o."payerOpenid")
             order by g.id limit 1) as "selfGuideId"
      from json_to_recordset(${JSON.stringify(asked)}::json) as o
           ("orderId" text, "memberId" text, "paidAt" timestamptz, "minQuality" int, "payerOpenid" text,
            "fromAt" timestamptz, "untilAt" timestamptz)`.execute(db)
  return rows
}

/** Guides no longer employed, with their last day (none known: null). */
export async function findLeftGuides(
  db: Db,
  brandId: string,
  guideIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (guideIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('guide')
    .select(['id', 'left_on'])
    .where('brand_id', '=', brandId)
    .where('employment', '=', 'left')
    .where('id', '=', sql<string>`any(${[...guideIds]}::text[])`)
    .execute()
  return new Map(rows.map(({ id, left_on }) => [id, left_on]))
}

export async function insertAttributions(db: Db, attributions: readonly NewAttribution[]): Promise<void> {
  await insertMany(db, 'attribution', attributions)
}

export type StoredAttribution = {
  id: string
  orderId: string
  rule: string
  policyVersion: number
  facts: OrderFacts
  result: Attribution
  inputHash: string
}

/** The first attribution of orders: the one their weights were frozen from. */
export async function attributionsOf(db: Db, orderIds: readonly string[]): Promise<StoredAttribution[]> {
  const rows = await db
    .selectFrom('attribution')
    .select(['id', 'order_id', 'rule', 'policy_version', 'facts', 'result', 'input_hash'])
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::text[])`)
    .where('rev', '=', 0)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    rule: row.rule,
    policyVersion: row.policy_version,
    facts: row.facts as OrderFacts,
    result: row.result as Attribution,
    inputHash: row.input_hash,
  }))
}
