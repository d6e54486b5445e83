import { type Selectable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

/** Refunds that came before their order wait here under the order's natural key. */
const SOURCE = 'refund'

export type Parked = Pick<Selectable<Schema['inbox']>, 'external_id' | 'payload' | 'payload_hash' | 'state' | 'outcome'>
export type NewParked = { externalId: string; waitsFor: string; payload: object; payloadHash: string }

/** Parks what is not parked yet, and answers with what stands under these numbers now. */
export async function park(db: Db, brandId: string, items: readonly NewParked[], now: Date): Promise<Parked[]> {
  if (items.length === 0) return []
  await insertMany(
    db,
    'inbox',
    items.map((item) => ({
      brand_id: brandId,
      source: SOURCE,
      external_id: item.externalId,
      waits_for: item.waitsFor,
      payload: item.payload,
      payload_hash: item.payloadHash,
      state: 'parked' as const,
      received_at: now,
    })),
    { onConflict: 'skip' },
  )
  return db
    .selectFrom('inbox')
    .select(['external_id', 'payload', 'payload_hash', 'state', 'outcome'])
    .where('brand_id', '=', brandId)
    .where('source', '=', SOURCE)
    .where('external_id', '=', sql<string>`any(${items.map((item) => item.externalId)}::text[])`)
    .execute()
}

/** What waits for any of these orders, held until the transaction ends. */
export async function waitingFor(db: Db, brandId: string, keys: readonly string[]): Promise<unknown[]> {
  const rows = await db
    .selectFrom('inbox')
    .select('payload')
    .where('brand_id', '=', brandId)
    .where('waits_for', '=', sql<string>`any(${[...keys]}::text[])`)
    .where('state', '=', 'parked')
    .orderBy('external_id')
    .forUpdate()
    .execute()
  return rows.map(({ payload }) => payload)
}

/** What waits although its order has come meanwhile: both were under way at the same moment and missed each other. */
export async function missedRefunds(db: Db, brandId: string, limit: number): Promise<unknown[]> {
  const { rows } = await sql<{ payload: unknown }>`
    select i.payload from inbox i
      join orders o on o.brand_id = i.brand_id and o.paid_at is not null
       and o.source = split_part(i.waits_for, ':', 1)
       and o.order_no = substr(i.waits_for, strpos(i.waits_for, ':') + 1)
     where i.brand_id = ${brandId} and i.state = 'parked' and i.source = ${SOURCE}
     order by i.external_id limit ${limit} for update of i`.execute(db)
  return rows.map(({ payload }) => payload)
}

export async function settleParked(
  db: Db,
  brandId: string,
  outcomes: readonly { externalId: string; state: 'done' | 'refused'; outcome: string }[],
  now: Date,
): Promise<void> {
  if (outcomes.length === 0) return
  await sql`
    update inbox i set state = x.state, outcome = x.outcome, settled_at = ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(outcomes)}::json) as x ("externalId" text, state text, outcome text)
     where i.brand_id = ${brandId} and i.source = ${SOURCE} and i.external_id = x."externalId"`.execute(db)
}
