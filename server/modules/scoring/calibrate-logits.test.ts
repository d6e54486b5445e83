import { seededRandom } from '../../kernel/seeded-random'
import { chooseCalibration, compileCalibration, fitIsotonic, fitPlatt } from './calibrate-logits'
import { sigmoid } from './fit-logistic'
import { measureEce } from './measure-scores'

function draw(rows: number, seed: number, truth: (logit: number) => number) {
  const random = seededRandom(seed)
  const logits = Float64Array.from({ length: rows }, () => random() * 6 - 4)
  return { logits, labels: Uint8Array.from(logits, (logit) => (random() < truth(logit) ? 1 : 0)) }
}

test('log-odds twice too bold are tamed by Platt, and the truth is found', () => {
  const { logits, labels } = draw(20_000, 1, (logit) => sigmoid(0.5 * logit + 0.3))
  const { a, b } = fitPlatt(logits, labels)
  expect(a).toBeCloseTo(0.5, 1)
  expect(b).toBeCloseTo(0.3, 1)
})

test('log-odds that are right as they are stay nearly as they are', () => {
  const { logits, labels } = draw(20_000, 2, sigmoid)
  const calibrate = compileCalibration(chooseCalibration(logits, labels))
  for (const logit of [-3, -1, 0, 1]) expect(calibrate(logit)).toBeCloseTo(sigmoid(logit), 1)
})

test('what no curve of Platt can bend right is made right by the isotonic line, on rows it has not seen', () => {
  const steps = (logit: number) => (logit < -2 ? 0.05 : logit < 0.5 ? 0.3 : 0.35 + (logit > 1.5 ? 0.5 : 0))
  const { logits, labels } = draw(20_000, 3, steps)
  const chosen = chooseCalibration(logits, labels)
  expect(chosen.kind).toBe('isotonic')
  const unseen = draw(20_000, 4, steps)
  expect(measureEce(unseen.logits.map(compileCalibration(chosen)), unseen.labels)).toBeLessThan(0.015)
  expect(measureEce(unseen.logits.map(compileCalibration(fitPlatt(logits, labels))), unseen.labels)).toBeGreaterThan(
    0.03,
  )
})

test('few rows never get the isotonic line', () => {
  const { logits, labels } = draw(500, 5, (logit) => (logit < 0 ? 0.1 : 0.8))
  expect(chooseCalibration(logits, labels).kind).not.toBe('isotonic')
})

test('a better score is never a smaller chance, and no chance is 0 or 1', () => {
  const { logits, labels } = draw(3_000, 6, (logit) => (logit < -3 ? 0 : logit > 1 ? 1 : 0.2))
  const calibrate = compileCalibration(fitIsotonic(logits, labels)!)
  const seen = Array.from({ length: 200 }, (_, step) => calibrate(-6 + step * 0.06))
  expect(seen.every((p, at) => p > 0 && p < 1 && (at === 0 || p >= seen[at - 1]!))).toBe(true)
})
