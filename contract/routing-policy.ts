import * as z from 'zod'

const Points = z.int().min(-1000).max(1000)

/** How a lead finds its store and guide: scope, points, time to answer, and what happens when nobody does. */
export const RoutingPolicy = z.strictObject({
  /** How many of the nearest stores join the scanned one, and how far away they may be. */
  nearestStores: z.int().min(1).max(10),
  withinKm: z.int().min(1).max(200),
  points: z.strictObject({
    boundGuide: Points,
    sceneGuide: Points,
    sceneStore: Points,
    skillMatch: Points,
    /** Per grade above 1, for leads at or above `hotScore` only: the best guides for the best leads. */
    hotGrade: Points,
    perKm: Points,
    /** At full open work; scaled by openUsed ÷ openCap. */
    fullOpenWork: Points,
    /** At a full day; scaled by dayUsed ÷ dayCap, so that equals take turns. */
    fullDay: Points,
  }),
  hotScore: z.int().min(0).max(100),
  /** First entry whose `minScore` the lead reaches decides the time to accept. Must end with minScore 0. */
  sla: z
    .array(z.strictObject({ minScore: z.int().min(0).max(100), acceptWithinMinutes: z.int().min(1).max(1440) }))
    .min(1)
    .max(10)
    .refine((steps) => steps.at(-1)?.minScore === 0, { error: '最后一档的分数下限必须为 0' }),
  /** Offers to guides before the store manager is asked. */
  guideAttemptsMax: z.int().min(1).max(5),
  fallback: z.array(z.enum(['store_manager', 'hq_pool'])).min(1),
})
export type RoutingPolicy = z.output<typeof RoutingPolicy>
