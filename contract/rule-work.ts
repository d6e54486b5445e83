import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, keysOf, LongText, ShortText } from './fields'
import { EFFECT_METRIC_TEXT, type EffectMetric } from './routing-vocabulary'
import { Change, RuleDoc as Doc, Finding, Sentence, RuleVersion as Version } from './rule-finding'
import { RULE_SET_STATUS_TEXT, type RuleSetStatus } from './vocabulary'

const READERS = ['hq_admin', 'hq_ops', 'finance'] as const
const AUTHORS = ['hq_admin', 'hq_ops'] as const

const Status = z.enum(keysOf<RuleSetStatus>(RULE_SET_STATUS_TEXT))
const Day = z.iso.date()

/** What the author expects of a version, read again on the day of its review. */
const Expected = z.strictObject({
  metric: z.enum(keysOf<EffectMetric>(EFFECT_METRIC_TEXT)),
  changePpm: z.int().min(-1_000_000).max(10_000_000),
})

const Listed = z.object({
  version: z.int(),
  parent: z.int().nullable(),
  status: Status,
  since: z.date(),
  /** When it is to go live, where that was agreed and is still to come. */
  liveFrom: z.date().nullable(),
  note: z.string(),
  expected: z.object({ metric: z.string(), changePpm: z.int() }).nullable(),
  reviewOn: z.string().nullable(),
  createdBy: z.string(),
  createdByName: z.string().nullable(),
  createdAt: z.date(),
})

const Event = z.object({
  status: Status,
  effectiveFrom: z.date(),
  actor: z.string(),
  actorName: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedByName: z.string().nullable(),
  reason: z.string(),
  at: z.date(),
})

export const checkRuleSet = endpoint({
  name: 'checkRuleSet',
  callers: ['ops'],
  roles: AUTHORS,
  isBrandWide: true,
  input: z.strictObject({
    doc: Doc,
    /** Tell also what it changes of this version. */
    comparedWith: Version.optional(),
  }),
  output: z.object({
    faults: z.array(Finding),
    warnings: z.array(Finding),
    /** Of a document that is not well-formed: of those rules that are. */
    sentences: z.array(Sentence),
    changes: z.array(Change),
  }),
  errors: ['rule_set_unknown'],
})

export const saveRuleSetDraft = endpoint({
  name: 'saveRuleSetDraft',
  callers: ['ops'],
  roles: AUTHORS,
  isBrandWide: true,
  input: z.strictObject({
    /** The version the draft was made from: what somebody else made of it meanwhile is never overwritten unseen. */
    parentVersion: Version,
    doc: Doc,
    note: ShortText,
    expected: Expected.nullable(),
    reviewOn: Day.nullable(),
  }),
  output: z.object({ version: z.int(), warnings: z.array(Finding), sentences: z.array(Sentence) }),
  errors: ['rule_set_invalid', 'rule_set_conflict', 'rule_set_unknown', 'review_day_past'],
})

export const listRuleSets = endpoint({
  name: 'listRuleSets',
  callers: ['ops'],
  roles: READERS,
  isBrandWide: true,
  input: z.strictObject({}),
  output: z.object({
    ruleSets: z.array(Listed),
    /** What `rollBackRuleSet` would put in force again now; null: nothing was before. */
    rollBackTo: z.int().nullable(),
  }),
  errors: [],
})

export const showRuleSet = endpoint({
  name: 'showRuleSet',
  callers: ['ops'],
  roles: READERS,
  isBrandWide: true,
  input: z.strictObject({ version: Version }),
  output: Listed.extend({
    doc: z.unknown(),
    sentences: z.array(Sentence),
    /** What was warned of when it was saved. */
    warnings: z.array(Finding),
    events: z.array(Event),
    /** Against the version it was made from. */
    changes: z.array(Change),
  }),
  errors: ['rule_set_unknown'],
})

export const diffRuleSets = endpoint({
  name: 'diffRuleSets',
  callers: ['ops'],
  roles: READERS,
  isBrandWide: true,
  input: z.strictObject({ from: Version, to: Version }),
  output: z.object({ changes: z.array(Change) }),
  errors: ['rule_set_unknown'],
})

export const startShadow = endpoint({
  name: 'startShadow',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({ version: Version, reason: LongText }),
  output: z.object({ status: Status }),
  errors: ['rule_set_unknown', 'rule_set_state', 'rule_set_busy', 'rule_set_invalid', 'pilot_running'],
})

export const retireRuleSet = endpoint({
  name: 'retireRuleSet',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({ version: Version, reason: LongText }),
  output: z.object({ status: Status }),
  errors: ['rule_set_unknown', 'rule_set_state', 'pilot_running'],
})

export const rollBackRuleSet = endpoint({
  name: 'rollBackRuleSet',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  /** `to` is what the caller was shown as `rollBackTo`: whoever goes back twice does not go back two versions. */
  input: z.strictObject({ to: Version, reason: LongText }),
  output: z.object({ from: z.int(), to: z.int() }),
  errors: ['nothing_before', 'roll_back_changed'],
})

export const requestApproval = endpoint({
  name: 'requestApproval',
  callers: ['ops'],
  roles: AUTHORS,
  isBrandWide: true,
  input: z.strictObject({ version: Version, effectiveFrom: Instant, note: LongText }),
  output: z.object({ approvalId: Id, warnings: z.array(Finding) }),
  errors: ['rule_set_unknown', 'rule_set_state', 'rule_set_invalid', 'approval_waiting', 'pilot_running'],
})
