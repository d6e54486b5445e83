/** What a guide received and what was due by quota, both in leads; the quota may be a fraction. */
export type ReceivedLeads = { guideId: string; received: number; quota: number }

/**
 * Who is furthest from the quota, and by how many leads (positive: received too many); null without guides. Of two as far,
 * the smaller id is named.
 */
export function quotaDeviation(guides: readonly ReceivedLeads[]): { guideId: string; leads: number } | null {
  let furthest: { guideId: string; leads: number } | null = null
  for (const { guideId, received, quota } of guides) {
    const leads = received - quota
    const further = furthest === null ? 1 : Math.abs(leads) - Math.abs(furthest.leads)
    if (furthest === null || further > 0 || (further === 0 && guideId < furthest.guideId)) furthest = { guideId, leads }
  }
  return furthest
}
