import type { withdrawArtefact as endpoint } from '../../../contract/artefact'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findVersion, versionInForce, withdrawVersion } from '../../modules/artefact/artefact-versions.sql'

/** Takes a version out of force, or keeps one from coming into it, at once; the one before it decides from the next lead on. */
export async function withdrawArtefact(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, version, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const isWithdrawn = await withdrawVersion(ctx.db, { brandId, kind, version, at: ctx.now, reason })
  if (!isWithdrawn) {
    const known = await findVersion(ctx.db, brandId, kind, version)
    throw new AppError(known ? 'artefact_not_in_force' : 'artefact_unknown')
  }
  const inForce = await versionInForce(ctx.db, brandId, kind, ctx.now)
  await noteChange(ctx, {
    action: 'withdrawArtefact',
    target: `${kind}:${version}`,
    before: version,
    after: inForce,
    reason,
  })
  return { inForce }
}
