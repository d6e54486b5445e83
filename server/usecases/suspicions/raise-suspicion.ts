import type { Input, Output } from '../../../contract/endpoint'
import type { raiseSuspicion as endpoint } from '../../../contract/suspicion'
import { noteChange } from '../../flows/note-change'
import { recountFigures } from '../../flows/recount-figures'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'
import { hasSubject, raiseSuspicions } from '../../modules/suspicion/suspicion.sql'

/** Headquarters doubts a lead or an order: it leaves the figures, and nothing else happens to it. */
export async function raiseSuspicion(
  ctx: Ctx<CallerOf<'ops'>>,
  { subjectKind, subjectId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId, stores } = caller
  if (!(await hasSubject(db, { brandId, stores, subjectKind, subjectId }))) throw new AppError('not_found')

  const id = ctx.newId('sp')
  const suspicion = { id, subjectKind, subjectId, rule: 'by_hand', state: 'isolated', evidence: {} } as const
  const raised = { brandId, actor: actorOf(caller), at: now, words: maskPhones(reason) }
  if ((await raiseSuspicions(db, [suspicion], raised)).length === 0) throw new AppError('suspicion_open')
  await recountFigures(ctx, brandId, [suspicion])
  await noteChange(ctx, {
    action: 'raiseSuspicion',
    target: subjectId,
    after: { suspicionId: id, state: 'isolated' },
    reason,
  })
  return { suspicionId: id }
}
