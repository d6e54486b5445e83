import { LeadModel } from '../../../contract/lead-model'
import { seededRandom } from '../../kernel/seeded-random'
import { checkModel, DEFAULT_MODEL_LIMITS } from './check-model'
import { compileModel } from './compile-model'
import { sigmoid } from './fit-logistic'
import { measureAuc, measureEce } from './measure-scores'
import type { TrainingRow } from './order-rows'
import { trainModel, whyUntrainable } from './train-model'

const CHANNEL_LOGIT: Record<string, number> = { appointment: 1.2, scan: 0.4, live: -0.5, email: -1.2 }
const start = Date.UTC(2026, 0, 1)

function drawRows(count: number, seed: number): TrainingRow[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, n): TrainingRow => {
    const channel = Object.keys(CHANNEL_LOGIT)[Math.floor(random() * 4)] as string
    const touches = Math.floor(random() * 6)
    const isMember = random() < 0.5
    const guide = Math.floor(random() * 20)
    const logit = -1.8 + CHANNEL_LOGIT[channel]! + 0.4 * Math.min(touches, 3) + (guide % 2 === 0 ? 0.5 : -0.5)
    return {
      // A member is known by a phone: two features that say the same.
      features: { channel, touches: random() < 0.9 ? touches : null, isMember, hasPhone: isMember, noise: random() },
      label: random() < sigmoid(logit + (isMember ? 0.6 : 0)) ? 1 : 0,
      guideId: `g${guide}`,
      storeId: `s${guide % 4}`,
      at: new Date(start + n * 3_600_000),
    }
  })
}
const job = { version: 'm1', target: 'won', windowDays: 30, seed: 1 }
const rows = drawRows(6_000, 1)
const model = trainModel({ ...job, rows, labels: { channel: '来源渠道' } })
const compiled = compileModel(model)

test('a trained model is a model as published, and nothing speaks against it', () => {
  expect(LeadModel.parse(JSON.parse(JSON.stringify(model)))).toEqual(model)
  expect(checkModel(model, null)).toEqual([])
  expect(model.trainedOn).toMatchObject({ rows: 6_000, from: new Date(start).toISOString() })
  expect(model.quality.holdoutRows).toBe(1_500)
})

test('it foretells leads it never saw, in order and in size', () => {
  const unseen = drawRows(6_000, 2)
  const labels = unseen.map(({ label }) => label)
  const p = unseen.map(({ features }) => compiled.scoreOf(features).p)
  expect(measureAuc(p, labels)).toBeGreaterThan(0.72)
  expect(Math.abs(measureAuc(p, labels) - model.quality.auc)).toBeLessThan(0.03)
  expect(measureEce(p, labels)).toBeLessThan(0.025)
})

test('who answers makes it foretell better, and a better guide adds', () => {
  const unseen = drawRows(6_000, 3)
  const labels = unseen.map(({ label }) => label)
  const alone = unseen.map(({ features }) => compiled.scoreOf(features).logit)
  const paired = unseen.map(({ guideId, storeId }, at) => alone[at]! + compiled.pairLogit(guideId!, storeId!))
  expect(measureAuc(paired, labels)).toBeGreaterThan(measureAuc(alone, labels) + 0.01)
  expect(measureEce(paired.map(compiled.calibrate), labels)).toBeLessThan(0.025)
  expect(compiled.pairLogit('g0', 's0')).toBeGreaterThan(compiled.pairLogit('g1', 's1'))
  expect(compiled.pairLogit('nobody', null)).toBe(0)
})

test('the order in which rows come changes nothing, another seed hardly anything', () => {
  const few = rows.slice(0, 900)
  const one = trainModel({ ...job, rows: few })
  expect(trainModel({ ...job, rows: [...few].reverse() })).toEqual(one)
  const other = trainModel({ ...job, rows: few, seed: 2 })
  expect(Math.abs(other.quality.auc - one.quality.auc)).toBeLessThan(0.05)
})

test('every term of a score is a row of the published table, and they add up to it', () => {
  const { logit, terms } = compiled.scoreOf({ channel: 'scan', touches: 2, isMember: true })
  const listed = terms.map(([name, bin]) => model.features.find((feature) => feature.name === name)!.bins[bin]!.logit)
  expect(terms.map(([, , points]) => points)).toEqual(listed)
  expect(model.intercept + listed.reduce((sum, points) => sum + points, 0)).toBeCloseTo(logit, 12)
})

test('the average lead adds nothing: the terms of a feature sum to zero over the leads it was trained on', () => {
  for (const { bins } of model.features) {
    const sum = bins.reduce((total, bin) => total + bin.rows * bin.logit, 0)
    expect(sum / model.trainedOn.rows).toBeCloseTo(0, 9)
  }
})

test('a lead of which nothing is known, or nothing the model knows, is scored without an error', () => {
  for (const features of [
    {},
    { channel: 'smoke signal', touches: 'many', unheard: 3 },
    { channel: null, touches: Number.NaN },
  ]) {
    const { p, score } = compiled.scoreOf(features)
    expect(p).toBeGreaterThan(0)
    expect(p).toBeLessThan(1)
    expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
  }
})

test('a score of 80 is better than about 80 % of past leads', () => {
  const scores = rows.map(({ features }) => compiled.scoreOf(features))
  for (const { score, logit } of scores.slice(0, 50)) {
    const below = scores.filter((other) => other.logit < logit - 1e-9).length / scores.length
    expect(Math.abs(score - below * 100)).toBeLessThanOrEqual(1.5)
  }
})

test('plain weights of evidence count two features that say the same twice, the scorecard counts them once', () => {
  const naive = trainModel({ ...job, rows, kind: 'woe' })
  expect(naive.kind).toBe('woe')
  const spread = (one: LeadModel, name: string) => {
    const bins = one.features.find((feature) => feature.name === name)!.bins
    return Math.max(...bins.map(({ logit }) => logit)) - Math.min(...bins.map(({ logit }) => logit))
  }
  const memberOf = (one: LeadModel) => spread(one, 'isMember') + spread(one, 'hasPhone')
  expect(memberOf(model)).toBeGreaterThan(0.4)
  expect(memberOf(model)).toBeLessThan(0.8)
  expect(memberOf(naive)).toBeGreaterThan(1.5 * memberOf(model))
})

test('the held-out rows are the latest: what changes at the end shows in the figures', () => {
  const turned = rows.map((row, n) => (n < 4_500 ? row : { ...row, label: (1 - row.label) as 0 | 1 }))
  const faults = checkModel(trainModel({ ...job, rows: turned }), model, DEFAULT_MODEL_LIMITS)
  expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['auc_low', 'auc_worse', 'ece_high']))
})

test('leads without a time are held out by chance', () => {
  const timeless = trainModel({ ...job, rows: rows.slice(0, 1_000).map((row) => ({ ...row, at: null })) })
  expect(timeless.trainedOn).toMatchObject({ from: null, to: null })
  expect(timeless.quality.holdoutRows).toBe(250)
})

test('rows nothing can be learned from are refused with the reason', () => {
  const one = (label: 0 | 1): TrainingRow => ({ features: { a: 1 }, label, at: null })
  expect(whyUntrainable([])).toBe('no_rows')
  expect(whyUntrainable(Array.from({ length: 100 }, () => one(1)))).toBe('one_class')
  expect(whyUntrainable([one(0), one(1)])).toBe('too_few_rows')
  expect(whyUntrainable(Array.from({ length: 100 }, (_, n) => one(n === 0 ? 1 : 0)))).toBe('too_few_of_class')
  expect(whyUntrainable(rows)).toBeNull()
  expect(() => trainModel({ ...job, rows: [] })).toThrow('no_rows')
})

test('features that say nothing leave a model without features, which is not published', () => {
  const random = seededRandom(4)
  const blind = Array.from(
    { length: 1_000 },
    (_, n): TrainingRow => ({
      features: { same: 'x' },
      label: random() < 0.3 ? 1 : 0,
      at: new Date(start + n),
    }),
  )
  const codes = checkModel(trainModel({ ...job, rows: blind }), null).map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['no_features', 'auc_low']))
})
