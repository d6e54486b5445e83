import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { MANUAL_ENGINE } from './replay-decision'

/**
 * Takes an offer for its guide, and its lead with it, in one statement: only while it is offered and has not run out by
 * `now`. Of any number of callers, the sweep among them, exactly one sees `true`.
 */
export async function acceptOffer(
  db: Db,
  assignmentId: string,
  now: Date,
): Promise<{ wish: string; guideName: string } | null> {
  const { rows } = await sql<{ wish: string; guideName: string }>`
    with taken as (
      update assignment set state = 'accepted', answered_at = ${now}, answer_reason = null
       where id = ${assignmentId} and state = 'offered' and accept_by > ${now} returning lead_id, guide_id)
    update lead l set state = 'accepted' from taken t where l.id = t.lead_id
    returning l.wish, (select g.name from guide g where g.id = t.guide_id) as "guideName"`.execute(db)
  return rows[0] ?? null
}

export type HandedOn = { leadId: string; guideName: string; acceptBy: Date }

/**
 * What a guide's hand-over of an assignment led to: the next attempt of its lead, if this actor gave it to that guide by
 * hand. Null when it never happened.
 */
export async function findHandedOn(
  db: Db,
  handOver: { assignmentId: string; guideId: string; actor: string },
): Promise<HandedOn | null> {
  const { assignmentId, guideId, actor } = handOver
  const { rows } = await sql<HandedOn>`
    select n.lead_id as "leadId", g.name as "guideName", n.accept_by as "acceptBy"
      from assignment a join assignment n on n.lead_id = a.lead_id and n.attempt = a.attempt + 1
      join decision d on d.id = n.decision_id join guide g on g.id = n.guide_id
     where a.id = ${assignmentId} and a.state = 'taken_back' and n.guide_id = ${guideId}
       and d.engine_version = ${MANUAL_ENGINE} and coalesce(d.decided_by, d.input ->> 'decidedBy') = ${actor}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Which other guide has a lead now or won it, and since when: accepted, or passed on to them. Null when nobody else has it. */
export async function otherHolderOf(
  db: Db,
  leadId: string,
  guideId: string,
): Promise<{ guideName: string; since: Date } | null> {
  const row = await db
    .selectFrom('assignment as a')
    .innerJoin('guide as g', (join) => join.onRef('g.id', '=', 'a.guide_id').onRef('g.brand_id', '=', 'a.brand_id'))
    .select((eb) => ['g.name as guideName', eb.fn.coalesce('a.answered_at', 'a.offered_at').as('since')])
    .where('a.lead_id', '=', leadId)
    .where('a.guide_id', '<>', guideId)
    .where('a.state', 'in', ['offered', 'accepted', 'contacted', 'done'])
    .orderBy('a.attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether a lead is the wish of the person behind this guide's own account. */
export async function isOwnWish(db: Db, leadId: string, guideId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from lead l join guide g on g.brand_id = l.brand_id and g.id = ${guideId}
      join member_identity i on i.brand_id = g.brand_id and i.kind = 'openid' and i.value = g.openid
     where l.id = ${leadId} and i.member_id = l.member_id`.execute(db)
  return rows.length > 0
}

/** Writes down that the guide reached the shopper; `first_contact_at` is only ever set once. Both must be locked. */
export async function markContacted(db: Db, held: { id: string; leadId: string }, at: Date): Promise<void> {
  await sql`
    with reached as (update assignment set state = 'contacted' where id = ${held.id} and state = 'accepted')
    update lead set state = 'contacted', first_contact_at = coalesce(first_contact_at, ${at}::timestamptz)
     where id = ${held.leadId}`.execute(db)
}

/** Who is to answer a lead that waits for its guide or was just taken, and by when; null when nobody is. */
export async function promisedAnswer(
  db: Db,
  leadId: string,
): Promise<{ guideName: string; storeName: string | null; by: Date } | null> {
  const row = await db
    .selectFrom('assignment as a')
    .innerJoin('guide as g', 'g.id', 'a.guide_id')
    .leftJoin('store as s', 's.id', 'a.store_id')
    .select(['g.name as guideName', 's.name as storeName', 'a.accept_by as by'])
    .where('a.lead_id', '=', leadId)
    .where('a.state', 'in', ['offered', 'accepted'])
    .executeTakeFirst()
  return row ?? null
}
