import { sql } from 'kysely'
import type { StaffRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type OwnDispute = {
  disputeId: string
  orderId: string
  orderNo: string
  title: string
  reason: string
  openedAt: Date
  resolvedAt: Date | null
  resolution: string | null
  answeredBy: string | null
  answererRole: StaffRole | null
  fenAtOpening: number
  fenSince: number
  heldFen: number
  releasedFen: number
  releasedTo: 'accrued' | 'available' | null
}

type Filter = {
  brandId: string
  guideId: string
  orderId?: string | undefined
  before?: string | undefined
  rows: number
}

/**
 * Disputes a guide opened, the newest first, with what their own lots of the order held when it was opened, what they hold
 * since (until the answer, when there is one), and what the answer set free of them.
 */
export async function listOwnDisputes(db: Db, filter: Filter): Promise<OwnDispute[]> {
  const { brandId, guideId, orderId, before, rows } = filter
  const found = await sql<OwnDispute>`
    select d.id as "disputeId", d.order_id as "orderId", o.order_no as "orderNo", d.reason, d.opened_at as "openedAt",
           d.resolved_at as "resolvedAt", d.resolution, f.name as "answeredBy", f.role as "answererRole", own.*,
           coalesce((select n.title from order_line n where n.order_id = o.id order by n.line_no limit 1), '') as title
      from dispute d join orders o on o.id = d.order_id
      left join staff f on f.id = substr(d.resolved_by, 5) and d.resolved_by like 'ops:%' and f.brand_id = d.brand_id
     cross join lateral (
       select coalesce(sum(m.owed) filter (where m.recorded_at <= d.opened_at), 0)::bigint as "fenAtOpening",
              coalesce(sum(m.owed) filter (where m.recorded_at <= coalesce(d.resolved_at, 'infinity')), 0)::bigint as "fenSince",
              coalesce(sum(m.held), 0)::bigint as "heldFen",
              coalesce(sum(m.amount_fen) filter (where m.is_release), 0)::bigint as "releasedFen",
              max(m.credit) filter (where m.is_release) as "releasedTo"
         from (select j.recorded_at, p.amount_fen, p.credit,
                      case when p.debit = 'expense' then p.amount_fen when p.credit = 'expense' then -p.amount_fen else 0 end as owed,
                      case when p.credit = 'held' then p.amount_fen when p.debit = 'held' then -p.amount_fen else 0 end as held,
                      j.kind = 'release' and j.source_id = d.id as is_release
                 from lot l join posting p on p.lot_id = l.id join journal j on j.id = p.journal_id
                where l.order_id = d.order_id and l.party_kind = 'guide' and l.party_id = ${guideId}) m) own
     where d.brand_id = ${brandId} and d.opened_by = ${`guide:${guideId}`}
       ${orderId === undefined ? sql`` : sql`and d.order_id = ${orderId}`}
       ${before === undefined ? sql`` : sql`and d.id < ${before}`}
     order by d.id desc limit ${rows}`.execute(db)
  return found.rows
}

/** How many of a guide's disputes were answered since then. */
export async function countAnsweredSince(db: Db, brandId: string, guideId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('dispute')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('brand_id', '=', brandId)
    .where('opened_by', '=', `guide:${guideId}`)
    .where('resolved_at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}
