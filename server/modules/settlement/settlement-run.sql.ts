import { sql } from 'kysely'
import type { PartyKind, PeriodStatus, SplitRole } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

export type StoredPeriod = {
  periodId: string
  status: PeriodStatus
  endsAt: Date
  manifest: unknown
  rootHash: string | null
  closedAt: Date | null
  closedBy: string | null
  closedByName: string | null
  draft: number
  approved: number
  exported: number
  failed: number
  paid: number
  paidFen: number
  approvedAt: Date | null
  approvedByName: string | null
  exportedAt: Date | null
  exportedByName: string | null
  paidAt: Date | null
}

/** Months of a brand, the newest first, each with how far its statements have come. */
export async function listPeriodRows(
  db: Db,
  {
    brandId,
    periodId,
    before,
    rows,
  }: { brandId: string; periodId?: string | undefined; before?: string | undefined; rows: number },
): Promise<StoredPeriod[]> {
  const found = await sql<StoredPeriod>`
    select p.id as "periodId", p.status, p.ends_at as "endsAt", p.manifest, p.root_hash as "rootHash",
           p.closed_at as "closedAt", p.closed_by as "closedBy", coalesce(c.name, p.closed_by) as "closedByName",
           coalesce(s.draft, 0) as draft, coalesce(s.approved, 0) as approved, coalesce(s.exported, 0) as exported,
           coalesce(s.failed, 0) as failed,
           coalesce(s.paid, 0) as paid, coalesce(s.paid_fen, 0)::bigint as "paidFen",
           s.approved_at as "approvedAt", coalesce(a.name, s.approved_by) as "approvedByName",
           s.exported_at as "exportedAt", coalesce(e.name, s.exported_by) as "exportedByName", s.paid_at as "paidAt"
      from period p
      left join lateral (
        select count(*) filter (where x.state = 'draft')::int as draft,
               count(*) filter (where x.state = 'approved')::int as approved,
               count(*) filter (where x.state = 'exported')::int as exported,
               count(*) filter (where x.state = 'exported' and exists (
                 select 1 from payout_result r where r.statement_id = x.id and r.result = 'failed'))::int as failed,
               count(*) filter (where x.state = 'paid')::int as paid,
               sum(x.payable_fen) filter (where x.state = 'paid') as paid_fen,
               min(x.approved_at) as approved_at, min(x.approved_by) as approved_by,
               min(x.exported_at) as exported_at, min(x.exported_by) as exported_by, max(x.paid_at) as paid_at
          from statement x where x.brand_id = p.brand_id and x.period_id = p.id) s on true
      left join staff c on c.id = substr(p.closed_by, 5)
      left join staff a on a.id = substr(s.approved_by, 5)
      left join staff e on e.id = substr(s.exported_by, 5)
     where p.brand_id = ${brandId}
       and ${periodId === undefined ? sql`true` : sql`p.id = ${periodId}`}
       and ${before === undefined ? sql`true` : sql`p.id < ${before}`}
     order by p.id desc limit ${rows}`.execute(db)
  return found.rows
}

/** One month as it stands, not held. */
export async function findPeriod(db: Db, brandId: string, periodId: string) {
  return db
    .selectFrom('period')
    .select(['id', 'status', 'ends_at as endsAt'])
    .where('brand_id', '=', brandId)
    .where('id', '=', periodId)
    .executeTakeFirst()
}

/** Names of parties, by `kind:id`. */
export async function partyNames(
  db: Db,
  brandId: string,
  parties: readonly { partyKind: PartyKind; partyId: string }[],
): Promise<Map<string, string>> {
  const ids = sql`any(${parties.map(({ partyId }) => partyId)}::text[])`
  const { rows } = await sql<{ key: string; name: string }>`
    select 'guide:' || id as key, name from guide where brand_id = ${brandId} and id = ${ids}
    union all select 'store:' || id, name from store where brand_id = ${brandId} and id = ${ids}
    union all select 'hq:' || id, name from brand where id = ${brandId}`.execute(db)
  return new Map(rows.map(({ key, name }) => [key, name]))
}

/** Parties who have a statement of a month already, as `kind:id`. */
export async function statementParties(db: Db, brandId: string, periodId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('statement')
    .select(['party_kind', 'party_id'])
    .where('brand_id', '=', brandId)
    .where('period_id', '=', periodId)
    .execute()
  return new Set(rows.map((row) => `${row.party_kind}:${row.party_id}`))
}

/** What waits for somebody, besides disputes. */
export async function waitingWork(db: Db, brandId: string) {
  const { rows } = await sql<{ refundRequests: number; refundRequestsFen: number; parkedRefunds: number }>`
    select (select count(*) from refund_request r where r.brand_id = ${brandId} and r.state = 'requested')::int as "refundRequests",
           (select coalesce(sum(r.amount_fen), 0) from refund_request r
             where r.brand_id = ${brandId} and r.state = 'requested')::bigint as "refundRequestsFen",
           (select count(*) from inbox i where i.brand_id = ${brandId} and i.state = 'parked')::int as "parkedRefunds"`.execute(
    db,
  )
  return rows[0]!
}

export type ListedLine = {
  lotId: string
  kind: 'earned' | 'clawback'
  amountFen: number
  role: SplitRole
  title: string
  orderId: string
  orderNo: string
  paidAt: Date
}

/** What a statement is made of, by share, as far as the stores the caller may see go; a page by the key of the last one. */
export async function statementLines(
  db: Db,
  { statementId, stores }: { statementId: string; stores: StoreScope },
  after: { lotId: string; kind: string } | undefined,
  rows: number,
): Promise<ListedLine[]> {
  const found = await sql<ListedLine>`
    select n.lot_id as "lotId", n.kind, n.amount_fen as "amountFen", l.role, i.title, l.order_id as "orderId",
           o.order_no as "orderNo", o.paid_at as "paidAt"
      from statement_line n join lot l on l.id = n.lot_id
      join order_line i on i.id = l.order_line_id join orders o on o.id = l.order_id
     where n.statement_id = ${statementId}
       and ${stores === 'all' ? sql`true` : sql`o.store_id = any(${[...stores]}::text[])`}
       and ${after === undefined ? sql`true` : sql`(n.lot_id, n.kind) > (${after.lotId}, ${after.kind})`}
     order by n.lot_id, n.kind limit ${rows}`.execute(db)
  return found.rows
}
