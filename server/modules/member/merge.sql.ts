import { sql } from 'kysely'
import { OPEN_LEAD_STATES } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import type { OpenLead } from './merge-leads'

/**
 * Marks a person as merged into another and keeps the chain flat: whoever had merged into them follows. Name and phone
 * leave the merged row, the survivor has them. The merge itself is written down for ever.
 */
export async function markMerged(
  db: Db,
  merge: { brandId: string; fromId: string; intoId: string; reason: string; actor: string; at: Date },
): Promise<void> {
  await db
    .updateTable('member')
    .set({ state: 'merged', merged_into: merge.intoId, display_name: null, phone_cipher: null, phone_masked: null })
    .where((eb) => eb.or([eb('id', '=', merge.fromId), eb('merged_into', '=', merge.fromId)]))
    .execute()
  await db
    .insertInto('member_merge')
    .values({
      brand_id: merge.brandId,
      from_member_id: merge.fromId,
      into_member_id: merge.intoId,
      reason: merge.reason,
      actor: merge.actor,
      at: merge.at,
    })
    .execute()
}

/** Who said no to being served by what they look at has said it for whomever they turn out to be. */
export async function adoptRefusal(db: Db, intoId: string, fromId: string): Promise<void> {
  await sql`update member set is_personalised = false
             where id = ${intoId} and not (select is_personalised from member where id = ${fromId})`.execute(db)
}

/** What the merged person left open to the survivor: a name, where the survivor has none. */
export async function adoptName(db: Db, intoId: string, displayName: string | null): Promise<void> {
  if (displayName === null) return
  await db
    .updateTable('member')
    .set({ display_name: displayName })
    .where('id', '=', intoId)
    .where('display_name', 'is', null)
    .execute()
}

/**
 * Moves the live binding of a merged person to the survivor. When the survivor is bound already, theirs stays and the
 * other ends; answers the guides who lost a member by it.
 */
export async function mergeBindings(db: Db, fromId: string, intoId: string, at: Date): Promise<string[]> {
  const ended = await sql<{ guideId: string }>`
    update binding set ends_at = greatest(starts_at, ${at}::timestamptz), end_reason = 'merged'
     where member_id = ${fromId} and ends_at is null
       and exists (select 1 from binding kept where kept.member_id = ${intoId} and kept.ends_at is null)
    returning guide_id as "guideId"`.execute(db)
  await db
    .updateTable('binding')
    .set({ member_id: intoId })
    .where('member_id', '=', fromId)
    .where('ends_at', 'is', null)
    .execute()
  return ended.rows.map((row) => row.guideId)
}

/** Open leads of people. */
export async function openLeadsOf(db: Db, memberIds: readonly string[]): Promise<OpenLead[]> {
  return openLeads(db, memberIds).execute()
}

/** The same, locked. */
export async function lockOpenLeads(db: Db, memberIds: readonly string[]): Promise<OpenLead[]> {
  return openLeads(db, memberIds).forUpdate().execute()
}

function openLeads(db: Db, memberIds: readonly string[]) {
  return db
    .selectFrom('lead')
    .select(['id as leadId', 'member_id as memberId', 'wish', 'state', 'arrived_at as arrivedAt'])
    .where('member_id', '=', sql<string>`any(${[...memberIds]}::text[])`)
    .where('state', 'in', [...OPEN_LEAD_STATES])
    .orderBy('id')
}

/**
 * Closes leads that joined another lead of the same person: the live assignment is taken back, its guide's place is
 * free again, and the lead that goes on counts what joined it.
 */
export async function joinLeads(db: Db, joins: readonly { leadId: string; into: string }[], at: Date): Promise<void> {
  if (joins.length === 0) return
  const pairs = sql`unnest(${joins.map((join) => join.leadId)}::text[], ${joins.map((join) => join.into)}::text[])`
  await sql`
    with taken as (
      update assignment a set state = 'taken_back', answer_reason = 'merged', ended_at = ${at}::timestamptz
        from ${pairs} as j (lead_id, into_id)
       where a.lead_id = j.lead_id and a.state in ('offered', 'accepted', 'contacted')
      returning a.guide_id),
    freed as (
      update guide_load l set open_used = greatest(0, l.open_used - t.times)
        from (select guide_id, count(*)::int as times from taken group by guide_id) t
       where l.guide_id = t.guide_id returning 1),
    joined as (
      update lead l set state = 'lost', closed_at = ${at}::timestamptz
        from ${pairs} as j (lead_id, into_id) where l.id = j.lead_id
      returning j.into_id, 1 + l.merged_count as weight)
    update lead l set merged_count = l.merged_count + s.weight
      from (select into_id, sum(weight)::int as weight from joined group by into_id) s where l.id = s.into_id`.execute(
    db,
  )
}

export async function moveLeads(db: Db, leadIds: readonly string[], intoId: string): Promise<void> {
  if (leadIds.length === 0) return
  await db
    .updateTable('lead')
    .set({ member_id: intoId })
    .where('id', '=', sql<string>`any(${[...leadIds]}::text[])`)
    .execute()
}
