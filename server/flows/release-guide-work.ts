import type { AssignmentState } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import { lockLiveWorkOf } from '../modules/routing/assignment.sql'
import { holdCapacityAround } from '../modules/routing/capacity.sql'
import { passLeadOn } from './pass-lead-on'

const IN_HAND: readonly AssignmentState[] = ['offered', 'accepted', 'contacted']
/** Nobody spoke to these shoppers yet. */
const WAITING: readonly AssignmentState[] = ['offered', 'accepted']

type Release = { brandId: string; guideId: string; reason: string; states: readonly AssignmentState[] }

/**
 * Takes back everything a guide has in hand — because they left or go on leave — and routes it again through the same
 * states as any other lead. Mark the guide unavailable first, or the lead may come back. Returns how many moved.
 */
export async function releaseGuideWork(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  guideId: string,
  reason: string,
): Promise<number> {
  return release(ctx, { brandId, guideId, reason, states: IN_HAND })
}

/** Takes back what waits for a guide who is off for a day; whom they reached already stays with them. Returns how many moved. */
export async function releaseWaitingWork(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  guideId: string,
): Promise<number> {
  return release(ctx, { brandId, guideId, reason: 'guide_day_off', states: WAITING })
}

async function release(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, what: Release): Promise<number> {
  const { brandId, guideId, states } = what
  const known = await lockLiveWorkOf(ctx.db, brandId, guideId, states)
  // A lead that is just being offered to the guide is waited for here, and seen by a second look.
  await holdCapacityAround(ctx.db, guideId)
  const moved = await moveAll(ctx, what, known)
  return moved + (await moveAll(ctx, what, await lockLiveWorkOf(ctx.db, brandId, guideId, states)))
}

async function moveAll(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  { brandId, guideId, reason }: Release,
  work: Awaited<ReturnType<typeof lockLiveWorkOf>>,
): Promise<number> {
  for (const { assignmentId, leadId } of work) {
    await passLeadOn(ctx, { brandId, assignmentId, leadId, guideId, to: 'taken_back', reason })
  }
  return work.length
}
