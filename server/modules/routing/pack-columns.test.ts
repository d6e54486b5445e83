import * as fc from 'fast-check'
import {
  packColumn,
  packFlags,
  packIds,
  packRate,
  unpackColumn,
  unpackFlags,
  unpackIds,
  unpackRate,
} from './pack-columns'

const SEED = 20_261_125
const kept = <Packed>(packed: Packed): Packed => JSON.parse(JSON.stringify(packed)) as Packed

test('a column that is the same for all is said once, and comes back for each', () => {
  expect(packColumn([7, 7, 7])).toBe(7)
  expect(unpackColumn(7, 3)).toEqual([7, 7, 7])
  expect(packFlags([true, true])).toBe(true)
  expect(packFlags([true, false, null])).toBe('10-')
})

test('columns, flags and ids come back as they were packed, whatever they hold', () => {
  const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.boolean())
  fc.assert(
    fc.property(fc.array(value), fc.array(fc.option(fc.boolean())), fc.array(fc.string()), (values, flags, ids) => {
      expect(unpackColumn(kept(packColumn(values)), values.length)).toEqual(values)
      expect(unpackFlags(kept(packFlags(flags)), flags.length)).toEqual(flags)
      expect(unpackIds(kept(packIds(ids)))).toEqual(ids)
    }),
    { numRuns: 300, seed: SEED },
  )
})

test('a rate of whole offers is kept as their number, any other rate as itself', () => {
  expect(packRate(739_130, 23)).toBe(17)
  expect(packRate(739_131, 23)).toBe(-739_132)
  expect(packRate(500_000, 0)).toBe(-500_001)
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 0, max: 1_000_000 })), fc.integer({ min: 0, max: 5_000 }), (ppm, of) => {
      expect(unpackRate(packRate(ppm, of), of)).toBe(ppm)
    }),
    { numRuns: 500, seed: SEED },
  )
})
