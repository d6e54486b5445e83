import type { Input, Output } from '../../../contract/endpoint'
import type { showDecision as endpoint } from '../../../contract/lead-watch'
import { type ArtefactLibrary, openLibrary } from '../../flows/read-artefacts'
import { tellStanding } from '../../flows/tell-standing'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx, StoreScope } from '../../kernel/ctx'
import { nameGuidesAndStores } from '../../modules/backtest/name-places.sql'
import { nameActors } from '../../modules/lead/lead-story.sql'
import { type DecisionOfLead, listDecisions } from '../../modules/routing/decision.sql'
import { isReplayEqual, traceOf, versionsOf } from '../../modules/routing/replay-decision'
import { withinStores } from '../../modules/routing/within-stores'

type Attempt = Omit<Output<typeof endpoint>['attempts'][number], 'decidedByName' | 'isChained'>

/**
 * Why one lead went where it went: every attempt with its candidates, reasons and outcome, replayed as it is shown, and what
 * those in it are called. Staff of some stores are shown nothing of guides elsewhere.
 */
export async function showDecision(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const rows = await listDecisions(ctx.db, brandId, stores, input.leadId)
  if (rows.length === 0) throw new AppError('not_found')
  const library = openLibrary(ctx.db, brandId)
  const deciders = await nameActors(
    ctx.db,
    brandId,
    rows.flatMap(({ decidedBy }) => decidedBy ?? []),
  )
  const shown: Shown[] = []
  for (const row of rows) shown.push(await showAttempt(library, row, stores))
  const named = await nameGuidesAndStores(ctx.db, brandId, {
    guideIds: shown.flatMap(({ guideIds }) => guideIds),
    storeIds: shown.flatMap(({ storeIds }) => storeIds),
  })
  return {
    attempts: shown.map(({ attempt }, i) => ({
      ...attempt,
      // What was decided before decisions were chained names none before it.
      isChained: attempt.prevHash === (rows[i - 1]?.hash ?? '') || attempt.prevHash === '',
      decidedByName: attempt.decidedBy ? (deciders.get(attempt.decidedBy) ?? null) : null,
    })),
    guideNames: Object.fromEntries(named.guides),
    storeNames: Object.fromEntries(named.stores),
  }
}

/** An attempt as the caller may read it, and whom it speaks of. */
type Shown = { attempt: Attempt; guideIds: string[]; storeIds: string[] }

async function showAttempt(library: ArtefactLibrary, stored: DecisionOfLead, stores: StoreScope): Promise<Shown> {
  const { trace: _packed, storeId, guideId, ...row } = stored
  const versions = versionsOf(stored)
  const artefacts = versions && (await library.artefactsOf(versions))
  const whole = traceOf(stored)
  const read = whole && stores !== 'all' ? withinStores(whole, stores) : whole
  const isOwnStore = (id: string) => stores === 'all' || stores.includes(id)
  const isHere = storeId === null || isOwnStore(storeId)
  const standing = whole?.final.guideId ? await tellStanding(library, stored, whole.final.guideId) : null
  const rules = row.ruleVersion === null ? null : await library.rulesOf(row.ruleVersion)
  const handed = read || stores !== 'all' ? [] : rankedOf(stored.output)
  return {
    attempt: {
      ...row,
      guideName: isHere ? row.guideName : null,
      storeName: isHere ? row.storeName : null,
      input: read?.input ?? (stores === 'all' ? row.input : reasonOf(row.input)),
      output: read?.out ?? row.output,
      guideState: read?.state ?? null,
      final: read?.final ?? null,
      fallThrough: read ? read.final.fallThrough.map(([id, code]): [string, string] => [id, code]) : row.fallThrough,
      chosenBy: standing?.decidedBy ?? null,
      isReplayed: isReplayEqual(stored, artefacts),
      ruleNames: Object.fromEntries(rules?.doc.rules.map(({ id, name }) => [id, name]) ?? []),
    },
    guideIds: [...(read?.input.guides.map(({ id }) => id) ?? []), ...(isHere && guideId ? [guideId] : []), ...handed],
    storeIds: [...(read?.input.stores.map(({ id }) => id) ?? []), ...(storeId ? [storeId] : [])].filter(isOwnStore),
  }
}

/** Of what was decided by hand, why: from whom and at which store it was is told of one's own stores elsewhere. */
function reasonOf(input: unknown): unknown {
  const { reason } = input as { reason?: unknown }
  return { reason: typeof reason === 'string' ? reason : null }
}

/** Whom an engine before traces had ranked. */
function rankedOf(output: unknown): string[] {
  const { ranked } = output as { ranked?: { guideId?: string | null }[] }
  return Array.isArray(ranked) ? ranked.flatMap(({ guideId }) => guideId ?? []) : []
}
