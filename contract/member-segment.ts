import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, ShortText } from './fields'
import { MemberFilters } from './member-desk'

/** A filter of the list of members under a name, with how many it found when somebody last counted. */
const SEGMENTS = { callers: ['ops' as const], roles: ['hq_admin', 'hq_ops'] as const, isBrandWide: true as const }
const SegmentId = z.string().min(3).max(60)
const Segment = z.object({
  segmentId: SegmentId,
  name: z.string(),
  /** As it is sent to `listMembers`. */
  filters: z.record(z.string(), z.unknown()),
  isBuiltIn: z.boolean(),
  size: z.int().nullable(),
  /** There are more than `size`: nobody counted further. */
  isCapped: z.boolean(),
  countedAt: z.date().nullable(),
  createdBy: z.string().nullable(),
})

export const listSegments = endpoint({
  name: 'listSegments',
  ...SEGMENTS,
  input: z.strictObject({}),
  output: z.object({ segments: z.array(Segment) }),
  errors: [],
})

export const saveSegment = endpoint({
  name: 'saveSegment',
  ...SEGMENTS,
  /** With `segmentId` it is changed, else made; it is counted at once. */
  input: z.strictObject({ segmentId: Id.optional(), name: ShortText.max(20), filters: MemberFilters }),
  output: Segment,
  errors: ['segment_exists', 'segment_full', 'not_found'],
})

export const refreshSegment = endpoint({
  name: 'refreshSegment',
  ...SEGMENTS,
  input: z.strictObject({ segmentId: SegmentId }),
  output: Segment,
  errors: ['not_found'],
})

export const removeSegment = endpoint({
  name: 'removeSegment',
  ...SEGMENTS,
  input: z.strictObject({ segmentId: Id }),
  output: z.object({ segmentId: Id }),
  errors: ['not_found'],
})
