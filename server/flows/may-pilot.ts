import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { mayBecome } from '../modules/ruleset/rule-set-status'
import { readStandings } from './read-rule-set'

/** Refuses to try a version that decides everywhere already, or that was given up: a new one is made of it. */
export async function refuseUnlessPilotable(
  ctx: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  version: number,
): Promise<void> {
  const standing = (await readStandings(ctx, brandId)).of(version)
  if (standing.status === 'live') throw new AppError('pilot_pointless', { version })
  if (!mayBecome(standing, 'pilot')) throw new AppError('rule_set_state', { status: standing.status })
}
