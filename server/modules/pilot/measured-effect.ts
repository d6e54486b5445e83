import { tQuantile } from './student-t'

/** Leads that arrived in a span and what they brought. */
export type Span = { leads: number; valueFen: number }
/** A store under the changed rule and the store it is compared with, each over a span before the change and one after. */
export type ComparedPair = { changed: { before: Span; after: Span }; control: { before: Span; after: Span } }

export type MeasuredEffect = {
  /** Pairs with leads in all four spans; the others say nothing. */
  pairs: number
  /** What the change did to the value of a lead, in fen, with its 95 % interval; null below two pairs. */
  perLeadFen: { value: number; low: number; high: number } | null
  /** The same over what a lead would have been worth without the change; null when that is nothing. */
  relative: { value: number; low: number; high: number } | null
}

/**
 * What a rule change did: how much more the value per lead moved in the changed stores than in their controls (difference in
 * differences, so that a season or a campaign that touches both is not counted). Pairs are weighted by the changed store's
 * leads after; they are the units of the interval, with Student's t for few (Donald and Lang 2007). It holds as far as both
 * stores of a pair would have moved alike.
 */
export function measuredEffect(compared: readonly ComparedPair[]): MeasuredEffect {
  const pairs = compared.filter(({ changed, control }) =>
    [changed.before, changed.after, control.before, control.after].every(({ leads }) => leads > 0),
  )
  const none = { pairs: pairs.length, perLeadFen: null, relative: null }
  if (pairs.length < 2) return none
  const weights = pairs.map(({ changed }) => changed.after.leads)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = (values: readonly number[]) => values.reduce((sum, value, at) => sum + value * weights[at]!, 0) / all
  const effects = pairs.map(({ changed, control }) => moved(changed) - moved(control))
  const value = mean(effects)
  const halfWidth = tQuantile(0.975, pairs.length - 1) * errorOf(effects, weights, value)
  const without = mean(pairs.map(({ changed }) => perLead(changed.after))) - value
  const over = (figure: number) => figure / without
  return {
    pairs: pairs.length,
    perLeadFen: { value, low: value - halfWidth, high: value + halfWidth },
    relative: without > 0 ? { value: over(value), low: over(value - halfWidth), high: over(value + halfWidth) } : null,
  }
}

function perLead({ valueFen, leads }: Span): number {
  return valueFen / leads
}

function moved({ before, after }: { before: Span; after: Span }): number {
  return perLead(after) - perLead(before)
}

/** Standard error of a weighted mean of independent values: √(n / (n − 1) Σ w² (x − mean)²) / Σw. */
function errorOf(values: readonly number[], weights: readonly number[], mean: number): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const spread = values.reduce((sum, value, at) => sum + (weights[at]! * (value - mean)) ** 2, 0)
  return Math.sqrt((values.length / (values.length - 1)) * spread) / all
}
