import { type ActingOrder, orderAllows, type RefundableLine, refundablePieces } from './order-allows'

const now = new Date('2026-03-01T10:00:00+08:00')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const order = (changes: Partial<ActingOrder>): ActingOrder => ({
  source: 'miniprogram',
  state: 'paid',
  fulfilment: 'pickup',
  payBy: null,
  receivedAt: null,
  returnDays: 7,
  ...changes,
})
const line = (changes: Partial<RefundableLine> = {}): RefundableLine => ({
  quantity: 2,
  netFen: 200,
  refundedFen: 0,
  askedPieces: 0,
  pendingFen: 0,
  ...changes,
})

test('an order can be paid until its time is over, and given up after it', () => {
  const placed = order({ state: 'placed', payBy: minutes(1) })
  expect(orderAllows(placed, [line()], now)).toEqual(['pay', 'cancel'])
  expect(orderAllows(placed, [line()], minutes(1))).toEqual(['cancel'])
})

test('a code is shown for what is fetched, a receipt confirmed for what was sent', () => {
  expect(orderAllows(order({}), [line()], now)).toEqual(['refund', 'showCode'])
  expect(orderAllows(order({ fulfilment: 'delivery' }), [line()], now)).toEqual(['refund'])
  expect(orderAllows(order({ fulfilment: 'delivery', state: 'shipped' }), [line()], now)).toEqual(['confirm', 'refund'])
})

test('an order from before goods were sent or fetched is confirmed when paid', () => {
  expect(orderAllows(order({ fulfilment: null }), [line()], now)).toEqual(['confirm', 'refund'])
})

test('what was asked back whole is neither fetched nor asked back again', () => {
  const asked = line({ askedPieces: 2, pendingFen: 200 })
  expect(orderAllows(order({}), [asked], now)).toEqual([])
  expect(orderAllows(order({}), [asked, line()], now)).toEqual(['refund', 'showCode'])
})

test('money that went back without a request leaves nothing to ask for', () => {
  expect(refundablePieces(line({ refundedFen: 200 }))).toBe(0)
  expect(refundablePieces(line({ refundedFen: 199 }))).toBe(2)
  expect(orderAllows(order({}), [line({ refundedFen: 200 })], now)).toEqual([])
})

test('goods come back within the days of the policy, not after, and never when all is settled', () => {
  const received = order({ state: 'received', receivedAt: now })
  expect(orderAllows(received, [line()], minutes(7 * 1440 - 1))).toEqual(['refund'])
  expect(orderAllows(received, [line()], minutes(7 * 1440))).toEqual([])
  expect(orderAllows(order({ state: 'matured', receivedAt: now }), [line()], now)).toEqual([])
})

test('what a till sold is settled at the till', () => {
  expect(orderAllows(order({ source: 'pos', fulfilment: null, state: 'received' }), [line()], now)).toEqual([])
})
