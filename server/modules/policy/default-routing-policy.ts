import type { RoutingPolicy } from '../../../contract/routing-policy'

/** The routing policy a new brand starts with; HQ publishes its own versions over it. */
export const DEFAULT_ROUTING_POLICY: RoutingPolicy = {
  nearestStores: 4,
  withinKm: 50,
  points: {
    boundGuide: 400,
    sceneGuide: 300,
    sceneStore: 150,
    skillMatch: 60,
    hotGrade: 15,
    perKm: -20,
    fullOpenWork: -100,
    fullDay: -100,
  },
  hotScore: 70,
  sla: [
    { minScore: 70, acceptWithinMinutes: 5 },
    { minScore: 40, acceptWithinMinutes: 20 },
    { minScore: 0, acceptWithinMinutes: 60 },
  ],
  guideAttemptsMax: 3,
  fallback: ['store_manager', 'hq_pool'],
}
