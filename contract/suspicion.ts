import * as z from 'zod'
import { STAFF_ROLES } from './access'
import { endpoint } from './endpoint'
import { Id, keysOf, LongText, Page } from './fields'
import {
  SUSPICION_RULE_TEXT,
  SUSPICION_STATE_TEXT,
  SUSPICION_STEP_TEXT,
  SUSPICION_SUBJECT_TEXT,
  type SuspicionRule,
  type SuspicionState,
  type SuspicionStep,
  type SuspicionSubject,
} from './suspicion-vocabulary'

/**
 * Records somebody doubts. While a doubt stands the record is out of the figures people learn from; it is answered and
 * paid like any other, because money is stopped by a dispute or a refund and never by a guess.
 */

/** Each state is counted up to here; there may be more. */
export const SUSPICION_COUNT_MAX = 1000
const State = z.enum(keysOf<SuspicionState>(SUSPICION_STATE_TEXT))
const Rule = z.enum(keysOf<SuspicionRule>(SUSPICION_RULE_TEXT))
const Subject = z.enum(keysOf<SuspicionSubject>(SUSPICION_SUBJECT_TEXT))

const Suspicion = z.object({
  suspicionId: z.string(),
  subjectKind: Subject,
  subjectId: z.string(),
  /** What the lead wishes for, or the number of the order. */
  subject: z.string(),
  person: z.string().nullable(),
  /** For whoever may look at members. */
  memberId: z.string().nullable(),
  storeName: z.string().nullable(),
  rule: Rule,
  /** The figures the rule saw; empty where a person said it in words. */
  evidence: z.record(z.string(), z.union([z.number(), z.string()])),
  state: State,
  /** Once HQ has answered an appeal it is final: no second one is heard. */
  isFinal: z.boolean(),
  raisedAt: z.date(),
  steps: z.array(
    z.object({
      kind: z.enum(keysOf<SuspicionStep>(SUSPICION_STEP_TEXT)),
      state: State,
      words: z.string().nullable(),
      actor: z.string(),
      /** Of a person; the timer has none. */
      actorName: z.string().nullable(),
      at: z.date(),
    }),
  ),
})

/** Staff of some stores see those about their stores' leads and orders. */
export const listSuspicions = endpoint({
  name: 'listSuspicions',
  callers: ['ops'],
  roles: STAFF_ROLES,
  input: z.strictObject({
    ...Page.shape,
    state: State.optional(),
    rule: Rule.optional(),
    /** Those about one lead or order. */
    subjectId: Id.optional(),
    /** That one. */
    suspicionId: Id.optional(),
  }),
  output: z.object({
    suspicions: z.array(Suspicion),
    counts: z.record(State, z.int().min(0).max(SUSPICION_COUNT_MAX)),
    next: z.string().nullable(),
  }),
  errors: [],
})

/** Somebody at headquarters doubts a record: it is out of the figures at once. */
export const raiseSuspicion = endpoint({
  name: 'raiseSuspicion',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  input: z.strictObject({ subjectKind: Subject, subjectId: Id, reason: LongText }),
  output: z.object({ suspicionId: z.string() }),
  errors: ['not_found', 'suspicion_open'],
})

/** The manager of the store says why the record is sound. Once for each: what HQ answers is final. */
export const appealSuspicion = endpoint({
  name: 'appealSuspicion',
  callers: ['ops'],
  roles: ['store_manager'],
  input: z.strictObject({ suspicionId: Id, words: LongText }),
  output: z.object({ suspicionId: z.string() }),
  errors: ['not_found', 'suspicion_state'],
})

/** Isolate or release. Nobody decides what they raised themselves. */
export const decideSuspicion = endpoint({
  name: 'decideSuspicion',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  input: z.strictObject({ suspicionId: Id, outcome: z.enum(['isolated', 'released']), reason: LongText }),
  output: z.object({ suspicionId: z.string(), state: State }),
  errors: ['not_found', 'suspicion_state', 'own_suspicion'],
})

/** Looks for records that look like made-up ones, and names each with what gave it away. */
export const nameSuspects = endpoint({
  name: 'nameSuspects',
  callers: ['clock'],
  input: z.strictObject({ rows: z.int().min(1).max(5000).default(1000) }),
  output: z.object({ named: z.int(), isolated: z.int() }),
  errors: [],
})
