import { type RawBuilder, sql } from 'kysely'
import type { JournalKind } from '../../../contract/reasons'
import type { Account, PartyKind, SplitRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { leastIdFrom } from '../../kernel/new-id'

export type ListedPosting = {
  journalId: string
  seq: number
  kind: JournalKind
  debit: Account
  credit: Account
  amountFen: number
  at: Date
  effectiveAt: Date
  periodId: string
  lotId: string
  role: SplitRole
  partyKind: PartyKind
  partyId: string
  partyName: string
  orderId: string
  orderNo: string
}
export type PostingFilter = {
  brandId: string
  account?: Account | undefined
  kind?: JournalKind | undefined
  partyKind?: PartyKind | undefined
  partyId?: string | undefined
  orderId?: string | undefined
  periodId?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  before?: { journalId: string; seq: number } | undefined
  rows: number
}

/** Which kinds of journal touch an account at all: what stands on it is looked for among those only. */
const KINDS_OF: Record<Account, readonly JournalKind[]> = {
  expense: ['accrue', 'refund'],
  accrued: ['accrue', 'mature', 'hold', 'release', 'refund'],
  available: ['mature', 'hold', 'release', 'refund', 'commit'],
  held: ['hold', 'release', 'refund'],
  in_transit: ['commit', 'payout'],
  clawback: ['refund', 'commit'],
  cash: ['commit', 'payout'],
}
const ALL_KINDS: readonly JournalKind[] = ['accrue', 'refund', 'mature', 'hold', 'release', 'commit', 'payout']

/** An id is made within the call whose moment is recorded: never before it, and at most this much later. */
const ID_LAG_MS = 15 * 60_000

/**
 * Postings newest first, a page by the key of the last one. Those of one order or party are found through their lots;
 * all others by walking each kind of journal backwards by index and merging, so that no page adds up history.
 */
export async function listPostingRows(db: Db, filter: PostingFilter): Promise<ListedPosting[]> {
  const { orderId, partyId, partyKind, rows } = filter
  const byLot = orderId !== undefined || (partyId !== undefined && partyKind !== 'hq')
  const found = byLot ? ofLots(filter) : mergedKinds(filter)
  const { rows: postings } = await sql<ListedPosting>`
    select x.journal_id as "journalId", x.seq, j.kind, x.debit, x.credit, x.amount_fen as "amountFen",
           j.recorded_at as at, j.effective_at as "effectiveAt", j.period_id as "periodId", l.id as "lotId", l.role,
           l.party_kind as "partyKind", l.party_id as "partyId", coalesce(g.name, s.name, b.name) as "partyName",
           l.order_id as "orderId", o.order_no as "orderNo"
      from (${found} order by journal_id desc, seq desc limit ${rows}) x
      join journal j on j.id = x.journal_id
      join lot l on l.id = x.lot_id
      join orders o on o.id = l.order_id
      left join guide g on l.party_kind = 'guide' and g.id = l.party_id
      left join store s on l.party_kind = 'store' and s.id = l.party_id
      left join brand b on l.party_kind = 'hq' and b.id = l.party_id
     order by x.journal_id desc, x.seq desc`.execute(db)
  return postings
}

function ofLots(filter: PostingFilter): RawBuilder<unknown> {
  const { brandId, orderId, partyKind, partyId } = filter
  return sql`
    select p.journal_id, p.seq, p.lot_id, p.debit, p.credit, p.amount_fen
      from lot l join posting p on p.lot_id = l.id join journal j on j.id = p.journal_id
     where l.brand_id = ${brandId}
       and ${orderId === undefined ? sql`true` : sql`l.order_id = ${orderId}`}
       and ${partyKind === undefined ? sql`true` : sql`l.party_kind = ${partyKind}`}
       and ${partyId === undefined ? sql`true` : sql`l.party_id = ${partyId}`}
       and ${filter.kind === undefined ? sql`true` : sql`j.kind = ${filter.kind}`}
       and ${conditions(filter)}`
}

function mergedKinds(filter: PostingFilter): RawBuilder<unknown> {
  const kinds = (filter.account ? KINDS_OF[filter.account] : ALL_KINDS).filter(
    (kind) => filter.kind === undefined || kind === filter.kind,
  )
  if (kinds.length === 0)
    return sql`select null::text as journal_id, 0 as seq, null::text as lot_id, null::text as debit,
    null::text as credit, 0::bigint as amount_fen where false`
  return sql`select * from (${sql.join(
    kinds.map((kind) => ofKind(filter, kind)),
    sql` union all `,
  )}) every_kind`
}

function ofKind(filter: PostingFilter, kind: JournalKind): RawBuilder<unknown> {
  const { brandId, partyKind, partyId, rows } = filter
  const party =
    partyKind === undefined && partyId === undefined
      ? sql`true`
      : sql`exists (select 1 from lot l where l.id = p.lot_id
          and ${partyKind === undefined ? sql`true` : sql`l.party_kind = ${partyKind}`}
          and ${partyId === undefined ? sql`true` : sql`l.party_id = ${partyId}`})`
  return sql`(
    select p.journal_id, p.seq, p.lot_id, p.debit, p.credit, p.amount_fen
      from journal j join posting p on p.journal_id = j.id
     where j.brand_id = ${brandId} and j.kind = ${kind} and ${party} and ${conditions(filter)}
     order by j.id desc, p.seq desc limit ${rows})`
}

/** What holds of a posting `p` and its journal `j`. Times bound the ids too, so that the index begins at the right place. */
function conditions({ account, periodId, from, to, before }: PostingFilter): RawBuilder<unknown> {
  const all = [
    account === undefined ? null : accountIs(account),
    periodId === undefined ? null : sql`j.period_id = ${periodId}`,
    from === undefined ? null : sql`j.recorded_at >= ${from} and j.id >= ${leastIdFrom('jn', from)}`,
    to === undefined
      ? null
      : sql`j.recorded_at < ${to} and j.id < ${leastIdFrom('jn', new Date(to.getTime() + ID_LAG_MS))}`,
    before === undefined
      ? null
      : sql`(j.id, p.seq) < (${before.journalId}, ${before.seq}) and j.id <= ${before.journalId}`,
  ].filter((part) => part !== null)
  return all.length === 0 ? sql`true` : sql`(${sql.join(all, sql` and `)})`
}

/** Written out where an index of its own holds the account: a parameter would not find it. */
function accountIs(account: Account): RawBuilder<unknown> {
  if (account === 'held') return sql`(p.debit = 'held' or p.credit = 'held')`
  if (account === 'clawback') return sql`(p.debit = 'clawback' or p.credit = 'clawback')`
  return sql`(p.debit = ${account} or p.credit = ${account})`
}
