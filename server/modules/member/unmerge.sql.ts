import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { KeptMerge } from './merge-kept.sql'
import type { StandingThings, UnmergePlan } from './plan-unmerge'

/** What of the things a merge moved is still where it was moved to. */
export async function readStanding(db: Db, intoId: string, fromId: string, kept: KeptMerge): Promise<StandingThings> {
  const identities = sql`jsonb_to_recordset(${JSON.stringify(kept.identities)}::jsonb) as k (kind text, value text)`
  const { rows } = await sql<StandingThings>`
    select array(select i.kind || ':' || i.value from member_identity i join ${identities} on k.kind = i.kind and k.value = i.value
                  where i.member_id = ${intoId}) as identities,
           array(select id from lead where id = any(${kept.movedLeadIds}::text[]) and member_id = ${intoId} order by id) as "leadIds",
           array(select id from member_address where id = any(${kept.addresses.map(({ id }) => id)}::text[])
                    and member_id = ${intoId} order by id) as "addressIds",
           array(select id from member where id = any(${kept.earlierIds}::text[]) and merged_into = ${intoId} order by id) as "earlierIds",
           exists (select 1 from binding where id = ${kept.binding?.id ?? ''} and member_id = ${intoId} and ends_at is null) as "isBindingThere",
           exists (select 1 from guide g join guide_load l on l.guide_id = g.id
                    where g.id = ${kept.binding?.guideId ?? ''} and g.employment = 'active' and l.member_used < l.member_cap) as "hasRoom",
           (select count(*)::int from orders where member_id = ${intoId} and placed_at >= (
              select at from member_merge_kept where from_member_id = ${fromId})) as "ordersSince"`.execute(db)
  return rows[0]!
}

/** Puts the rows a plan names back to whom they were of. Both people are locked. */
export async function putBack(
  db: Db,
  { fromId, intoId, kept, plan }: { fromId: string; intoId: string; kept: KeptMerge; plan: UnmergePlan },
): Promise<void> {
  const { person, survivor } = kept
  await sql`
    update member set state = ${person.state}, merged_into = null, display_name = ${person.displayName},
           phone_cipher = ${plan.hasPhone ? person.phoneCipher : null}, phone_masked = ${plan.hasPhone ? person.phoneMasked : null}
     where id = ${fromId}`.execute(db)
  await sql`update member set merged_into = ${fromId} where id = any(${plan.earlierIds}::text[])`.execute(db)
  await sql`
    update member set
           display_name = case when ${survivor.displayName === null} and display_name is not distinct from ${person.displayName} then null else display_name end,
           phone_cipher = case when ${plan.isPhoneLent} then null else phone_cipher end,
           phone_masked = case when ${plan.isPhoneLent} then null else phone_masked end
     where id = ${intoId}`.execute(db)
  await sql`
    update member_identity set member_id = ${fromId}
     where member_id = ${intoId} and kind || ':' || value = any(${plan.identities}::text[])`.execute(db)
  await sql`update lead set member_id = ${fromId} where id = any(${plan.leadIds}::text[])`.execute(db)
  const defaults = kept.addresses.filter(({ isDefault }) => isDefault).map(({ id }) => id)
  await sql`
    update member_address set member_id = ${fromId}, is_default = id = any(${defaults}::text[])
     where id = any(${plan.addressIds}::text[])`.execute(db)
  if (plan.binding?.isMoved) {
    await sql`update binding set member_id = ${fromId} where id = ${plan.binding.id}`.execute(db)
  }
}

/** Writes a taken-back merge down for ever, and forgets what it kept. */
export async function recordUnmerge(
  db: Db,
  unmerge: {
    brandId: string
    fromId: string
    intoId: string
    mergedAt: Date
    reason: string
    actor: string
    outcome: unknown
    at: Date
  },
): Promise<void> {
  await db.deleteFrom('member_merge_kept').where('from_member_id', '=', unmerge.fromId).execute()
  await db
    .insertInto('member_unmerge')
    .values({
      brand_id: unmerge.brandId,
      from_member_id: unmerge.fromId,
      into_member_id: unmerge.intoId,
      merged_at: unmerge.mergedAt,
      reason: unmerge.reason,
      actor: unmerge.actor,
      outcome: JSON.stringify(unmerge.outcome),
      at: unmerge.at,
    })
    .execute()
}
