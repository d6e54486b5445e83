import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { artefactsInForce } from '../modules/artefact/in-force.sql'
import { NO_PRICES, POINTS_MODEL } from '../modules/routing/day-zero'
import type { Artefacts } from '../modules/routing/decide'
import { openLibrary } from './read-artefacts'

/** What a draft is tried with, by version: kept with the work, so that all of it is done by the same. */
export type DraftVersions = { rules: number; model: string; prices: string }

/**
 * The versions a draft would decide with if it went live now: its own rules, and the model and prices in force. Refuses a
 * version the brand does not have.
 */
export async function draftVersions(
  ctx: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  version: number,
): Promise<DraftVersions> {
  const rules = await openLibrary(ctx.db, brandId).rulesOf(version)
  if (!rules) throw new AppError('rule_set_unknown', { version })
  const { model, prices } = await artefactsInForce(ctx.db, brandId, ctx.now)
  const scoresByModel = rules.doc.scoring === 'model' && model !== null
  return {
    rules: version,
    model: scoresByModel ? model.version : POINTS_MODEL,
    prices: prices?.version ?? NO_PRICES,
  }
}

/** The same, compiled; null when one of them is no longer there. */
export async function openDraft(
  ctx: Pick<Ctx, 'db'>,
  brandId: string,
  versions: DraftVersions,
): Promise<Artefacts | null> {
  return openLibrary(ctx.db, brandId).artefactsOf({ engine: '', ...versions })
}
