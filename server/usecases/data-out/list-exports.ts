import type { listExports as endpoint } from '../../../contract/data-export'
import type { Input, Output } from '../../../contract/endpoint'
import { exportCard, exportKindsOf, seesAll } from '../../flows/read-export'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listExports as listRows } from '../../modules/export/export-job.sql'

/** Lists that were taken out, newest first: an administrator sees everybody's, others their own. */
export async function listExports(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { caller } = ctx
  const whose = seesAll(caller) ? {} : { createdBy: actorOf(caller) }
  const found = await listRows(ctx.db, { brandId: caller.brandId, ...whose, kind, before: cursor, rows })
  return { exports: found.map(exportCard), next: nextPage(found, rows, ({ id }) => id), kinds: exportKindsOf(caller) }
}
