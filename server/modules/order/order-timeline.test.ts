import { orderTimeline } from './order-timeline'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 2, minute))

test('an order tells its events once each, oldest first', () => {
  const events = [
    { kind: 'paid', at: at(2) },
    { kind: 'placed', at: at(1) },
    { kind: 'handed_over', at: at(9) },
  ]
  const dates = { placedAt: at(1), paidAt: at(2), receivedAt: at(9) }
  expect(orderTimeline(events, dates).map(({ kind }) => kind)).toEqual(['placed', 'paid', 'handed_over'])
})

test('what only dates tell is told too: a till’s sale, a receipt nobody confirmed', () => {
  const dates = { placedAt: at(1), paidAt: at(2), receivedAt: at(5) }
  expect(orderTimeline([], dates)).toEqual([
    { kind: 'placed', at: at(1) },
    { kind: 'paid', at: at(2) },
    { kind: 'received', at: at(5) },
  ])
  expect(orderTimeline([], { placedAt: at(1), paidAt: null, receivedAt: null })).toHaveLength(1)
})

test('an event this release has no words for is left out', () => {
  const dates = { placedAt: at(1), paidAt: null, receivedAt: null }
  expect(orderTimeline([{ kind: 'weighed', at: at(3) }], dates).map(({ kind }) => kind)).toEqual(['placed'])
})
