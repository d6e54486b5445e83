import type { LeadModel, ModelBin } from '../../../contract/lead-model'
import type { ScoreTerm } from './compile-model'
import { nameBin, pointsOf, topReasons } from './explain-score'

const bin = (shape: Partial<ModelBin>): ModelBin => ({ ...shape, rows: 1, positives: 0, woe: 0, logit: 0 })
const model: Pick<LeadModel, 'features' | 'calibration'> = {
  calibration: { kind: 'none' },
  features: [
    {
      name: 'channel',
      label: '来源渠道',
      kind: 'text',
      bins: [bin({ values: ['appointment'] }), bin({ isOther: true })],
    },
    {
      name: 'touches',
      label: '近期互动',
      kind: 'number',
      bins: [bin({ to: 2 }), bin({ from: 2, to: 5 }), bin({ from: 5 })],
    },
    { name: 'distanceKm', kind: 'number', bins: [bin({}), bin({ isMissing: true })] },
  ],
}
const doubled = Math.LN2

test('twenty points double the odds', () => {
  expect(pointsOf(doubled, model)).toBeCloseTo(20, 12)
  expect(pointsOf(doubled, { calibration: { kind: 'platt', a: 0.5, b: 1 } })).toBeCloseTo(10, 12)
})

test('the terms that moved a score most are told first, in the words of the table', () => {
  const terms: ScoreTerm[] = [
    ['channel', 0, doubled],
    ['touches', 1, 2 * doubled],
    ['distanceKm', 1, -doubled / 2],
  ]
  const words = { channel: { appointment: '预约' } }
  expect(topReasons(terms, model, 3, words)).toEqual([
    { code: 'touches', points: 40, text: '近期互动：2 至 5（+40 分）' },
    { code: 'channel', points: 20, text: '来源渠道：预约（+20 分）' },
    { code: 'distanceKm', points: -10, text: 'distanceKm：未知（-10 分）' },
  ])
  // What speaks against is told too, even if two reasons for weigh more.
  expect(topReasons(terms, model, 2, words).map(({ points }) => points)).toEqual([40, -10])
  expect(topReasons(terms, model, 1).map(({ points }) => points)).toEqual([40])
})

test('what moved nothing is no reason, nor is what the model does not have', () => {
  expect(
    topReasons(
      [
        ['channel', 1, 0.001],
        ['gone', 0, 3],
        ['touches', -1, 3],
      ],
      model,
      5,
    ),
  ).toEqual([])
  expect(topReasons([], model, 3)).toEqual([])
})

test('bins are named as people say them', () => {
  expect(nameBin({ to: 2 })).toBe('低于 2')
  expect(nameBin({ from: 2.5 })).toBe('2.5 及以上')
  expect(nameBin({ from: 1 / 3, to: 5 })).toBe('0.333333 至 5')
  expect(nameBin({})).toBe('任意值')
  expect(nameBin({ isOther: true })).toBe('其他')
  expect(nameBin({ values: ['a', 'b', 'c', 'd'] }, { a: '甲' })).toBe('甲、b、c 等 4 项')
})
