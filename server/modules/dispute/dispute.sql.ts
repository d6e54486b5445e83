import { sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'

export type NewDispute = {
  id: string
  brandId: string
  orderId: string
  openedBy: string
  reason: string
  openedAt: Date
}

/** Opens a dispute; `false` when one is open for this order already. */
export async function insertDispute(db: Db, dispute: NewDispute): Promise<boolean> {
  const result = await db
    .insertInto('dispute')
    .values({
      id: dispute.id,
      brand_id: dispute.brandId,
      order_id: dispute.orderId,
      opened_by: dispute.openedBy,
      reason: dispute.reason,
      opened_at: dispute.openedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A dispute over an order of the stores the caller may see, held until the transaction ends. */
export async function lockDispute(db: Db, brandId: string, stores: StoreScope, disputeId: string) {
  let query = db
    .selectFrom('dispute')
    .innerJoin('orders', 'orders.id', 'dispute.order_id')
    .select([
      'dispute.id',
      'dispute.order_id as orderId',
      'dispute.resolved_at as resolvedAt',
      'dispute.opened_by as openedBy',
    ])
    .select('orders.order_no as orderNo')
    .where('dispute.brand_id', '=', brandId)
    .where('dispute.id', '=', disputeId)
  if (stores !== 'all') query = query.where('orders.store_id', '=', sql<string>`any(${[...stores]}::text[])`)
  return query.forUpdate('dispute').executeTakeFirst()
}

export async function markResolved(
  db: Db,
  disputeId: string,
  resolved: { at: Date; by: string; resolution: string },
): Promise<void> {
  await db
    .updateTable('dispute')
    .set({ resolved_at: resolved.at, resolved_by: resolved.by, resolution: resolved.resolution })
    .where('id', '=', disputeId)
    .execute()
}

export async function listDisputeRows(
  db: Db,
  filter: {
    brandId: string
    stores: StoreScope
    isOpen: boolean
    disputeId?: string | undefined
    before: string | undefined
    rows: number
  },
) {
  const { brandId, stores, isOpen, disputeId, before, rows } = filter
  const result = await sql<{
    disputeId: string
    orderId: string
    orderNo: string
    openedBy: string
    reason: string
    openedAt: Date
    heldFen: number
    resolvedAt: Date | null
    resolvedBy: string | null
    resolution: string | null
  }>`
    select d.id as "disputeId", d.order_id as "orderId", o.order_no as "orderNo", coalesce(g.name, d.opened_by) as "openedBy",
           d.reason, d.opened_at as "openedAt", d.resolved_at as "resolvedAt", d.resolution,
           coalesce(f.name, d.resolved_by) as "resolvedBy",
           case when d.resolved_at is not null then 0 else coalesce((
             select sum(case when p.credit = 'held' then p.amount_fen when p.debit = 'held' then -p.amount_fen else 0 end)
               from lot l join posting p on p.lot_id = l.id where l.order_id = d.order_id), 0) end::bigint as "heldFen"
      from dispute d join orders o on o.id = d.order_id
      left join guide g on g.id = substr(d.opened_by, 7) and d.opened_by like 'guide:%'
      left join staff f on f.id = substr(d.resolved_by, 5) and d.resolved_by like 'ops:%'
     where d.brand_id = ${brandId}
       and ${disputeId === undefined ? sql`(d.resolved_at is null) = ${isOpen}` : sql`d.id = ${disputeId}`}
       and ${stores === 'all' ? sql`true` : sql`o.store_id = any(${[...stores]}::text[])`}
       and ${before === undefined ? sql`true` : sql`d.id < ${before}`}
     order by d.id desc limit ${rows}`.execute(db)
  return result.rows
}

/** Every dispute over one order, the newest first. */
export async function disputesOf(db: Db, orderId: string) {
  const result = await sql<{
    disputeId: string
    openedBy: string
    reason: string
    openedAt: Date
    resolvedAt: Date | null
    resolution: string | null
  }>`
    select d.id as "disputeId", coalesce(g.name, d.opened_by) as "openedBy", d.reason, d.opened_at as "openedAt",
           d.resolved_at as "resolvedAt", d.resolution
      from dispute d
      left join guide g on g.id = substr(d.opened_by, 7) and d.opened_by like 'guide:%'
     where d.order_id = ${orderId} order by d.id desc`.execute(db)
  return result.rows
}

/** Disputes that are open over the whole brand, and what they freeze. */
export async function openDisputes(db: Db, brandId: string): Promise<{ disputes: number; heldFen: number }> {
  const { rows } = await sql<{ disputes: number; heldFen: number }>`
    select count(distinct d.id)::int as disputes,
           coalesce(sum(case when p.credit = 'held' then p.amount_fen when p.debit = 'held' then -p.amount_fen end), 0)::bigint as "heldFen"
      from dispute d left join lot l on l.order_id = d.order_id left join posting p on p.lot_id = l.id
     where d.brand_id = ${brandId} and d.resolved_at is null`.execute(db)
  return rows[0]!
}
