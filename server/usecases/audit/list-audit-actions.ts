import type { listAuditActions as endpoint } from '../../../contract/audit'
import { callText } from '../../../contract/call-text'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listActions } from '../../modules/audit/audit.sql'

/** The kinds of change on record, in words. */
export async function listAuditActions(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  _: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const actions = await listActions(db, caller.brandId)
  return { actions: actions.map((action) => ({ action, text: callText(action) })) }
}
