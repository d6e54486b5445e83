import type { Comparison, Condition } from '../../../contract/rule-condition'
import { RULE_FIELDS, type RuleField } from '../../../contract/rule-fields'
import type { RulePhase } from '../../../contract/rule-set'
import { isEmpty, narrow, type ValueSet, wholeOf } from './value-set'

/** A part of a condition that has to hold, or has not to. */
type Claim = { condition: Condition; holds: boolean }
type Left = ReadonlyMap<RuleField, ValueSet>

/** How many parts are looked at before a condition counts as possible: the answer stays on the safe side. */
const PARTS_MAX = 20_000
type Budget = { parts: number }

const ALL_FIELDS = Object.keys(RULE_FIELDS) as RuleField[]
const NAMED = ['lead.score', 'lead.channel', 'lead.wish', 'lead.tier', 'lead.attempt', 'lead.strongTouches']
const COUNTED = ['lead.ordersInYear', 'lead.spentYuanInYear']
const OF_GUIDE = /^guide[.](?!isSkilled|acceptRate7d|contactRate7d)/
/** Known of every lead and every moment, so that asking whether they are known is asking nothing. */
const ALWAYS_KNOWN: ReadonlySet<RuleField> = new Set(
  ALL_FIELDS.filter((field) => /^(ctx[.]|lead[.](is|has))/.test(field) || [...NAMED, ...COUNTED].includes(field)),
)
/** Where a guide is judged, what is always known of a guide too; a concierge has no store. */
const KNOWN_OF_GUIDE: ReadonlySet<RuleField> = new Set(
  ALL_FIELDS.filter((field) => ALWAYS_KNOWN.has(field) || OF_GUIDE.test(field)),
)

/** Whether a field can be read when rules of a phase are asked: stores and guides are chosen after scope and time. */
export function isKnownIn(phase: RulePhase, field: RuleField): boolean {
  return (phase !== 'scope' && phase !== 'sla') || !/^(store|guide)[.]/.test(field)
}

/**
 * Whether a condition can hold for any lead, store, guide and moment, judged field by field: `false` is certain, `true`
 * may be too kind (what two fields say of each other is not known here). `null` always holds.
 */
export function canHold(condition: Condition | null, phase: RulePhase = 'boost'): boolean {
  if (condition === null) return true
  const budget = { parts: PARTS_MAX }
  return isPossible([{ condition, holds: true }], new Map(), phase, budget)
}

/** Whether wherever `given` holds, `then` holds too: `true` is certain. */
export function implies(given: Condition | null, then: Condition | null, phase: RulePhase = 'boost'): boolean {
  if (then === null) return true
  const denied: Condition = { not: then }
  return !canHold(given === null ? denied : { all: [given, denied] }, phase)
}

function isPossible(claims: readonly Claim[], left: Left, phase: RulePhase, budget: Budget): boolean {
  const sorted = takeApart(claims, budget)
  if (budget.parts < 0) return true
  const narrowed = narrowAll(sorted.plain, left, phase)
  if (narrowed === null) return false
  const [first, ...rest] = sorted.branches
  if (!first) return true
  return first.some((claim) => isPossible([claim, ...rest.map(asClaim)], narrowed, phase, budget))
}

/** Branches that wait are claims again: one of their parts has to come true. */
const asClaim = (branch: readonly Claim[]): Claim => ({
  condition: { any: branch.map(({ condition, holds }) => (holds ? condition : { not: condition })) },
  holds: true,
})

/** Comparisons that all have to come true, and choices of which one has to. */
function takeApart(claims: readonly Claim[], budget: Budget): { plain: Claim[]; branches: Claim[][] } {
  const plain: Claim[] = []
  const branches: Claim[][] = []
  const waiting = [...claims]
  while (waiting.length > 0) {
    const { condition, holds } = waiting.pop()!
    budget.parts -= 1
    if ('not' in condition) waiting.push({ condition: condition.not, holds: !holds })
    else if ('f' in condition) plain.push({ condition, holds })
    else {
      const parts = 'all' in condition ? condition.all : condition.any
      const together = parts.map((part) => ({ condition: part, holds }))
      if ('all' in condition === holds || parts.length === 1) waiting.push(...together)
      else branches.push(together)
    }
  }
  return { plain, branches: branches.sort((a, b) => a.length - b.length) }
}

function narrowAll(plain: readonly Claim[], left: Left, phase: RulePhase): Left | null {
  const narrowed = new Map(left)
  const known = phase === 'scope' || phase === 'sla' ? ALWAYS_KNOWN : KNOWN_OF_GUIDE
  for (const { condition, holds } of plain) {
    const comparison = condition as Comparison
    const { f } = comparison
    const before = narrowed.get(f) ?? wholeOf(f, !known.has(f), isKnownIn(phase, f))
    const after = narrow(before, comparison, holds)
    if (isEmpty(f, after)) return null
    narrowed.set(f, after)
  }
  return narrowed
}
