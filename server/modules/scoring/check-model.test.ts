import { type LeadModel, MODEL_FAULT_TEXT, type ModelBin, type ModelFaultCode } from '../../../contract/lead-model'
import { checkModel, featureAuc } from './check-model'

const bin = (shape: Partial<ModelBin>, rows: number, positives: number, woe: number): ModelBin => ({
  ...shape,
  rows,
  positives,
  woe,
  logit: woe,
})

const good: LeadModel = {
  schema: 1,
  version: 'm1',
  kind: 'scorecard',
  target: 'won',
  windowDays: 30,
  trainedOn: { from: null, to: null, rows: 2_000, positives: 300 },
  intercept: -1.7,
  features: [
    {
      name: 'touches',
      kind: 'number',
      bins: [bin({ to: 3 }, 1_200, 120, -0.4), bin({ from: 3 }, 700, 160, 0.5), bin({ isMissing: true }, 100, 20, 0.3)],
    },
    {
      name: 'channel',
      kind: 'text',
      bins: [
        bin({ values: ['scan'] }, 1_000, 200, 0.4),
        bin({ isOther: true }, 900, 90, -0.4),
        bin({ isMissing: true }, 100, 10, -0.4),
      ],
    },
  ],
  calibration: { kind: 'platt', a: 1, b: 0 },
  guideTerms: { priorRows: 50, logits: { g1: 0.2 } },
  percentiles: Array.from({ length: 101 }, (_, percent) => percent / 50 - 3),
  quality: {
    auc: 0.7,
    brier: 0.12,
    ece: 0.02,
    psi: { touches: 0.01, channel: 0.05 },
    baseRate: 0.14,
    holdoutRows: 500,
    holdoutPositives: 70,
  },
}
const quality = (change: Partial<LeadModel['quality']>) => ({ ...good, quality: { ...good.quality, ...change } })
const trainedOn = (change: Partial<LeadModel['trainedOn']>) => ({
  ...good,
  trainedOn: { ...good.trainedOn, ...change },
})
const touches = (bins: ModelBin[]): LeadModel => ({
  ...good,
  features: [{ ...good.features[0]!, bins }, good.features[1]!],
})
const codesOf = (candidate: LeadModel, previous: LeadModel | null = null) =>
  checkModel(candidate, previous).map(({ code }) => code)

test('a sound model may be published, with or without one before it', () => {
  expect(checkModel(good, null)).toEqual([])
  expect(checkModel(good, good)).toEqual([])
})

/** One bad artefact for each reason: none of them ever publishes. */
const BAD: Record<ModelFaultCode, LeadModel> = {
  schema_invalid: { ...good, version: '' },
  not_finite: { ...good, intercept: Number.NaN },
  table_broken: touches([bin({ to: 3 }, 1_200, 120, -0.4), bin({ from: 4 }, 800, 180, 0.5)]),
  too_few_rows: {
    ...trainedOn({ rows: 400, positives: 60 }),
    features: [{ name: 'a', kind: 'number', bins: [bin({ to: 1 }, 200, 20, -0.2), bin({ from: 1 }, 200, 40, 0.2)] }],
  },
  too_few_positives: quality({ holdoutPositives: 9 }),
  no_features: { ...good, features: [] },
  single_bin: touches([bin({}, 2_000, 300, 0), bin({ isMissing: true }, 0, 0, 0)]),
  auc_low: quality({ auc: 0.54 }),
  auc_worse: quality({ auc: 0.67 }),
  auc_suspicious: quality({ auc: 0.98 }),
  feature_leaks: touches([bin({ to: 3 }, 1_700, 5, -4), bin({ from: 3 }, 300, 295, 4)]),
  ece_high: quality({ ece: 0.051 }),
  psi_high: quality({ psi: { touches: 0.22 } }),
  base_rate_off: quality({ baseRate: 0.07 }),
  calibration_inverted: { ...good, calibration: { kind: 'platt', a: -1, b: 0 } },
}

test.each(Object.entries(BAD))('a bad artefact never publishes: %s', (code, candidate) => {
  expect(codesOf(candidate, good)).toContain(code)
  expect(MODEL_FAULT_TEXT[code as ModelFaultCode]).toMatch(/\p{Script=Han}/u)
})

test('exactly at a limit a model still publishes', () => {
  expect(codesOf(quality({ auc: 0.68, ece: 0.05, psi: { touches: 0.2 } }), good)).toEqual([])
})

test('many bins of few rows may drift as far as chance alone drives them, few bins of many rows may not', () => {
  const level = (n: number) => bin({ values: [`v${n}`] }, n === 0 ? 60 : 10, n === 0 ? 20 : 1, n === 0 ? 0.5 : -0.5)
  const many = Array.from({ length: 95 }, (_, n) => level(n))
  const features: LeadModel['features'] = [{ name: 'campaign', kind: 'text', bins: many }]
  const small = { ...good, features, trainedOn: { ...good.trainedOn, rows: 1_000, positives: 114 } }
  const drifted = (psi: number) => ({ ...small, quality: { ...good.quality, psi: { campaign: psi } } })
  // 94 · (1/500 + 1/500) is 0.376 by chance.
  expect(codesOf(drifted(0.5))).not.toContain('psi_high')
  expect(codesOf(drifted(0.6))).toContain('psi_high')
})

test('a number hidden deep in the table must be finite too, and is named', () => {
  const bad = structuredClone(good)
  bad.features[1]!.bins[0]!.logit = Number.POSITIVE_INFINITY
  expect(checkModel(bad, null)).toEqual([{ code: 'not_finite', detail: 'features.1.bins.0.logit' }])
})

test('a model with more terms of guides than any brand has is no model', () => {
  const logits = Object.fromEntries(Array.from({ length: 50_001 }, (_, n) => [`g${n}`, 0.1]))
  expect(codesOf({ ...good, guideTerms: { priorRows: 50, logits } })).toEqual(['schema_invalid'])
})

test('a table that does not hold together is refused', () => {
  const plain = good.features[0]!.bins
  const tables: LeadModel[] = [
    // A level in two bins; counts that are not those of the training; more wins than leads; percentiles that fall.
    {
      ...good,
      features: [
        good.features[1]!,
        { ...good.features[1]!, name: 'twice', bins: [...good.features[1]!.bins, bin({ values: ['scan'] }, 0, 0, 0)] },
      ],
    },
    touches([plain[0]!, plain[1]!]),
    touches([{ ...plain[0]!, rows: 100, positives: 120 }, { ...plain[1]!, rows: 1_800 }, plain[2]!]),
    { ...good, percentiles: [...good.percentiles].reverse() },
    { ...good, features: [good.features[0]!, good.features[0]!] },
    { ...good, calibration: { kind: 'isotonic', xs: [0, 1], ys: [0.1, 0.2, 0.3] } },
  ]
  for (const table of tables) expect(codesOf(table)).toContain('table_broken')
  expect(codesOf({ ...good, calibration: { kind: 'isotonic', xs: [0, 1], ys: [0.3, 0.2] } })).toEqual([
    'calibration_inverted',
  ])
})

test('a brand whose leads are suddenly won twice as often as under the model before has a broken label, not a good month', () => {
  expect(codesOf(good, { ...good, trainedOn: { ...good.trainedOn, positives: 100 } })).toEqual(['base_rate_off'])
})

test('what a feature knows alone is the AUC of its bins', () => {
  expect(featureAuc({ bins: [bin({}, 10, 0, -1), bin({}, 10, 10, 1)] })).toBe(1)
  expect(featureAuc({ bins: [bin({}, 10, 5, 0), bin({}, 20, 10, 0)] })).toBe(0.5)
  expect(featureAuc({ bins: [bin({}, 100, 20, -1), bin({}, 100, 60, 1)] })).toBeCloseTo(
    (60 * 80 + (20 * 80 + 60 * 40) / 2) / (80 * 120),
    12,
  )
})
