import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** What a rule set allows a guide at most, beside their own caps. */
export type RuleCaps = { dayCap: number; openCap: number }
export type Reserved = {
  /** The day the slot was counted on. */
  day: string
  /** Offers that wait for this guide until the shop opens; 0 when it is open. */
  waiting: number
}

/**
 * Takes one slot of a guide's day and of their open work, if both are free by their own caps and by the rules: one
 * conditional update, so whatever the number of callers the caps hold. The day rolls over in the same statement. When
 * the shop is dark until `opensAt`, it also counts who waits for that opening already.
 */
export async function reserveGuide(
  db: Db,
  guideId: string,
  at: { day: string; now: Date; caps: RuleCaps | null; opensAt: Date | null },
): Promise<Reserved | null> {
  const { day, now, caps, opensAt } = at
  const { rows } = await sql<Reserved>`
    update guide_load
       set day_used = case when day < ${day}::date then 1 else day_used + 1 end,
           day = greatest(day, ${day}::date),
           open_used = open_used + 1,
           last_assigned_at = greatest(last_assigned_at, ${now}::timestamptz)
     where guide_id = ${guideId} and is_taking
       and case when day < ${day}::date then 0 else day_used end < least(day_cap, ${caps?.dayCap ?? null}::int)
       and open_used < least(open_cap, ${caps?.openCap ?? null}::int)
       and exists (select 1 from guide g where g.id = guide_load.guide_id and g.employment = 'active')
    returning day, case when ${opensAt}::timestamptz is null then 0 else
      (select count(*)::int from assignment a
        where a.guide_id = guide_load.guide_id and a.state = 'offered' and a.accept_by > ${opensAt}::timestamptz) end as waiting`.execute(
    db,
  )
  return rows[0] ?? null
}

/**
 * Holds the capacity of guides whose slots move in this transaction, in id order: of two leads that change guides in
 * opposite directions at once one waits for the other, and neither waits for ever.
 */
export async function holdCapacity(db: Db, guideIds: readonly string[]): Promise<void> {
  await sql`select from guide_load where guide_id = any(${[...guideIds]}::text[]) order by guide_id for update`.execute(
    db,
  )
}

/**
 * Holds the capacity of a guide and of everybody at their stores, in id order: for work that moves many leads among
 * colleagues in one transaction.
 */
export async function holdCapacityAround(db: Db, guideId: string): Promise<void> {
  await sql`select from guide_load where guide_id = ${guideId} or guide_id in (
      select c.guide_id from guide_store own join guide_store c on c.store_id = own.store_id where own.guide_id = ${guideId})
    order by guide_id for update`.execute(db)
}

/** Gives back the open-work slot. The day's slot stays used: an offer received counts, so idling gains nothing. */
export async function releaseOpenWork(db: Db, guideId: string): Promise<void> {
  await sql`update guide_load set open_used = open_used - 1 where guide_id = ${guideId} and open_used > 0`.execute(db)
}
