import { exploreChoice } from './explore-choice'
import { gateOf, leadOf, type Standings, standingsOf } from './fairness-gate'
import { fnv1a } from './fnv1a'
import type { Contender, RankedGuide, SelectContext, Selection, TieBreak } from './select-contender'
import { roundMicro, slotPriceYuan, utilitiesOf } from './utility'

/**
 * Chooses among eligible guides: utility, fairness gate, exploration, hold (routing stages 7–9). Pure, and the same for
 * every order of `contenders`, of which there is at least one and each guide stands once. Ties end with a larger shortfall,
 * then the longest without a lead, then a draw from `drawKey` and the guide, then the guide's id.
 *
 * `hold` means that nobody's value covers the price of their slot: the lead does better waiting. `ranked` then says who
 * would have got it.
 */
export function selectGuide(contenders: readonly Contender[], context: SelectContext): Selection
/**
 * The same, each entry made by `entryOf` from a contender's place in the list and what was found of them; `found` is lent
 * for the call, the next one overwrites it.
 */
export function selectGuide<Ranked extends RankedGuide>(
  contenders: readonly Contender[],
  context: SelectContext,
  entryOf: (at: number, found: RankedGuide) => Ranked,
): Selection<Ranked>
export function selectGuide<Ranked extends RankedGuide>(
  contenders: readonly Contender[],
  context: SelectContext,
  entryOf?: (at: number, found: RankedGuide) => Ranked,
): Selection {
  const standings = standingsOf(contenders, context.objective, context.elapsedShare)
  const { gated, isLifted } = gateOf(contenders, standings, context.leadThreshold)
  const utilities = utilitiesOf(contenders, standings, context)
  const ranking = new Ranking(contenders, utilities, gated, standings, context.drawKey)
  const ranked: RankedGuide[] = []
  const lent: RankedGuide = { guideId: '', u: 0.5, shortfall: 0.5, lead: 0.5, isGated: false, pi: 0 }
  for (const i of ranking.order)
    ranked.push(entryOf ? entryOf(i, ranking.entry(i, lent)) : ranking.entry(i, { ...lent }))
  const isHeld = context.mayHold && context.objective === 'value' && isWorthWaiting(contenders, gated, context)
  if (isHeld) return { ranked, mode: 'hold', isGateLifted: isLifted, tieBreak: null }
  const chosen = exploreChoice(ranked, context)
  if (chosen === 0) return { ranked, mode: 'argmax', isGateLifted: isLifted, tieBreak: ranking.tieBreak() }
  ranked.unshift(...ranked.splice(chosen, 1))
  return { ranked, mode: 'explore', isGateLifted: isLifted, tieBreak: null }
}

/** Whether no guide who may have the lead now is worth the slot it would take. */
function isWorthWaiting(contenders: readonly Contender[], gated: Uint8Array, context: SelectContext): boolean {
  for (let i = 0; i < contenders.length; i++) {
    const contender = contenders[i]!
    const isWorth = contender.valueYuan + contender.boostPoints >= slotPriceYuan(contender, context)
    if (gated[i] === 0 && isWorth) return false
  }
  return true
}

/** The order of preference: who is not gated first, then by utility, then by the tie-breaks. */
class Ranking {
  readonly order: Int32Array
  private readonly shortfalls: Float64Array
  /** Drawn only for those who tie. */
  private readonly draws: Float64Array

  constructor(
    private readonly contenders: readonly Contender[],
    private readonly utilities: Float64Array,
    private readonly gated: Uint8Array,
    private readonly standings: Standings,
    private readonly drawKey: string,
  ) {
    const { share, shareSum, usedSum } = standings
    this.shortfalls = new Float64Array(contenders.length)
    this.draws = new Float64Array(contenders.length).fill(-1)
    this.order = new Int32Array(contenders.length)
    for (let i = 0; i < contenders.length; i++) {
      this.shortfalls[i] = roundMicro((share[i]! * (usedSum + 1)) / shareSum - contenders[i]!.used)
    }
    this.sort()
  }

  /** By halving where each belongs: a few dozen are in order before the library's sort has begun. The order is strict. */
  private sort(): void {
    const { order } = this
    for (let i = 1; i < order.length; i++) {
      let low = 0
      let high = i
      while (low < high) {
        const middle = (low + high) >> 1
        if (this.compare(order[middle]!, i) < 0) low = middle + 1
        else high = middle
      }
      for (let at = i; at > low; at--) order[at] = order[at - 1]!
      order[low] = i
    }
  }

  private compare(a: number, b: number): number {
    return this.gated[a]! - this.gated[b]! || this.utilities[b]! - this.utilities[a]! || this.tied(a, b)
  }

  /** Writes what was found of a contender into `entry`, and answers it. */
  entry(i: number, entry: RankedGuide): RankedGuide {
    const { share, shareSum, usedSum } = this.standings
    const contender = this.contenders[i]!
    entry.guideId = contender.guideId
    entry.u = this.utilities[i]!
    entry.shortfall = this.shortfalls[i]!
    entry.lead = roundMicro(leadOf(contender, share[i]! * (usedSum / shareSum)))
    entry.isGated = this.gated[i] === 1
    return entry
  }

  tieBreak(): TieBreak | null {
    const [first, second] = this.order
    if (first === undefined || second === undefined || this.gated[first] !== this.gated[second]) return null
    if (this.utilities[first] !== this.utilities[second]) return null
    if (this.shortfalls[first] !== this.shortfalls[second]) return 'shortfall'
    if (this.lastAssigned(first) !== this.lastAssigned(second)) return 'leastRecent'
    return this.drawOf(first) === this.drawOf(second) ? 'guideId' : 'draw'
  }

  private tied(a: number, b: number): number {
    const byStanding = this.shortfalls[b]! - this.shortfalls[a]! || this.lastAssigned(a) - this.lastAssigned(b)
    if (byStanding !== 0) return byStanding
    const byDraw = this.drawOf(a) - this.drawOf(b)
    if (byDraw !== 0) return byDraw
    return this.contenders[a]!.guideId < this.contenders[b]!.guideId ? -1 : 1
  }

  private lastAssigned(i: number): number {
    return this.contenders[i]!.lastAssignedMs ?? -1
  }

  private drawOf(i: number): number {
    if (this.draws[i] === -1) this.draws[i] = fnv1a(`${this.drawKey}:${this.contenders[i]!.guideId}`)
    return this.draws[i]!
  }
}
