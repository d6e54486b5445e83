import { BUILT_IN_SEGMENT_TEXT, type BuiltInSegment } from '../../../contract/member-vocabulary'

/** What every brand's own segments begin with; the id of one that everybody has is `builtin:<key>`. */
export const BUILT_IN_PREFIX = 'builtin:'

const FILTERS: Record<BuiltInSegment, Record<string, unknown>> = {
  dormant: { hasOrdered: true, quietDays: 90 },
  unowned_value: { tiers: ['gold', 'black'], isBound: false },
  never_bought: { state: 'member', hasOrdered: false },
  silent_consent: { state: 'member', acceptsContact: false },
}

/** Segments that need nobody to make them: how they filter, in the order they are shown. */
export const BUILT_IN_SEGMENTS = (Object.keys(FILTERS) as BuiltInSegment[]).map((key) => ({
  segmentId: `${BUILT_IN_PREFIX}${key}`,
  name: BUILT_IN_SEGMENT_TEXT[key] as string,
  filters: FILTERS[key],
}))
