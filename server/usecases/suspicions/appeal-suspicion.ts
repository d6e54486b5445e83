import type { Input, Output } from '../../../contract/endpoint'
import type { appealSuspicion as endpoint } from '../../../contract/suspicion'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'
import { addStep, lockSuspicion } from '../../modules/suspicion/suspicion.sql'
import { mayAppeal } from '../../modules/suspicion/suspicion-allows'

/** The store's manager says why a record is sound; it stays out of the figures until headquarters has answered. */
export async function appealSuspicion(
  ctx: Ctx<CallerOf<'ops'>>,
  { suspicionId, words }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const held = await lockSuspicion(db, caller.brandId, caller.stores, suspicionId)
  if (!held) throw new AppError('not_found')
  if (!mayAppeal(held)) throw new AppError('suspicion_state')

  await addStep(db, suspicionId, {
    kind: 'appealed',
    state: 'appealed',
    actor: actorOf(caller),
    words: maskPhones(words),
    at: now,
  })
  const { state: before, subjectId: target } = held
  const change = { before: { state: before }, after: { suspicionId, state: 'appealed' } }
  await noteChange(ctx, { action: 'appealSuspicion', target, ...change, reason: words })
  return { suspicionId }
}
