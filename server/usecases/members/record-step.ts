import type { Input, Output } from '../../../contract/endpoint'
import type { recordStep as endpoint } from '../../../contract/onboarding'
import { findOrCreatePerson } from '../../flows/find-person'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockMembers } from '../../modules/member/member.sql'
import { judgeStepEvent } from '../../modules/onboarding/next-onboarding-step'
import { appendStep, listSteps } from '../../modules/onboarding/onboarding-step.sql'

/**
 * What the screen did with the prompt `nextStep` gave it. That a person added their guide or joined the group is the
 * client's word, kept with proof `client`: WeCom does not tell us yet. Saying the same again changes nothing.
 * Throws `step_not_due` for a step the person has not come to, and for a prompt shown to somebody who said "later".
 */
export async function recordStep(
  ctx: Ctx<CallerOf<'shopper'>>,
  { step, event }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId, openid, unionid } = ctx.caller
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'organic' })
  const [member] = await lockMembers(db, [memberId])
  assert(member, 'A person just found exists')

  const way = { history: await listSteps(db, brandId, memberId), isMember: member.state === 'member' }
  const verdict = judgeStepEvent(way, { step, event, at: now })
  if (verdict === 'not_due') throw new AppError('step_not_due')
  if (verdict === 'known') return { step, event, isNew: false }
  const note = { id: ctx.newId('on'), brandId, memberId, step, event, proof: 'client' as const, at: now }
  return { step, event, isNew: await appendStep(db, note) }
}
