import type { RoutingDecision, RoutingInput } from './route-lead'

/** Why a lead came to a guide, and how far it is from the store they have it for: read from the decision, not decided again. */
export function whyMe(
  guideId: string,
  stored: { decision: Pick<RoutingDecision, 'ranked'>; decisionInput: Pick<RoutingInput, 'stores'> },
): { whyMe: { code: string; points: number }[]; distanceM: number | null } {
  const own = stored.decision.ranked.find((candidate) => candidate.guideId === guideId)
  const store = stored.decisionInput.stores.find(({ id }) => id === own?.storeId)
  return {
    whyMe: (own?.terms ?? []).map(([code, points]) => ({ code, points })),
    distanceM: store?.distanceM ?? null,
  }
}
