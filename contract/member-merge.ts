import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, ShortText } from './fields'
import {
  MERGE_REFUSAL_TEXT,
  MERGE_WARNING_TEXT,
  type MergeRefusal,
  type MergeWarning,
  UNMERGE_LEFT_TEXT,
  UNMERGE_REFUSAL_TEXT,
  UNMERGE_STEP_TEXT,
  type UnmergeLeft,
  type UnmergeRefusal,
  type UnmergeStep,
} from './member-vocabulary'

/** Two records of one person are put together by hand, and taken apart again. Always about the whole brand. */
const MERGES = { callers: ['ops' as const], roles: ['hq_admin', 'hq_ops'] as const, isBrandWide: true as const }

const MergeSide = z.object({
  memberId: Id,
  displayName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  hasWechat: z.boolean(),
  guideName: z.string().nullable(),
  openLeads: z.int(),
  orders: z.int(),
  paidFen: z.int(),
  touches: z.int(),
  consents: z.int(),
  addresses: z.int(),
  cartLines: z.int(),
})
const StepCount = z.object({ code: z.enum(keysOf<UnmergeStep>(UNMERGE_STEP_TEXT)), count: z.int() })
const LeftCount = z.object({ code: z.enum(keysOf<UnmergeLeft>(UNMERGE_LEFT_TEXT)), count: z.int() })

export const previewMerge = endpoint({
  name: 'previewMerge',
  ...MERGES,
  input: z.strictObject({ memberId: Id, otherId: Id }),
  output: z.object({
    refusal: z.enum(keysOf<MergeRefusal>(MERGE_REFUSAL_TEXT)).nullable(),
    /** Who stays, and who becomes part of them. */
    into: MergeSide,
    from: MergeSide,
    leadsMoving: z.int(),
    /** Leads with the same wish: the one that has come furthest goes on, so many close. */
    leadsJoining: z.int(),
    binding: z.enum(['none', 'stays', 'moves', 'ends']),
    warnings: z.array(z.enum(keysOf<MergeWarning>(MERGE_WARNING_TEXT))),
  }),
  errors: ['not_found'],
})

export const mergeMembers = endpoint({
  name: 'mergeMembers',
  ...MERGES,
  input: z.strictObject({ memberId: Id, otherId: Id, reason: ShortText }),
  output: z.object({ memberId: Id, leadsMoved: z.int(), leadsJoined: z.int() }),
  errors: ['not_found', 'merge_refused', 'member_changed'],
})

export const previewUnmerge = endpoint({
  name: 'previewUnmerge',
  ...MERGES,
  input: z.strictObject({ fromMemberId: Id }),
  output: z.object({
    refusal: z.enum(keysOf<UnmergeRefusal>(UNMERGE_REFUSAL_TEXT)).nullable(),
    intoMemberId: Id,
    mergedAt: z.date(),
    back: z.array(StepCount),
    left: z.array(LeftCount),
  }),
  errors: ['not_found', 'not_merged'],
})

export const unmergeMember = endpoint({
  name: 'unmergeMember',
  ...MERGES,
  input: z.strictObject({ fromMemberId: Id, reason: ShortText }),
  output: z.object({ memberId: Id, intoMemberId: Id, back: z.array(StepCount), left: z.array(LeftCount) }),
  errors: ['not_found', 'not_merged', 'unmerge_refused'],
})
