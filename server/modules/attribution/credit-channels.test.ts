import fc from 'fast-check'
import { creditChannels } from './credit-channels'

const channels = fc.array(fc.constantFrom('live', 'store_scan', 'mall', 'partner', 'unknown'), {
  minLength: 1,
  maxLength: 12,
})
const amount = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 5_000_000_000 }))

test('under every model the credits add up to the order and to its amount, to the fen', () => {
  fc.assert(
    fc.property(channels, amount, fc.constantFrom('first', 'last', 'linear'), (path, amountFen, model) => {
      const credits = creditChannels(path, amountFen, model as 'first')
      expect(credits.reduce((sum, credit) => sum + credit.amountFen, 0)).toBe(amountFen)
      expect(credits.reduce((sum, credit) => sum + credit.ordersPpm, 0)).toBe(1_000_000)
      for (const credit of credits) expect(path).toContain(credit.channel)
    }),
    { numRuns: 2_000 },
  )
})

test('an even share differs from the exact one by less than a fen, and the fen left over go to the earlier steps', () => {
  expect(creditChannels(['live', 'mall', 'partner'], 100, 'linear').map(({ amountFen }) => amountFen)).toEqual([
    34, 33, 33,
  ])
  fc.assert(
    fc.property(channels, amount, (path, amountFen) => {
      for (const credit of creditChannels(path, amountFen, 'linear'))
        expect(Math.abs(credit.amountFen - amountFen / path.length)).toBeLessThan(1)
    }),
  )
})

test('the first and the last step have the whole order', () => {
  expect(creditChannels(['live', 'mall'], 5, 'first')).toEqual([
    { channel: 'live', ordersPpm: 1_000_000, amountFen: 5 },
  ])
  expect(creditChannels(['live', 'mall'], 5, 'last')).toEqual([{ channel: 'mall', ordersPpm: 1_000_000, amountFen: 5 }])
})
