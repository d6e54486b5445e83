import { type listArtefacts as endpoint, NIGHT_OUTCOME_TEXT } from '../../../contract/artefact'
import type { Input, Output } from '../../../contract/endpoint'
import { showVersion } from '../../flows/show-version'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listVersionsOf, versionInForce } from '../../modules/artefact/artefact-versions.sql'
import { lastNight } from '../../modules/nightly/nightly-run.sql'

/** A night makes one of each kind at most: what was in force within a season, and why something else was not. */
const VERSIONS_SHOWN = 100
const JOB_OF = { model: 'trainModel', prices: 'priceCapacity' } as const

/** The versions of a kind, newest first, with the one that decides now and how the last night ended. */
export async function listArtefacts(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const versions = await listVersionsOf(ctx.db, brandId, kind, VERSIONS_SHOWN)
  const inForce = await versionInForce(ctx.db, brandId, kind, ctx.now)
  const night = await lastNight(ctx.db, brandId, JOB_OF[kind])
  return {
    artefacts: versions.map((version) => showVersion(kind, version, inForce, ctx.now)),
    lastNight: night && { ...night, text: NIGHT_OUTCOME_TEXT[night.outcome] ?? night.outcome },
  }
}
