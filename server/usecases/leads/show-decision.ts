import type { Input, Output } from '../../../contract/endpoint'
import type { showDecision as endpoint } from '../../../contract/lead-watch'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { policyOf } from '../../modules/policy/policy.sql'
import { listDecisions } from '../../modules/routing/decision.sql'
import { isReplayEqual } from '../../modules/routing/replay-decision'

/** Why one lead went where it went: every attempt with its candidates, reasons and outcome, replayed as it is shown. */
export async function showDecision(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const rows = await listDecisions(ctx.db, brandId, stores, input.leadId)
  if (rows.length === 0) throw new AppError('not_found')
  const attempts = []
  for (const row of rows) {
    const doc = await policyOf(ctx.db, brandId, 'routing', row.routingVersion)
    attempts.push({ ...row, isReplayed: isReplayEqual(row, doc) })
  }
  return { attempts }
}
