import { type RawBuilder, sql } from 'kysely'
import type { AssignmentState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

export type HeldAssignment = {
  id: string
  leadId: string
  memberId: string
  guideId: string
  storeId: string | null
  state: AssignmentState
  acceptBy: Date
  /** What routed the lead here: it travels with the touch into attribution. */
  decisionId: string
  /** The end of the person's chain of touches, read under the lock, so that the next touch need not ask again. */
  chain: { seq: number; hash: string }
}

/**
 * An assignment as its own guide may see it; null when it is not theirs, whoever asks. Locks the person, then the lead
 * and the assignment: the order every capture and every order locks them in, so that none waits for the other in a ring.
 */
export async function lockOwnAssignment(
  db: Db,
  brandId: string,
  guideId: string,
  assignmentId: string,
): Promise<HeldAssignment | null> {
  const person = await lockPerson(
    db,
    sql`select l.member_id from assignment a join lead l on l.id = a.lead_id
         where a.id = ${assignmentId} and a.guide_id = ${guideId} and a.brand_id = ${brandId}`,
  )
  const row = await db
    .selectFrom('lead as l')
    .innerJoin('assignment as a', 'a.lead_id', 'l.id')
    .select([
      'a.id',
      'a.lead_id as leadId',
      'l.member_id as memberId',
      'a.guide_id as guideId',
      'a.store_id as storeId',
      'a.state',
      'a.accept_by as acceptBy',
      'a.decision_id as decisionId',
    ])
    .where('a.brand_id', '=', brandId)
    .where('a.id', '=', assignmentId)
    .where('a.guide_id', '=', guideId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !person) return null
  // Whom the lead was of may have merged while they were waited for: the chain that goes on is the survivor's.
  const living = person.id === row.memberId ? person : await lockPerson(db, sql`select ${row.memberId}::text`)
  return living ? { ...row, chain: { seq: living.seq, hash: living.hash } } : null
}

async function lockPerson(db: Db, memberId: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: string; seq: number; hash: string }>`
    select id, chain_seq as seq, chain_hash as hash from member where id = (${memberId}) for no key update`.execute(db)
  return rows[0]
}

export type Ending = {
  from: readonly AssignmentState[]
  to: 'declined' | 'expired' | 'taken_back' | 'done'
  now: Date
  reason: string
}

/**
 * Ends an assignment by compare-and-set on its state: of any number of callers exactly one sees `true`, and it is the
 * one who gives the guide's slot back. Only what has run out by `now` can expire.
 */
export async function endAssignment(db: Db, assignmentId: string, { from, to, now, reason }: Ending): Promise<boolean> {
  let query = db
    .updateTable('assignment')
    .set({ state: to, answered_at: now, answer_reason: reason, ended_at: now })
    .where('id', '=', assignmentId)
    .where('state', 'in', [...from])
  if (to === 'expired') query = query.where('accept_by', '<=', now)
  const result = await query.executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The live assignment of a lead, if any. The lead must be locked. */
export async function liveAssignment(
  db: Db,
  leadId: string,
): Promise<{ id: string; guideId: string; state: AssignmentState } | null> {
  const row = await db
    .selectFrom('assignment')
    .select(['id', 'guide_id as guideId', 'state'])
    .where('lead_id', '=', leadId)
    .where('state', 'in', ['offered', 'accepted', 'contacted'])
    .executeTakeFirst()
  return row ?? null
}

export type AttemptsBefore = {
  /** Who was offered this lead before, in any attempt: they are not asked again. */
  triedGuideIds: string[]
  /** Whether it has waited for cheaper capacity already. */
  wasHeld: boolean
  /** The end of its chain of decisions; empty when there is none yet. */
  prevHash: string
  ownerGuideId: string | null
}

/** What a lead's earlier attempts say to the next one, and whom its person belongs to now, in one read. */
export async function attemptsBefore(db: Db, leadId: string): Promise<AttemptsBefore> {
  const { rows } = await sql<AttemptsBefore>`
    select coalesce((select json_agg(guide_id order by attempt) from assignment where lead_id = l.id), '[]') as "triedGuideIds",
           exists (select 1 from decision where lead_id = l.id and mode = 'hold') as "wasHeld",
           coalesce((select hash from decision where lead_id = l.id order by attempt desc limit 1), '') as "prevHash",
           (select guide_id from binding where member_id = l.member_id and ends_at is null) as "ownerGuideId"
      from lead l where l.id = ${leadId}`.execute(db)
  return rows[0]!
}

/** Offers that ran out, oldest first. No lock: each is locked on its own when it is dealt with. */
export async function dueOffers(db: Db, brandId: string, now: Date, rows: number) {
  return db
    .selectFrom('assignment')
    .select(['id', 'lead_id as leadId', 'guide_id as guideId'])
    .where('brand_id', '=', brandId)
    .where('state', '=', 'offered')
    .where('accept_by', '<=', now)
    .orderBy('accept_by')
    .orderBy('id')
    .limit(rows)
    .execute()
}

/** Leads that nobody holds and whose time to be tried again has come, longest due first, tried fewer than `attemptsMax` times. */
export async function poolLeads(db: Db, query: { brandId: string; attemptsMax: number; now: Date; rows: number }) {
  return db
    .selectFrom('lead')
    .select('id')
    .where('brand_id', '=', query.brandId)
    .where('state', '=', 'pooled')
    .where('attempts', '<', query.attemptsMax)
    .where('retry_at', '<=', query.now)
    .orderBy('retry_at')
    .orderBy('id')
    .limit(query.rows)
    .execute()
}

/**
 * What a guide has in hand, in the states asked for, locked with its leads, in lead order: whoever moves several leads holds them all
 * before any guide's capacity, so that an accept of one of them is waited for and never waits in a ring.
 */
export async function lockLiveWorkOf(
  db: Db,
  brandId: string,
  guideId: string,
  states: readonly AssignmentState[] = ['offered', 'accepted', 'contacted'],
): Promise<{ assignmentId: string; leadId: string }[]> {
  return db
    .selectFrom('lead as l')
    .innerJoin('assignment as a', 'a.lead_id', 'l.id')
    .select(['a.id as assignmentId', 'a.lead_id as leadId'])
    .where('a.brand_id', '=', brandId)
    .where('a.guide_id', '=', guideId)
    .where('a.state', 'in', [...states])
    .orderBy('a.lead_id')
    .forUpdate()
    .execute()
}

/** Whether a staff member may see a lead: it is of the brand and of a store in their scope. */
export async function isLeadVisible(db: Db, brandId: string, stores: StoreScope, leadId: string): Promise<boolean> {
  let query = db.selectFrom('lead').select('id').where('brand_id', '=', brandId).where('id', '=', leadId)
  if (stores !== 'all') query = query.where('store_id', 'in', stores.length > 0 ? [...stores] : [''])
  return (await query.executeTakeFirst()) !== undefined
}
