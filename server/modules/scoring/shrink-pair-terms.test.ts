import { seededRandom } from '../../kernel/seeded-random'
import { logitOf, sigmoid } from './fit-logistic'
import { type AnsweredLead, PRIOR_ROWS_MAX, shrinkPairTerms } from './shrink-pair-terms'

/** Leads of guides whose true terms are given, each lead with log-odds of its own. */
function answered(terms: Record<string, number>, leadsEach: number, seed: number, lift: Record<string, number> = {}) {
  const random = seededRandom(seed)
  return Object.entries(terms).flatMap(([id, term]): AnsweredLead[] =>
    Array.from({ length: leadsEach }, () => {
      const logit = -1.5 + random() + (lift[id] ?? 0)
      return { id, logit, label: random() < sigmoid(logit + term) ? 1 : 0 }
    }),
  )
}
const alike = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`g${n}`, 0]))
const apart = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`g${n}`, n % 2 === 0 ? 0.6 : -0.6]))

test('guides who differ are told apart, by nearly what they truly differ', () => {
  const { priorRows, logits } = shrinkPairTerms(answered(apart, 400, 1))
  // τ² = 0.36 and p(1 − p) near 0.19: a guide weighs as much as the average after some 15 leads.
  expect(priorRows).toBeGreaterThan(8)
  expect(priorRows).toBeLessThan(30)
  for (const [id, term] of Object.entries(apart)) expect(Math.abs(logits.get(id)! - term)).toBeLessThan(0.45)
})

test('one lucky guide among many alike does not absorb the pool', () => {
  const lucky: AnsweredLead[] = Array.from({ length: 5 }, () => ({ id: 'lucky', logit: -2, label: 1 }))
  const { logits } = shrinkPairTerms([...answered(apart, 200, 2), ...lucky])
  const raw = logitOf(5.5 / 6) + 2
  expect(logits.get('lucky')!).toBeGreaterThan(0)
  expect(logits.get('lucky')!).toBeLessThan(raw / 2)
})

test('guides alike get at most a trace of a term', () => {
  const { priorRows, logits } = shrinkPairTerms(answered(alike, 200, 3))
  expect(priorRows).toBeGreaterThan(200)
  for (const term of logits.values()) expect(Math.abs(term)).toBeLessThan(0.25)
})

test('a guide who is given better leads is not the better guide for it', () => {
  const { logits } = shrinkPairTerms(answered({ ...apart, favoured: 0 }, 400, 4, { favoured: 2 }))
  expect(Math.abs(logits.get('favoured')!)).toBeLessThan(0.3)
})

test('with one guide, or none, nobody has a term', () => {
  expect(shrinkPairTerms([])).toEqual({ priorRows: PRIOR_ROWS_MAX, logits: new Map() })
  expect(shrinkPairTerms(answered({ only: 2 }, 50, 5)).logits.size).toBe(0)
})
