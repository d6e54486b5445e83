import type { Caller } from '../../server/kernel/ctx'
import { MINUTE_MS } from '../../server/kernel/shanghai-time'
import { draw, pick } from './draw'
import { assignmentsOf, call, eachOf, holderOf, must, type Stage } from './stage'

/** How guides behave, as chances of 1. What is neither accepted nor declined is ignored until its time runs out. */
export type Mood = { acceptRate: number; declineRate: number; followUpRate: number }

export const USUAL_MOOD: Mood = { acceptRate: 0.74, declineRate: 0.08, followUpRate: 0.85 }
/** Managers and concierges answer for others; that they ignore a lead is rare. */
const DUTIFUL_MOOD: Mood = { acceptRate: 0.95, declineRate: 0.03, followUpRate: 0.9 }

/** The offers that wait for an answer. */
const openOffers = (stage: Stage) =>
  assignmentsOf(stage).select('a.accept_by as acceptBy').where('a.state', '=', 'offered').execute()
type OpenOffer = Awaited<ReturnType<typeof openOffers>>[number]

export type Answers = { accepted: number; declined: number; expired: number; followedUp: number }

/** However often leads move on in one evening, somebody holds them or they wait in the pool after this many rounds. */
const ROUNDS_MAX = 20

/**
 * Lets guides answer everything that is offered, round after round, until nothing waits: they accept, decline or let
 * the time run out by the seed's chances; the sweep moves on what nobody answered, exactly as the timer would.
 */
export async function answerOffers(stage: Stage, mood: Mood, width: number): Promise<Answers> {
  const answers: Answers = { accepted: 0, declined: 0, expired: 0, followedUp: 0 }
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const offers = await openOffers(stage)
    if (offers.length === 0) break
    await eachOf(offers, width, (offer) => answerOne(stage, mood, offer, answers))
    const ignored = await openOffers(stage)
    const lastDeadline = Math.max(0, ...ignored.map((offer) => offer.acceptBy.getTime()))
    if (lastDeadline === 0) continue
    const clock: Caller = { kind: 'clock', brandId: stage.brandId }
    const swept = await must<{ expired: number }>(
      call(stage, clock, 'reassignOverdue', { rows: 1000 }, new Date(lastDeadline)),
    )
    answers.expired += swept.expired
  }
  return answers
}

async function answerOne(stage: Stage, usual: Mood, offer: OpenOffer, answers: Answers): Promise<void> {
  const { assignmentId, leadId, guideId, role } = offer
  const mood = role === 'guide' ? usual : DUTIFUL_MOOD
  const chance = draw(stage.seed, leadId, guideId, 'answer')
  const guide = holderOf(stage, offer)
  const waitMs =
    (offer.acceptBy.getTime() - offer.offeredAt.getTime()) * draw(stage.seed, leadId, guideId, 'wait') * 0.9
  const at = new Date(offer.offeredAt.getTime() + Math.floor(waitMs))
  if (chance < mood.acceptRate) {
    // A lead that was handed on at this very moment may be gone: then somebody else has it.
    const reply = await call(stage, guide, 'acceptAssignment', { assignmentId }, at)
    if (!reply.ok) return
    answers.accepted += 1
    if (draw(stage.seed, leadId, guideId, 'follow') < mood.followUpRate) {
      const way = pick(['phone', 'wecom', 'store_visit'] as const, stage.seed, leadId, 'way')
      const note = pick(
        ['已电话联系，约周末到店', '已加企微，发送了产品资料', '到店看过样品，考虑中'],
        stage.seed,
        leadId,
        'note',
      )
      const followAt = new Date(at.getTime() + Math.floor((3 + draw(stage.seed, leadId, 'soon') * 120) * MINUTE_MS))
      await must(
        call(
          stage,
          guide,
          'logFollowUp',
          { assignmentId, way, note, idempotencyKey: `first-${assignmentId}` },
          followAt,
        ),
      )
      answers.followedUp += 1
    }
  } else if (chance < mood.acceptRate + mood.declineRate) {
    const reply = await call(stage, guide, 'declineAssignment', { assignmentId, reason: '正在接待其他顾客' }, at)
    if (reply.ok) answers.declined += 1
  }
}
