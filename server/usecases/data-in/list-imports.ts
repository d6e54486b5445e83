import type { listImports as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { importCard, importKindsOf } from '../../flows/read-import'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listImports as listRows } from '../../modules/import/import-job.sql'

/** Imports of the kinds the caller may take in, newest first. */
export async function listImports(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const kinds = [...importKindsOf(ctx.caller)]
  const asked = kinds.filter((mine) => kind === undefined || mine === kind)
  const found = await listRows(ctx.db, { brandId: ctx.caller.brandId, kinds: asked, before: cursor, rows })
  return { imports: found.map(importCard), next: nextPage(found, rows, ({ id }) => id), kinds }
}
