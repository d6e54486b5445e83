import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { maskPhones } from '../kernel/log'
import { lockLead } from '../modules/lead/lead.sql'
import { isLeadVisible, liveAssignment } from '../modules/routing/assignment.sql'
import { noteChange } from './note-change'
import { passLeadOn } from './pass-lead-on'
import type { PlacedLead } from './placed-lead'
import { routeAgain } from './route-again'

/**
 * Takes a lead from whoever has it and lets the rules choose among those not asked yet, with an entry in the audit. Throws
 * `no_capacity` when somebody has it and nobody else could: then it must stay where it is, and the transaction is not kept.
 */
export async function moveByRules(ctx: Ctx<CallerOf<'ops'>>, leadId: string, why: string): Promise<PlacedLead> {
  const { brandId, stores } = ctx.caller
  const reason = maskPhones(why)
  if (!(await isLeadVisible(ctx.db, brandId, stores, leadId))) throw new AppError('not_found')
  const lead = await lockLead(ctx.db, brandId, leadId)
  if (!lead || lead.state === 'won' || lead.state === 'lost') throw new AppError('lead_not_open')
  const live = await liveAssignment(ctx.db, leadId)
  const placed = live
    ? (
        await passLeadOn(ctx, {
          brandId,
          assignmentId: live.id,
          leadId,
          guideId: live.guideId,
          to: 'taken_back',
          reason,
        })
      ).placed
    : await routeAgain(ctx, brandId, leadId)
  if (!placed) throw new AppError('lead_not_open')
  if (live && !placed.offer) throw new AppError('no_capacity')
  const [before, after] = [{ guideId: live?.guideId ?? null }, { guideId: placed.offer?.guideId ?? null, by: 'rules' }]
  await noteChange(ctx, { action: 'reassignLead', target: leadId, before, after, reason })
  return placed
}
