import type { Input, Output } from '../../../contract/endpoint'
import type { decideSuspicion as endpoint } from '../../../contract/suspicion'
import { noteChange } from '../../flows/note-change'
import { recountFigures } from '../../flows/recount-figures'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'
import { addStep, lockSuspicion } from '../../modules/suspicion/suspicion.sql'
import { isOwnSuspicion, mayDecide } from '../../modules/suspicion/suspicion-allows'

/** Headquarters isolates what a rule named, answers an appeal, or releases a record: by somebody who did not raise it. */
export async function decideSuspicion(
  ctx: Ctx<CallerOf<'ops'>>,
  { suspicionId, outcome, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId, stores } = caller
  const held = await lockSuspicion(db, brandId, stores, suspicionId)
  if (!held) throw new AppError('not_found')
  if (!mayDecide(held, outcome)) throw new AppError('suspicion_state')
  if (isOwnSuspicion(held, actorOf(caller))) throw new AppError('own_suspicion')

  await addStep(db, suspicionId, {
    kind: 'decided',
    state: outcome,
    actor: actorOf(caller),
    words: maskPhones(reason),
    at: now,
  })
  await recountFigures(ctx, brandId, [held])
  const { state: before, subjectId: target } = held
  const change = { before: { state: before }, after: { suspicionId, state: outcome } }
  await noteChange(ctx, { action: 'decideSuspicion', target, ...change, reason })
  return { suspicionId, state: outcome }
}
