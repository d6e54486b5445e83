import { encodeRows } from './encode-rows'
import { sigmoid } from './fit-logistic'
import { fitScorecard, type ScorecardPull, scoreRows } from './fit-scorecard'
import { measureLogLoss } from './measure-scores'
import { dealFolds, type TrainingRow } from './order-rows'
import { shapeFeatures } from './shape-features'

const FOLDS = 5
/** From naive Bayes over one slope a feature to bins almost free. */
const PULLS: readonly ScorecardPull[] = [null, 1_000, 100, 30, 10, 3]
/** Choosing the pull needs no more rows than this; what is chosen is fitted on all of them. */
const CHOICE_ROWS_MAX = 20_000

/**
 * The log-odds of every row by a table that was made, bins and all, from the other four fifths of the rows: what the
 * model would have said of a lead it had not seen. By each pull asked for.
 */
export function crossFit(rows: readonly TrainingRow[], pulls: readonly ScorecardPull[]): Float64Array[] {
  const folds = dealFolds(
    rows.map(({ label }) => label),
    FOLDS,
  )
  const logits = pulls.map(() => new Float64Array(rows.length))
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = rows.filter((_, row) => folds[row] !== fold)
    const judged = rows.flatMap((_, row) => (folds[row] === fold ? [row] : []))
    const shapes = shapeFeatures(others)
    const made = encodeRows(others, shapes)
    const unseen = encodeRows(
      judged.map((row) => rows[row] as TrainingRow),
      shapes,
    )
    pulls.forEach((pull, choice) => {
      scoreRows(unseen, fitScorecard(made, shapes, pull)).forEach((logit, at) => {
        logits[choice]![judged[at] as number] = logit
      })
    })
  }
  return logits
}

/**
 * How freely bins may leave their weights of evidence on these rows: what foretells rows it was not made from best
 * (log loss). Few rows stay with naive Bayes, unless it `mustFit`; many let the bins go. `rows` in an order that says
 * nothing of the outcome.
 */
export function choosePull(rows: readonly TrainingRow[], mustFit = false): ScorecardPull {
  const pulls = PULLS.filter((pull) => pull !== null || !mustFit)
  const sample = rows.slice(0, CHOICE_ROWS_MAX)
  const labels = sample.map(({ label }) => label)
  const costs = crossFit(sample, pulls).map((logits) => measureLogLoss(logits.map(sigmoid), labels))
  return pulls[costs.indexOf(Math.min(...costs))] as ScorecardPull
}
