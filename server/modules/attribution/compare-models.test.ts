import fc from 'fast-check'
import { type ChannelSum, compareModels } from './compare-models'
import { creditChannels } from './credit-channels'

const order = fc.record({
  channels: fc.array(fc.constantFrom('live', 'mall', 'partner'), { minLength: 1, maxLength: 5 }),
  evidence: fc.constantFrom('proven' as const, 'inferred' as const, 'unknown' as const),
  amountFen: fc.integer({ min: 0, max: 1_000_000 }),
})

test('channels and what is unknown add up to all orders and their amounts under every model', () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 30 }), (orders) => {
      const sums = orders.flatMap(({ channels, evidence, amountFen }) =>
        (['first', 'last', 'linear'] as const).flatMap((kind) =>
          creditChannels(evidence === 'unknown' ? ['unknown'] : channels, amountFen, kind).map(
            ({ channel, ...credit }): ChannelSum => ({ kind, key: channel, part: evidence, ...credit }),
          ),
        ),
      )
      const report = compareModels(sums)
      const all = orders.reduce((sum, { amountFen }) => sum + amountFen, 0)
      expect(report.orders).toBe(orders.length)
      expect(report.amountFen).toBe(all)
      const unknown = report.evidence.find(({ evidence }) => evidence === 'unknown')!
      for (const model of ['first', 'last', 'linear'] as const) {
        const credits = report.channels.map(({ models }) => models[model])
        expect(credits.reduce((sum, credit) => sum + credit.amountFen, 0) + unknown.amountFen).toBe(all)
        const ppm = credits.reduce((sum, credit) => sum + credit.ordersPpm, 0)
        expect(ppm + unknown.orders * 1_000_000).toBe(orders.length * 1_000_000)
      }
    }),
  )
})

test('nothing sold is a report of nothing', () => {
  expect(compareModels([])).toMatchObject({ orders: 0, amountFen: 0, channels: [] })
})
