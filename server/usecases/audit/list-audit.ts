import type { listAudit as endpoint } from '../../../contract/audit'
import { callText } from '../../../contract/call-text'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as audits from '../../modules/audit/audit.sql'

/** Who changed what, newest first. */
export async function listAudit(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...filter }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const entries = await audits.listAudit(ctx.db, ctx.caller.brandId, { ...filter, afterId: cursor }, rows)
  return {
    entries: entries.map((entry) => ({ ...entry, actionText: callText(entry.action) })),
    next: nextPage(entries, rows, (entry) => entry.id),
  }
}
