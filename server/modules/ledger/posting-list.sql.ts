import { type RawBuilder, sql } from 'kysely'
import type { JournalKind } from '../../../contract/reasons'
import type { Account, PartyKind, SplitRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { DAY_MS, monthBounds } from '../../kernel/shanghai-time'

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

/** A fact of a month is booked into the month after it only when that closed at this very moment. */
const PERIOD_SLACK_MS = DAY_MS

/**
 * Postings newest first, a page by the key of the last one. Those of one order or party are found through their lots,
 * those on an account that is rare by an index of their own; all others by walking each kind of journal back in time and
 * merging, so that no page adds up history.
 */
export async function listPostingRows(db: Db, filter: PostingFilter): Promise<ListedPosting[]> {
  const { orderId, partyId, partyKind, account, rows } = filter
  const byLot = orderId !== undefined || (partyId !== undefined && partyKind !== 'hq')
  const found = byLot ? ofLots(filter) : account === 'held' || account === 'clawback' ? ofRare(filter) : ofKinds(filter)
  const { rows: postings } = await sql<ListedPosting>`
    select x.journal_id as "journalId", x.seq, j.kind, x.debit, x.credit, x.amount_fen as "amountFen",
           j.recorded_at as at, j.effective_at as "effectiveAt", j.period_id as "periodId", l.id as "lotId", l.role,
           l.party_kind as "partyKind", l.party_id as "partyId", coalesce(g.name, s.name, b.name) as "partyName",
           l.order_id as "orderId", o.order_no as "orderNo"
      from (${found} order by recorded_at desc, journal_id desc, seq desc limit ${rows}) x
      join journal j on j.id = x.journal_id
      join lot l on l.id = x.lot_id
      join orders o on o.id = l.order_id
      left join guide g on l.party_kind = 'guide' and g.id = l.party_id
      left join store s on l.party_kind = 'store' and s.id = l.party_id
      left join brand b on l.party_kind = 'hq' and b.id = l.party_id
     order by x.recorded_at desc, x.journal_id desc, x.seq desc`.execute(db)
  return postings
}

const columns = sql`j.recorded_at, p.journal_id, p.seq, p.lot_id, p.debit, p.credit, p.amount_fen`

function ofLots(filter: PostingFilter): RawBuilder<unknown> {
  const { brandId, orderId, kind } = filter
  return sql`
    select ${columns}
      from lot l join posting p on p.lot_id = l.id join journal j on j.id = p.journal_id
     where l.brand_id = ${brandId} and ${orderId === undefined ? sql`true` : sql`l.order_id = ${orderId}`}
       and ${partyIs(filter)} and ${kind === undefined ? sql`true` : sql`j.kind = ${kind}`}
       and ${journalIs(filter)} and ${postingIs(filter)}`
}

function ofRare(filter: PostingFilter): RawBuilder<unknown> {
  const { brandId, kind } = filter
  return sql`
    select ${columns}
      from posting p join journal j on j.id = p.journal_id join lot l on l.id = p.lot_id
     where j.brand_id = ${brandId} and ${kind === undefined ? sql`true` : sql`j.kind = ${kind}`}
       and ${partyIs(filter)} and ${journalIs(filter)} and ${postingIs(filter)}`
}

/** Kinds that touch only what guides have: a dispute freezes nobody else's shares. */
const ONLY_GUIDES: readonly JournalKind[] = ['hold', 'release']

function ofKinds(filter: PostingFilter): RawBuilder<unknown> {
  const { account, kind, partyKind } = filter
  const kinds = (account ? KINDS_OF[account] : ALL_KINDS).filter(
    (one) =>
      (kind === undefined || one === kind) &&
      (partyKind === undefined || partyKind === 'guide' || !ONLY_GUIDES.includes(one)),
  )
  // A kind that never touches the account: nothing, in the shape of something.
  if (kinds.length === 0) return sql`select ${columns} from posting p join journal j on j.id = p.journal_id where false`
  const each = kinds.map((one) =>
    account === 'cash' && one === 'commit' ? sql`(${ofNetted(filter)})` : ofKind(filter, one),
  )
  return sql`select * from (${sql.join(each, sql` union all `)}) every_kind`
}

/** What closings kept back, by an index of its own: written out as it is there. */
function ofNetted(filter: PostingFilter): RawBuilder<unknown> {
  return sql`
    select ${columns}
      from posting p join journal j on j.id = p.journal_id join lot l on l.id = p.lot_id
     where j.brand_id = ${filter.brandId} and j.kind = 'commit'
       and (p.debit = 'cash' or (p.debit = 'available' and p.credit = 'cash'))
       and ${partyIs(filter)} and ${journalIs(filter)} and ${postingIs(filter)}
     order by j.recorded_at desc, j.id desc, p.seq desc limit ${filter.rows}`
}

/**
 * Journals of a kind back in time, each with as many of its own postings as a page holds. The limit within keeps the two
 * apart: joined as one, they were both read whole and sorted (20 s for ten million postings).
 */
function ofKind(filter: PostingFilter, kind: JournalKind): RawBuilder<unknown> {
  const { brandId, partyKind, partyId, rows } = filter
  // Whose a statement's journal is, the statement says: headquarters' has a hundred thousand postings.
  const hasParty = (partyKind !== undefined || partyId !== undefined) && !isStatement(kind)
  const ofParty = hasParty ? sql`join lot l on l.id = p.lot_id and ${partyIs(filter)}` : sql``
  return sql`(
    select ${columns}
      from journal j
     cross join lateral (
       select p.* from posting p ${ofParty} where p.journal_id = j.id and ${postingIs(filter)}
        order by p.seq desc limit ${rows}) p
     where j.brand_id = ${brandId} and j.kind = ${kind} and ${statementIs(filter, kind)} and ${journalIs(filter)}
     order by j.recorded_at desc, j.id desc, p.seq desc limit ${rows})`
}

const isStatement = (kind: JournalKind) => kind === 'commit' || kind === 'payout'

/**
 * A statement's journal is of one party: asked of the statement, so that those of others are passed over unread. Of
 * headquarters there is one a month, so those are named beforehand.
 */
function statementIs({ brandId, partyKind }: PostingFilter, kind: JournalKind): RawBuilder<unknown> {
  if (partyKind === undefined || !isStatement(kind)) return sql`true`
  return partyKind === 'hq'
    ? sql`j.source_id = any(array(select t.id from statement t where t.brand_id = ${brandId} and t.party_kind = 'hq'))`
    : sql`(select t.party_kind from statement t where t.id = j.source_id) = ${partyKind}`
}

const every = (parts: readonly (RawBuilder<unknown> | null)[]) => {
  const all = parts.filter((part) => part !== null)
  return all.length === 0 ? sql`true` : sql`(${sql.join(all, sql` and `)})`
}

/** Whose the lot `l` is. */
function partyIs({ partyKind, partyId }: PostingFilter): RawBuilder<unknown> {
  return every([
    partyKind === undefined ? null : sql`l.party_kind = ${partyKind}`,
    partyId === undefined ? null : sql`l.party_id = ${partyId}`,
  ])
}

/** When the journal `j` was recorded; a month bounds that too. */
function journalIs({ periodId, from, to, before }: PostingFilter): RawBuilder<unknown> {
  const month = periodId === undefined ? null : monthBounds(periodId)
  const slack = (at: Date, ms: number) => new Date(at.getTime() + ms)
  return every([
    month && sql`j.period_id = ${periodId}`,
    month && sql`j.recorded_at >= ${slack(month.startsAt, -PERIOD_SLACK_MS)}`,
    month && sql`j.recorded_at < ${slack(month.endsAt, PERIOD_SLACK_MS)}`,
    from === undefined ? null : sql`j.recorded_at >= ${from}`,
    to === undefined ? null : sql`j.recorded_at < ${to}`,
    before === undefined
      ? null
      : sql`(j.recorded_at, j.id) <= ((select c.recorded_at from journal c where c.id = ${before.journalId}), ${before.journalId})`,
  ])
}

/** What the posting `p` moves, and that it comes behind the cursor. */
function postingIs({ account, before }: PostingFilter): RawBuilder<unknown> {
  return every([
    account === undefined ? null : accountIs(account),
    before === undefined ? null : sql`(j.id <> ${before.journalId} or p.seq < ${before.seq})`,
  ])
}

/** Written out where an index of its own holds the account: a parameter would not find it. */
function accountIs(account: Account): RawBuilder<unknown> {
  if (account === 'held') return sql`(p.debit = 'held' or p.credit = 'held')`
  if (account === 'clawback') return sql`(p.debit = 'clawback' or p.credit = 'clawback')`
  return sql`(p.debit = ${account} or p.credit = ${account})`
}
