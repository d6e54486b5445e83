import type { listAudit as endpoint } from '../../../contract/audit'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as audits from '../../modules/audit/audit.sql'

/** Who changed what, newest first. */
export async function listAudit(
  ctx: Ctx<CallerOf<'ops'>>,
  { action, target, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const filter = {
    ...(action === undefined ? {} : { action }),
    ...(target === undefined ? {} : { target }),
    ...(cursor === undefined ? {} : { beforeId: cursor }),
  }
  const entries = await audits.listAudit(ctx.db, ctx.caller.brandId, filter, rows)
  return { entries, next: nextPage(entries, rows, (entry) => entry.id) }
}
