import type { Input, Output } from '../../../contract/endpoint'
import type { ErrorCode } from '../../../contract/errors'
import type { reassignLeads as endpoint } from '../../../contract/lead-pool'
import type { MoveRefusal } from '../../../contract/reasons'
import { findReceiver, giveLead, type Receiver } from '../../flows/give-lead'
import { moveByRules } from '../../flows/move-by-rules'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'
import { nameGuidesAndStores } from '../../modules/backtest/name-places.sql'
import { liveAssignment } from '../../modules/routing/assignment.sql'

type OpsCtx = Ctx<CallerOf<'ops'>>
type Plan = Input<typeof endpoint> & { receiver: Receiver | null }
type Moved = Output<typeof endpoint>['leads'][number] & { guideId: string | null }

/** Checks whom the leads are to go to; they move after it, each by itself. */
export async function planReassign(ctx: OpsCtx, input: Input<typeof endpoint>): Promise<Plan> {
  return { ...input, receiver: input.to.kind === 'guide' ? await findReceiver(ctx, input.to.guideId) : null }
}

/**
 * Gives leads on one after the other, each in a transaction of its own and in the order they were chosen: what cannot move
 * says why, and the others do not wait behind it. Capacity is taken as by routing, so it holds whoever else gives leads.
 */
export async function reassignLeads(ctx: OpsCtx, plan: Plan): Promise<Output<typeof endpoint>> {
  const moved: Moved[] = []
  for (const leadId of plan.leadIds) moved.push(await moveOne(ctx, leadId, plan))
  const guideIds = moved.flatMap(({ guideId }) => guideId ?? [])
  const { guides } = await nameGuidesAndStores(ctx.db, ctx.caller.brandId, { guideIds, storeIds: [] })
  const count = (outcome: Moved['outcome']) => moved.filter((one) => one.outcome === outcome).length
  return {
    given: count('given'),
    pooled: count('pooled'),
    refused: count('refused'),
    leads: moved.map(({ guideId, ...one }) => ({ ...one, guideName: (guideId && guides.get(guideId)) ?? null })),
  }
}

const UNMOVED = { guideId: null, guideName: null, acceptBy: null }

async function moveOne(ctx: OpsCtx, leadId: string, { receiver, reason }: Plan): Promise<Moved> {
  try {
    return await inTransaction(ctx.db, async (db) => {
      const own = { ...ctx, db }
      if (receiver) {
        if ((await liveAssignment(db, leadId))?.guideId === receiver.id) throw new AlreadyTheirs()
        const { acceptBy } = await giveLead(own, leadId, receiver, reason)
        return { leadId, outcome: 'given', guideId: receiver.id, guideName: null, acceptBy, refusal: null }
      }
      const { offer } = await moveByRules(own, leadId, reason)
      if (!offer) return { ...UNMOVED, leadId, outcome: 'pooled', refusal: null }
      const { storeId, acceptBy } = offer
      // Who is limited to stores is not told who elsewhere the rules chose.
      const isSeen = ctx.caller.stores === 'all' || storeId === null || ctx.caller.stores.includes(storeId)
      const guideId = isSeen ? offer.guideId : null
      return { leadId, outcome: 'given', guideId, guideName: null, acceptBy, refusal: null }
    })
  } catch (error) {
    return { ...UNMOVED, leadId, outcome: 'refused', refusal: refusalOf(ctx, leadId, error, receiver) }
  }
}

class AlreadyTheirs extends Error {}

const REFUSAL_OF: Partial<Record<ErrorCode, MoveRefusal>> = {
  not_found: 'unknown',
  lead_not_open: 'over',
  lead_own: 'own',
  consent_missing: 'consent',
}

function refusalOf(ctx: OpsCtx, leadId: string, error: unknown, receiver: Receiver | null): MoveRefusal {
  if (error instanceof AlreadyTheirs) return 'theirs'
  if (error instanceof AppError) {
    if (error.code === 'no_capacity') return receiver ? 'full' : 'nobody'
    const refusal = REFUSAL_OF[error.code]
    if (refusal) return refusal
  }
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  ctx.log('error', 'item_failed', { requestId: ctx.requestId, leadId, error: cause })
  return 'failed'
}
