import type { Input, Output } from '../../../contract/endpoint'
import type { setupProgress as endpoint } from '../../../contract/setup'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { rulesInForce } from '../../modules/ruleset/rule-set.sql'
import { firstRoutedLead, newestCode, setupFacts } from '../../modules/setup/setup.sql'

/** The version every brand is founded with. */
const FOUNDING_VERSION = 1

/** How far a brand has come from nothing to its first lead, counted from what there is: nothing is remembered apart. */
export async function setupProgress(
  { db, caller, now }: Ctx<CallerOf<'ops'>>,
  _: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = caller
  const { hasWaitingApproval, hasDraft, ...counts } = await setupFacts(db, brandId, now)
  const { live } = await rulesInForce(db, brandId, now)
  assert(live, 'A brand is founded with rules')
  const { version } = live
  return {
    ...counts,
    rules: { version, isFounding: version === FOUNDING_VERSION, hasWaitingApproval, hasDraft },
    trialCode: await newestCode(db, brandId, now),
    firstRouted: await firstRoutedLead(db, brandId),
  }
}
