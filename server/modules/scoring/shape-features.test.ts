import * as fc from 'fast-check'
import { seededRandom } from '../../kernel/seeded-random'
import { binNumbers, chiSquare } from './bin-numbers'
import { indexBins, levelOf, numberOf } from './feature-bins'
import { shapeFeatures } from './shape-features'

const options = { rowsMin: 20, binsMax: 6, chiSquareMin: 5.02 }

test('a number is cut where the outcome changes', () => {
  const values = Array.from({ length: 400 }, (_, row) => row)
  const labels = values.map((value) => (value >= 200 ? Number(value % 2 === 0) : Number(value % 10 === 0)))
  const bins = binNumbers(values, labels, options)
  expect(bins).toHaveLength(2)
  expect(bins[1]!.from).toBe(200)
})

test('a number that says nothing is one bin', () => {
  const values = Array.from({ length: 400 }, (_, row) => row)
  expect(
    binNumbers(
      values,
      values.map((value) => value % 2),
      options,
    ),
  ).toEqual([{}])
})

test('bins join without gap, hold enough rows, and do not ask in which order rows came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0, 1)), { minLength: 40 }),
      (rows) => {
        const cut = (list: typeof rows) =>
          binNumbers(
            list.map(([v]) => v),
            list.map(([, l]) => l),
            options,
          )
        const bins = cut(rows)
        expect(cut([...rows].reverse())).toEqual(bins)
        expect(bins.length).toBeLessThanOrEqual(options.binsMax)
        bins.slice(1).forEach((bin, at) => {
          expect(bin.from).toBe(bins[at]!.to)
        })
        const find = indexBins({ kind: 'number', bins })
        const sizes = bins.map((_, at) => rows.filter(([value]) => find(value) === at).length)
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(options.rowsMin)
      },
    ),
    { seed: 8 },
  )
})

test('the chi-square of two groups is that of the textbook', () => {
  expect(chiSquare({ rows: 100, positives: 30 }, { rows: 100, positives: 20 })).toBeCloseTo(2.6667, 3)
  expect(chiSquare({ rows: 10, positives: 0 }, { rows: 20, positives: 0 })).toBe(0)
})

test('a rare level goes with the others, one never seen too, and nothing at all is missing', () => {
  const random = seededRandom(1)
  const rows = Array.from({ length: 200 }, (_, row) => ({
    features: { channel: row < 5 ? 'fax' : row < 100 ? 'scan' : row < 190 ? 'live' : null },
    label: random() < 0.5 ? (1 as const) : (0 as const),
  }))
  const [shape] = shapeFeatures(rows)
  expect(shape).toMatchObject({ name: 'channel', kind: 'text' })
  const find = indexBins(shape!)
  const other = shape!.bins.findIndex((bin) => bin.isOther)
  const missing = shape!.bins.findIndex((bin) => bin.isMissing)
  expect(shape!.bins[find('scan')]!.values).toEqual(['scan'])
  expect([find('fax'), find('smoke signal'), find(7)]).toEqual([other, other, other])
  expect([find(null), find(undefined), find('  '), find(Number.NaN)]).toEqual([missing, missing, missing, missing])
})

test('a binary search finds the bin that a look at every bin finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 9 }), fc.integer(), (given, value) => {
      const cuts = [...given].sort((one, other) => one - other)
      const bins = [...cuts, Number.NaN].map((cut, at) => ({
        ...(at > 0 && { from: cuts[at - 1]! }),
        ...(at < cuts.length && { to: cut }),
      }))
      const slow = bins.findIndex(({ from, to }) => (from ?? -Infinity) <= value && value < (to ?? Infinity))
      expect(indexBins({ kind: 'number', bins: [...bins, { isMissing: true }] })(value)).toBe(slow)
    }),
    { seed: 9 },
  )
})

test('values are read as people mean them', () => {
  expect([levelOf(' a '), levelOf(true), levelOf(3), levelOf('')]).toEqual(['a', 'true', '3', null])
  expect([numberOf('3.5'), numberOf(true), numberOf(''), numberOf('x'), numberOf(null)]).toEqual([
    3.5,
    1,
    null,
    null,
    null,
  ])
  expect(indexBins({ kind: 'number', bins: [{ to: 1 }, { from: 1 }, { isMissing: true }] })('2')).toBe(1)
  expect(indexBins({ kind: 'number', bins: [{ isMissing: true }] })(2)).toBe(0)
  expect(indexBins({ kind: 'text', bins: [] })('x')).toBe(-1)
})

test('wide data get fewer bins a feature, so that a fit stays quick', () => {
  const random = seededRandom(2)
  const rows = Array.from({ length: 3_000 }, () => ({
    features: Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}`, `v${Math.floor(random() * 60)}`])),
    label: random() < 0.5 ? (1 as const) : (0 as const),
  }))
  const total = shapeFeatures(rows).reduce((sum, { bins }) => sum + bins.length, 0)
  expect(total).toBeLessThanOrEqual(600)
  expect(total).toBeGreaterThan(60)
})
