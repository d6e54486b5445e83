import type { Input, Output } from '../../../contract/endpoint'
import type { startShadow as endpoint } from '../../../contract/rule-work'
import { mayGoLive } from '../../flows/may-go-live'
import { moveRuleSet } from '../../flows/move-rule-set'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Lets a version decide beside the live one without counting, except where exploration goes toward it. One at a time. */
export async function startShadow(
  ctx: Ctx<CallerOf<'ops'>>,
  { version, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { status, standings } = await mayGoLive(ctx, version, 'shadow')
  const other = [...standings].find(([, standing]) => standing.status === 'shadow')
  if (other) throw new AppError('rule_set_busy', { version: other[0] })
  await moveRuleSet(ctx, { version, status: 'shadow', action: 'startShadow', reason, before: status })
  return { status: 'shadow' }
}
