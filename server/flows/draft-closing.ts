import type { SplitPolicy } from '../../contract/split-policy'
import type { Db } from '../kernel/ctx'
import { listVersions } from '../modules/policy/policy.sql'
import { readSplitPolicies, splitPolicyAt } from '../modules/policy/split-policy-at'
import { type Closing, closePeriod, type OpenLot } from '../modules/settlement/close-period'
import { openLots } from '../modules/settlement/settlement.sql'

export type DraftClosing = {
  version: number
  policy: SplitPolicy
  previousRoot: string
  lots: OpenLot[]
  closing: Closing
}

/** What closing a month now makes: the one computation, whether somebody looks at it or closes the month by it. */
export async function draftClosing(
  db: Db,
  brandId: string,
  period: { periodId: string; endsAt: Date; previousRoot: string },
): Promise<DraftClosing> {
  const { periodId, endsAt, previousRoot } = period
  const versions = readSplitPolicies(await listVersions(db, brandId, 'split'))
  const { version, policy } = splitPolicyAt(versions, endsAt)
  const lots = await openLots(db, brandId, periodId)
  const closing = closePeriod({ brandId, periodId, previousRoot, netMaxPpm: policy.netMaxPpm }, lots)
  return { version, policy, previousRoot, lots, closing }
}
