import type { SuspicionRule, SuspicionSubject } from '../../../contract/suspicion-vocabulary'
import { groupBy } from '../../kernel/group-by'
import { DAY_MS, HOUR_MS, MINUTE_MS, shanghaiDay } from '../../kernel/shanghai-time'
import { fullestStretch } from './fullest-stretch'

export type AskFact = { leadId: string; memberId: string; atMs: number }
export type ScanFact = { code: string; memberId: string; atMs: number; leadIds: readonly string[] }
export type SaleFact = {
  orderId: string
  memberId: string | null
  storeId: string | null
  sellerGuideId: string | null
  /** The guide who is the payer. */
  selfGuideId: string | null
  paidAtMs: number
  /** When all that was paid had gone back; null while some of it is kept. */
  refundedAtMs: number | null
}
export type SuspectFacts = {
  asks: readonly AskFact[]
  scans: readonly ScanFact[]
  sales: readonly SaleFact[]
}
export type Suspect = {
  subjectKind: SuspicionSubject
  subjectId: string
  rule: Exclude<SuspicionRule, 'by_hand'>
  /** `isolated` where nothing honest looks like it; `pending` where a person has to look. */
  state: 'isolated' | 'pending'
  evidence: Record<string, number | string>
}

/** From when on something is looked at, and from when on it is out at once. Each with why it is not lower. */
export const SUSPECT_BOUNDS = {
  // Who furnishes a home asks for two or three things in a day; nobody is sincere about ten.
  asks: { withinMs: DAY_MS, look: 5, out: 10 },
  // A stand at a fair has a queue; a hundred phones in ten minutes is one every six seconds, and no queue is as quick.
  scans: { withinMs: 10 * MINUTE_MS, look: 30, out: 100, asksWithinMs: HOUR_MS },
  // One order sent back whole within three days is a change of mind. Three of one buyer within a month are not.
  buyerRefunds: { withinMs: 30 * DAY_MS, wholeWithinMs: 3 * DAY_MS, out: 3 },
  // A guide may have bad luck with strangers: somebody looks, nobody is judged.
  guideRefunds: { withinMs: 30 * DAY_MS, wholeWithinMs: 3 * DAY_MS, look: 5 },
  // Two at the till because something was forgotten happens; four of one buyer with one guide on one day share a limit.
  splits: { look: 4 },
} as const

type Rule = (facts: SuspectFacts) => Suspect[]

/** Every rule there is; one that is missing does not compile. */
const RULES: Record<Exclude<SuspicionRule, 'by_hand'>, Rule> = {
  many_asks: manyAsks,
  code_burst: codeBurst,
  own_sale: ownSale,
  buyer_refunds: buyerRefunds,
  guide_refunds: guideRefunds,
  split_orders: splitOrders,
}

/** Names the records that look made up, each by the rule that says so and the figures it saw; one rule names one once. */
export function findSuspects(facts: SuspectFacts): Suspect[] {
  return Object.values(RULES).flatMap((rule) => rule(facts))
}

/** All but the first wish of somebody who asked too often: the first may well have been meant. */
function manyAsks({ asks }: SuspectFacts): Suspect[] {
  const { withinMs, look, out } = SUSPECT_BOUNDS.asks
  return [...groupBy(asks, ({ memberId }) => memberId).values()].flatMap((own) => {
    const burst = fullestStretch(own, withinMs)
    if (burst.length < look) return []
    return burst.slice(1).map(({ leadId }) => ({
      subjectKind: 'lead' as const,
      subjectId: leadId,
      rule: 'many_asks' as const,
      state: stateOf(burst.length, out),
      evidence: { asks: burst.length, hours: withinMs / HOUR_MS, firstLeadId: burst[0]!.leadId },
    }))
  })
}

/** The leads of those who scanned a code while it was held before too many phones. */
function codeBurst({ scans }: SuspectFacts): Suspect[] {
  const { withinMs, look, out } = SUSPECT_BOUNDS.scans
  const found = [...groupBy(scans, ({ code }) => code)].flatMap(([code, of]) => {
    const burst = fullestStretch(firstOfEach(of), withinMs)
    if (burst.length < look) return []
    const evidence = { people: burst.length, minutes: withinMs / MINUTE_MS, code }
    const state = stateOf(burst.length, out)
    return burst.flatMap(({ leadIds }) => leadIds.map((subjectId) => ({ subjectId, state, evidence })))
  })
  const once = new Map(found.map((one) => [one.subjectId, one]))
  return [...once.values()].map((one) => ({ subjectKind: 'lead', rule: 'code_burst', ...one }))
}

/** One scan of each person: who scans twice is still one. */
function firstOfEach(scans: readonly ScanFact[]): ScanFact[] {
  return [...groupBy(scans, ({ memberId }) => memberId).values()].map((own) => own.toSorted(byTime)[0]!)
}

/** Orders a guide paid for and is named on as the one who sold. */
function ownSale({ sales }: SuspectFacts): Suspect[] {
  return sales
    .filter(({ selfGuideId, sellerGuideId }) => selfGuideId !== null && selfGuideId === sellerGuideId)
    .map(({ orderId, selfGuideId }) => ({
      subjectKind: 'order',
      subjectId: orderId,
      rule: 'own_sale',
      state: 'isolated',
      evidence: { guideId: selfGuideId! },
    }))
}

function buyerRefunds({ sales }: SuspectFacts): Suspect[] {
  const { withinMs, wholeWithinMs, out } = SUSPECT_BOUNDS.buyerRefunds
  return refundedTogether(sales, ({ memberId }) => memberId, { withinMs, wholeWithinMs, least: out }).map(
    ({ orderId, orders }) => ({
      subjectKind: 'order',
      subjectId: orderId,
      rule: 'buyer_refunds',
      state: 'isolated',
      evidence: { orders, days: withinMs / DAY_MS, hours: wholeWithinMs / HOUR_MS },
    }),
  )
}

function guideRefunds({ sales }: SuspectFacts): Suspect[] {
  const { withinMs, wholeWithinMs, look } = SUSPECT_BOUNDS.guideRefunds
  return refundedTogether(sales, ({ sellerGuideId }) => sellerGuideId, { withinMs, wholeWithinMs, least: look }).map(
    ({ orderId, orders, of }) => ({
      subjectKind: 'order',
      subjectId: orderId,
      rule: 'guide_refunds',
      state: 'pending',
      evidence: { orders, days: withinMs / DAY_MS, hours: wholeWithinMs / HOUR_MS, guideId: of },
    }),
  )
}

type Together = { withinMs: number; wholeWithinMs: number; least: number }

/** Orders that went back whole soon after payment, where one person has enough of them within a stretch of time. */
function refundedTogether(
  sales: readonly SaleFact[],
  whose: (sale: SaleFact) => string | null,
  { withinMs, wholeWithinMs, least }: Together,
): { orderId: string; orders: number; of: string }[] {
  const back = sales.filter(
    ({ paidAtMs, refundedAtMs }) => refundedAtMs !== null && refundedAtMs - paidAtMs <= wholeWithinMs,
  )
  const named = back.flatMap((sale) => {
    const of = whose(sale)
    return of === null ? [] : [{ orderId: sale.orderId, atMs: sale.paidAtMs, of }]
  })
  return [...groupBy(named, ({ of }) => of).values()].flatMap((own) => {
    const burst = fullestStretch(own, withinMs)
    return burst.length < least ? [] : burst.map(({ orderId, of }) => ({ orderId, of, orders: burst.length }))
  })
}

/** Orders of one buyer with one guide in one store on one day, where there are too many of them. */
function splitOrders({ sales }: SuspectFacts): Suspect[] {
  const placed = sales.filter(({ memberId, sellerGuideId }) => memberId !== null && sellerGuideId !== null)
  const day = ({ paidAtMs }: SaleFact) => shanghaiDay(new Date(paidAtMs))
  const groups = groupBy(placed, (sale) => [sale.memberId, sale.sellerGuideId, sale.storeId, day(sale)].join(' '))
  return [...groups.values()].flatMap((own) => {
    if (own.length < SUSPECT_BOUNDS.splits.look) return []
    return own.map((sale) => ({
      subjectKind: 'order' as const,
      subjectId: sale.orderId,
      rule: 'split_orders' as const,
      state: 'pending' as const,
      evidence: { orders: own.length, day: day(sale), guideId: sale.sellerGuideId! },
    }))
  })
}

const stateOf = (count: number, out: number) => (count >= out ? ('isolated' as const) : ('pending' as const))
const byTime = (a: { atMs: number }, b: { atMs: number }) => a.atMs - b.atMs
