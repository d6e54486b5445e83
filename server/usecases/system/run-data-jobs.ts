import type { runDataJobs as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { stepExport } from '../../flows/step-export'
import { stepImport } from '../../flows/step-import'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { exportsToGoOn, findExport, sweepExports } from '../../modules/export/export-job.sql'
import { findImport, importsToGoOn } from '../../modules/import/import-job.sql'
import { sweepImports } from '../../modules/import/import-piece.sql'

/** What a file held is removed after so many days, whatever became of it. */
const KEPT_DAYS = 7

type ToDo = { imports: string[]; exports: string[]; steps: number; swept: number }

/** Removes what was kept long enough, and reads which files nobody works on; `goOnWithData` then does. */
export async function runDataJobs(ctx: Ctx<CallerOf<'clock'>>, { steps }: Input<typeof endpoint>): Promise<ToDo> {
  const { brandId } = ctx.caller
  const keptFrom = new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS)
  const swept =
    (await sweepImports(ctx.db, brandId, keptFrom, ctx.now)) + (await sweepExports(ctx.db, brandId, keptFrom))
  const imports = await importsToGoOn(ctx.db, brandId, ctx.now, steps)
  return { imports, exports: await exportsToGoOn(ctx.db, brandId, ctx.now, steps), steps, swept }
}

/** Takes up to so many steps, file after file; one that breaks is logged and does not keep the others waiting. */
export async function goOnWithData(ctx: Ctx<CallerOf<'clock'>>, todo: ToDo): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  let left = todo.steps
  const goOn = async (id: string, step: () => Promise<boolean>) => {
    try {
      while (left > 0 && (await step())) left -= 1
    } catch (error) {
      left -= 1
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
      ctx.log('error', 'item_failed', { requestId: ctx.requestId, dataJobId: id, error: cause })
    }
  }
  for (const id of todo.imports) {
    await goOn(id, async () => {
      const job = await findImport(ctx.db, brandId, id)
      return job !== undefined && stepImport(ctx, job)
    })
  }
  for (const id of todo.exports) {
    await goOn(id, async () => {
      const job = await findExport(ctx.db, brandId, id)
      return job !== undefined && stepExport(ctx, job)
    })
  }
  return { steps: todo.steps - left, swept: todo.swept }
}
