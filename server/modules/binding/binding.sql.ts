import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type NewBinding = {
  id: string
  brandId: string
  memberId: string
  guideId: string
  storeId: string
  reason: string
  touchpointId: string | null
  startsAt: Date
}

/**
 * Binds a person to a guide unless they are bound already or the guide's stock of members is full; the guide's count
 * and the binding are one statement, so the cap holds whatever the number of callers. Returns whether it was made.
 */
export async function bindIfFree(db: Db, binding: NewBinding): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with counted as (
      update guide_load set member_used = member_used + 1
       where guide_id = ${binding.guideId} and member_used < member_cap
         and not exists (select 1 from binding where member_id = ${binding.memberId} and ends_at is null)
      returning guide_id)
    insert into binding (id, brand_id, member_id, guide_id, store_id, starts_at, reason, touchpoint_id)
    select ${binding.id}, ${binding.brandId}, ${binding.memberId}, guide_id, ${binding.storeId}, ${binding.startsAt}::timestamptz,
           ${binding.reason}, ${binding.touchpointId} from counted
    returning id`.execute(db)
  return rows.length > 0
}

export type LiveBinding = { id: string; guideId: string; storeId: string; since: Date; reason: string }

/** Whom a person is bound to now, and where. */
export async function liveBinding(db: Db, memberId: string): Promise<LiveBinding | null> {
  const row = await db
    .selectFrom('binding')
    .select(['id', 'guide_id as guideId', 'store_id as storeId', 'starts_at as since', 'reason'])
    .where('member_id', '=', memberId)
    .where('ends_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Ends one binding that is live; who moves the person's leads gives the guide's place back by `giveBackMember`, once the
 * capacity of everybody whose count moves is held.
 */
export async function closeBinding(db: Db, bindingId: string, endsAt: Date, reason: string): Promise<void> {
  await sql`update binding set ends_at = greatest(${endsAt}::timestamptz, starts_at), end_reason = ${reason}
             where id = ${bindingId} and ends_at is null`.execute(db)
}

/** Ends the live binding of a person, if any, and gives the guide's place back. */
export async function endBinding(db: Db, memberId: string, endsAt: Date, reason: string): Promise<void> {
  await sql`
    with ended as (
      update binding set ends_at = greatest(${endsAt}::timestamptz, starts_at), end_reason = ${reason}
       where member_id = ${memberId} and ends_at is null returning guide_id)
    update guide_load set member_used = greatest(member_used - 1, 0) where guide_id in (select guide_id from ended)`.execute(
    db,
  )
}

/**
 * Ends the live binding that accepting this assignment made, unless the guide has reached the person since; one that is
 * older than the lead, or has another reason, stays. Returns whether it ended one. The guide's place is given back by
 * `giveBackMember`, once the capacity of everybody whose count moves is held.
 */
export async function endAcceptedBinding(db: Db, assignmentId: string, endsAt: Date, reason: string): Promise<boolean> {
  const { rows } = await sql`
    update binding b set ends_at = greatest(${endsAt}::timestamptz, b.starts_at), end_reason = ${reason}
      from assignment a join touchpoint t
        on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
     where a.id = ${assignmentId} and b.touchpoint_id = t.id and b.reason = 'lead_accepted'
       and b.guide_id = a.guide_id and b.ends_at is null
       and not exists (select 1 from follow_up f join lead l on l.id = f.lead_id
                        where l.member_id = b.member_id and f.guide_id = b.guide_id and f.at >= b.starts_at)
    returning b.id`.execute(db)
  return rows.length > 0
}

/** Gives a guide the place of one member back. */
export async function giveBackMember(db: Db, guideId: string): Promise<void> {
  await sql`update guide_load set member_used = greatest(member_used - 1, 0) where guide_id = ${guideId}`.execute(db)
}

/** Whether a person is bound to this guide now. */
export async function isBoundTo(db: Db, memberId: string, guideId: string): Promise<boolean> {
  const row = await db
    .selectFrom('binding')
    .select('id')
    .where('member_id', '=', memberId)
    .where('guide_id', '=', guideId)
    .where('ends_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The bindings of a person, newest first. */
export async function bindingHistory(db: Db, brandId: string, memberId: string) {
  return db
    .selectFrom('binding as b')
    .innerJoin('guide as g', 'g.id', 'b.guide_id')
    .innerJoin('store as s', 's.id', 'b.store_id')
    .select([
      'b.id',
      'b.guide_id as guideId',
      'g.name as guideName',
      'b.store_id as storeId',
      's.name as storeName',
      'b.starts_at as startsAt',
      'b.ends_at as endsAt',
      'b.reason',
      'b.end_reason as endReason',
    ])
    .where('b.brand_id', '=', brandId)
    .where('b.member_id', '=', memberId)
    .orderBy('b.starts_at', 'desc')
    .execute()
}
