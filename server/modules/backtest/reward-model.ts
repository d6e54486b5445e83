import type { LoggedDecision } from './logged-decision'

/** What a model expects the lead to bring: with the guide who got it, with the draft's pick, with the live rule's pick. */
export type Prediction = { logged: number; draft: number; live: number }
/** Learns from some decisions and answers how to predict others. */
export type LearnRewards<Decision> = (training: readonly Decision[]) => (decision: Decision) => Prediction

/** A decision by the kind of lead and the kind of guide: a grade, a store, or the guide where there is data enough. */
export type GroupedDecision = LoggedDecision & {
  segment: string
  loggedGroup: string
  draftGroup: string
  liveGroup: string
}
/** A decision that carries the predictions of a model trained elsewhere, on other leads. */
export type PredictedDecision = LoggedDecision & { predicted: Prediction }

/** So many leads of the pair weigh as much as what is known of its segment and its group alone. */
const PRIOR_LEADS = 20

type Tally = { leads: number; sum: number }

/** The predictions the rows came with. */
export const predictionsOnRows: LearnRewards<PredictedDecision> = () => (decision) => decision.predicted

/**
 * Mean reward by segment and group, shrunk towards the mean of the segment plus what the group differs from all, each of
 * which is shrunk towards the whole (empirical Bayes with a fixed weight n / (n + 20)). An unknown pair answers its parents.
 */
export const shrunkMeans: LearnRewards<GroupedDecision> = (training) => {
  const all: Tally = { leads: 0, sum: 0 }
  const segments = new Map<string, Tally>()
  const groups = new Map<string, Tally>()
  const pairs = new Map<string, Map<string, Tally>>()
  for (const { segment, loggedGroup, reward } of training) {
    const ofSegment = pairs.get(segment) ?? new Map<string, Tally>()
    pairs.set(segment, ofSegment)
    for (const tally of [all, of(segments, segment), of(groups, loggedGroup), of(ofSegment, loggedGroup)]) {
      tally.leads += 1
      tally.sum += reward
    }
  }
  const mean = all.leads === 0 ? 0 : all.sum / all.leads
  const expected = (segment: string, group: string) => {
    const parent = shrunk(segments.get(segment), mean) + shrunk(groups.get(group), mean) - mean
    return shrunk(pairs.get(segment)?.get(group), parent)
  }
  return ({ segment, loggedGroup, draftGroup, liveGroup }) => {
    const logged = expected(segment, loggedGroup)
    const draft = draftGroup === loggedGroup ? logged : expected(segment, draftGroup)
    return { logged, draft, live: liveGroup === loggedGroup ? logged : expected(segment, liveGroup) }
  }
}

function of(tallies: Map<string, Tally>, key: string): Tally {
  const found = tallies.get(key)
  if (found !== undefined) return found
  const empty = { leads: 0, sum: 0 }
  tallies.set(key, empty)
  return empty
}

function shrunk(tally: Tally | undefined, parent: number): number {
  return tally === undefined ? parent : (tally.sum + PRIOR_LEADS * parent) / (tally.leads + PRIOR_LEADS)
}
