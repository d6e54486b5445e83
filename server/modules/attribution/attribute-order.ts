import type { AttributionRule, ReasonCode } from '../../../contract/reasons'
import type { SplitPolicy } from '../../../contract/split-policy'
import { DAY_MS } from '../../kernel/shanghai-time'
import { shareCredit } from './share-credit'

export type TouchFact = {
  id: string
  guideId: string
  storeId: string | null
  kind: string
  quality: number
  occurredAtMs: number
  receivedAtMs: number
}
export type BindingFact = {
  id: string
  guideId: string
  storeId: string
  sinceMs: number
  /** The guide's last touch that counts as activity, at or before payment. */
  lastActiveAtMs: number | null
}
/** Everything that was known when the order was attributed; kept with the result, so that it can be worked out again. */
export type OrderFacts = {
  paidAtMs: number
  touches: readonly TouchFact[]
  binding: BindingFact | null
  sellerGuideId: string | null
  storeId: string | null
  /** Those of the guides named here who were no longer employed when the order was paid. */
  leftGuideIds: readonly string[]
  /** The guide who is the payer. */
  selfGuideId: string | null
}

export type PathStep = {
  touchId: string | null
  guideId: string
  kind: string
  quality: number
  atMs: number
  code: ReasonCode
  creditPpm: number
}
export type Credit = { guideId: string; creditPpm: number }
export type BoundStanding = {
  guideId: string
  sinceMs: number
  idleDays: number
  /** How much of the bound guide's weight is kept; 0 when `code` says that nothing is due at all. */
  keepPpm: number
  code: Extract<ReasonCode, 'B01' | 'B04' | 'B05' | 'D01'>
}
export type Attribution = {
  outcome: 'attributed' | 'unknown'
  rule: AttributionRule
  path: PathStep[]
  /** Who brought the sale about, in ppm that add up to 1,000,000; empty when nobody can be named. */
  credits: Credit[]
  bound: BoundStanding | null
  storeId: string | null
}

/**
 * Decides who earned an order, from evidence only, and says of every touch why it counted or not.
 *
 * Touches count when they are of a guide, good enough, inside the window and before the payment; the seller named on
 * the order is the last of them. `unknown` is an answer: a sale nobody can be shown to have brought about is not given
 * to whoever happens to be bound. The order in which the facts are listed makes no difference.
 */
export function attributeOrder(facts: OrderFacts, policy: SplitPolicy): Attribution {
  const path = collapse(walk(facts, policy))
  const counted = path.filter(({ code }) => code === 'A11' || code === 'S01')
  const shares = shareCredit(counted.length, policy.attribution)
  for (const [index, step] of counted.entries()) step.creditPpm = shares[index]!

  const credits = new Map<string, number>()
  for (const { guideId, creditPpm } of counted) credits.set(guideId, (credits.get(guideId) ?? 0) + creditPpm)

  const bound = facts.binding ? boundStanding(facts.binding, facts, policy) : null
  const rule = ruleOf(counted, bound)
  return {
    outcome: rule === 'unknown' ? 'unknown' : 'attributed',
    rule,
    path,
    credits: [...credits]
      .map(([guideId, creditPpm]) => ({ guideId, creditPpm }))
      .filter(({ creditPpm }) => creditPpm > 0)
      .sort((a, b) => (a.guideId < b.guideId ? -1 : 1)),
    bound,
    storeId: facts.storeId ?? facts.binding?.storeId ?? lastStore(counted, facts.touches),
  }
}

/** Every touch in the order it happened, with the first reason that speaks against it. */
function walk(facts: OrderFacts, policy: SplitPolicy): PathStep[] {
  const { paidAtMs, selfGuideId, leftGuideIds, sellerGuideId } = facts
  const opensAtMs = paidAtMs - policy.windowDays * DAY_MS
  const reasonAgainst = (guideId: string): ReasonCode | null =>
    guideId === selfGuideId ? 'W04' : leftGuideIds.includes(guideId) ? 'W05' : null

  const steps = [...facts.touches].sort(inTime).map((touch): PathStep => {
    const isLate = touch.occurredAtMs > paidAtMs ? 'W07' : null
    const isEarly = touch.occurredAtMs < opensAtMs ? 'W01' : null
    const isWeak = touch.quality < policy.activity.minQuality ? 'W02' : null
    const code = isLate ?? reasonAgainst(touch.guideId) ?? isEarly ?? isWeak ?? 'A11'
    const { id, guideId, kind, quality, occurredAtMs } = touch
    return { touchId: id, guideId, kind, quality, atMs: occurredAtMs, code, creditPpm: 0 }
  })
  if (!sellerGuideId) return steps
  const code = reasonAgainst(sellerGuideId) ?? 'S01'
  const sale: PathStep = {
    touchId: null,
    guideId: sellerGuideId,
    kind: 'sale',
    quality: 3,
    atMs: paidAtMs,
    code,
    creditPpm: 0,
  }
  const afterPayment = steps.findIndex((step) => step.atMs > paidAtMs)
  return afterPayment < 0 ? [...steps, sale] : [...steps.slice(0, afterPayment), sale, ...steps.slice(afterPayment)]
}

/** Several touches in a row of one guide are one: writing ten messages does not push a colleague out. The last stands. */
function collapse(steps: PathStep[]): PathStep[] {
  let latest: PathStep | null = null
  for (const step of steps) {
    if (step.code !== 'A11' && step.code !== 'S01') continue
    if (latest?.guideId === step.guideId) latest.code = 'W03'
    latest = step
  }
  return steps
}

function boundStanding(binding: BindingFact, facts: OrderFacts, policy: SplitPolicy): BoundStanding {
  const { guideId, sinceMs } = binding
  const activeAtMs = Math.max(sinceMs, binding.lastActiveAtMs ?? sinceMs)
  const idleDays = Math.max(0, Math.floor((facts.paidAtMs - activeAtMs) / DAY_MS))
  const standing = { guideId, sinceMs, idleDays }
  if (guideId === facts.selfGuideId) return { ...standing, keepPpm: 0, code: 'B04' }
  if (facts.leftGuideIds.includes(guideId)) return { ...standing, keepPpm: 0, code: 'B05' }
  const step = policy.decay.steps.filter((candidate) => idleDays >= candidate.idleDays).at(-1)
  return step ? { ...standing, keepPpm: step.keepPpm, code: 'D01' } : { ...standing, keepPpm: 1_000_000, code: 'B01' }
}

function ruleOf(counted: readonly PathStep[], bound: BoundStanding | null): AttributionRule {
  if (counted.some(({ code }) => code === 'S01')) return 'seller'
  if (counted.length > 0) return 'touches'
  return bound && bound.keepPpm > 0 ? 'bound' : 'unknown'
}

function lastStore(counted: readonly PathStep[], touches: readonly TouchFact[]): string | null {
  const ids = counted.map(({ touchId }) => touchId)
  const withStore = touches.filter(({ id, storeId }) => storeId && ids.includes(id))
  return [...withStore].sort(inTime).at(-1)?.storeId ?? null
}

function inTime(a: TouchFact, b: TouchFact): number {
  return a.occurredAtMs - b.occurredAtMs || a.receivedAtMs - b.receivedAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
