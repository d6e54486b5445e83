import type { Input, Output } from '../../../contract/endpoint'
import type { showDecision as endpoint } from '../../../contract/lead-watch'
import { openLibrary } from '../../flows/read-artefacts'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listDecisions } from '../../modules/routing/decision.sql'
import { isReplayEqual, traceOf, versionsOf } from '../../modules/routing/replay-decision'
import { withinStores } from '../../modules/routing/within-stores'

/**
 * Why one lead went where it went: every attempt with its candidates, reasons and outcome, replayed as it is shown. Staff of
 * some stores are shown nothing of guides elsewhere.
 */
export async function showDecision(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const rows = await listDecisions(ctx.db, brandId, stores, input.leadId)
  if (rows.length === 0) throw new AppError('not_found')
  const library = openLibrary(ctx.db, brandId)
  const attempts: Output<typeof endpoint>['attempts'] = []
  let before = ''
  for (const { trace: _trace, ...row } of rows) {
    const stored = { ...row, trace: _trace }
    const versions = versionsOf(stored)
    const artefacts = versions && (await library.artefactsOf(versions))
    const whole = traceOf(stored)
    const read = whole && stores !== 'all' ? withinStores(whole, stores) : whole
    attempts.push({
      ...row,
      input: read?.input ?? row.input,
      output: read?.out ?? row.output,
      guideState: read?.state ?? null,
      final: read?.final ?? null,
      fallThrough: read ? read.final.fallThrough.map(([id, code]): [string, string] => [id, code]) : row.fallThrough,
      isReplayed: isReplayEqual(stored, artefacts),
      // What was decided before decisions were chained names none before it.
      isChained: row.prevHash === before || row.prevHash === '',
    })
    before = row.hash
  }
  return { attempts }
}
