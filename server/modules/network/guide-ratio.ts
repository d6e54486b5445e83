/** One person serves 500 to 700 members: below there is room, above nobody is served well. */
export const MEMBERS_PER_GUIDE_GOOD = 500
export const MEMBERS_PER_GUIDE_MAX = 700

export type GuideRatio = {
  membersPerGuide: number | null
  verdict: 'room' | 'full' | 'over' | 'unstaffed'
  /** How many more guides bring the store back under the most a person can serve. */
  guidesMissing: number
}

/**
 * Whether a store has enough guides for its members: `room` below 500 a guide, `full` from 500 to 700, `over` above;
 * `unstaffed` has members and nobody. Members per guide are rounded up, so that 700.1 is over.
 */
export function guideRatio(store: { members: number; guides: number }): GuideRatio {
  const { members, guides } = store
  const guidesMissing = Math.max(0, Math.ceil(members / MEMBERS_PER_GUIDE_MAX) - guides)
  if (guides === 0) return { membersPerGuide: null, verdict: members > 0 ? 'unstaffed' : 'room', guidesMissing }
  const membersPerGuide = Math.ceil(members / guides)
  const verdict =
    membersPerGuide > MEMBERS_PER_GUIDE_MAX ? 'over' : membersPerGuide >= MEMBERS_PER_GUIDE_GOOD ? 'full' : 'room'
  return { membersPerGuide, verdict, guidesMissing }
}
