import type { reassignOverdue as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import { eachOnItsOwn } from '../../flows/each-on-its-own'
import { routeAgain } from '../../flows/route-again'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { lockLead } from '../../modules/lead/lead.sql'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { dueOffers, endAssignment } from '../../modules/routing/assignment.sql'

type Due = { id: string; leadId: string; guideId: string }

/** Reads which offers have run out; each is then moved on in a transaction of its own by `moveOn`. */
export async function findOverdue(ctx: Ctx<CallerOf<'clock'>>, input: Input<typeof endpoint>): Promise<Due[]> {
  return dueOffers(ctx.db, ctx.caller.brandId, ctx.now, input.rows)
}

/**
 * Moves each lead on to the next guide. One transaction a lead: a guide who accepts at this moment either wins or
 * loses this one lead.
 */
export async function reassignOverdue(ctx: Ctx<CallerOf<'clock'>>, due: Due[]): Promise<Output<typeof endpoint>> {
  const counts = { expired: 0, offered: 0, pooled: 0 }
  const named = ({ leadId }: Due) => ({ leadId })
  for (const moved of await eachOnItsOwn(ctx, due, named, (db, offer) => moveOn({ ...ctx, db }, offer))) {
    if (!moved) continue
    counts.expired += 1
    counts[moved] += 1
  }
  return counts
}

async function moveOn(ctx: Ctx<CallerOf<'clock'>>, { id, leadId, guideId }: Due): Promise<'offered' | 'pooled' | null> {
  const { brandId } = ctx.caller
  await lockLead(ctx.db, brandId, leadId)
  const isExpired = await endAssignment(ctx.db, id, {
    from: ['offered'],
    to: 'expired',
    now: ctx.now,
    reason: 'timeout',
  })
  if (!isExpired) return null
  const placed = await routeAgain(ctx, brandId, leadId, guideId)
  const notice = { topic: 'lead_moved_on' as const, key: id, payload: { guideId, leadId } }
  await insertMany(ctx.db, 'outbox', [outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })])
  return placed?.offer ? 'offered' : 'pooled'
}
