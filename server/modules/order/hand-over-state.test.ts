import { handOverState, sparePieces, waitingPieces } from './hand-over-state'

const line = (changes: object = {}) => ({
  quantity: 2,
  netFen: 200,
  refundedFen: 0,
  askedPieces: 0,
  pendingFen: 0,
  ...changes,
})

test('paid goods wait until they are handed over, also when some of them go back', () => {
  expect(handOverState('paid', [line()])).toBe('ready')
  const halfBack = line({ askedPieces: 1, pendingFen: 100 })
  expect(handOverState('paid', [halfBack])).toBe('ready')
  expect(waitingPieces(halfBack)).toBe(1)
})

test('what goes back whole is not handed over, before and after the money is there', () => {
  expect(handOverState('paid', [line({ askedPieces: 2, pendingFen: 200 })])).toBe('refunding')
  expect(handOverState('paid', [line({ askedPieces: 2, refundedFen: 200 })])).toBe('refunded')
})

test('money that went back without a request ends it too', () => {
  expect(handOverState('paid', [line({ refundedFen: 200 })])).toBe('refunded')
})

test('of a line whose money all went back nothing is handed over, and what is kept back of it is spare', () => {
  const gone = { ...line({ quantity: 3, netFen: 300, askedPieces: 1, pendingFen: 100, refundedFen: 200 }), skuId: 'A' }
  const whole = { ...line(), skuId: 'B' }
  expect([waitingPieces(gone), waitingPieces(whole)]).toEqual([0, 2])
  expect(handOverState('paid', [gone, whole])).toBe('ready')
  expect(sparePieces([gone, whole])).toEqual([{ skuId: 'A', quantity: 2 }])
})

test('what was handed over stays so', () => {
  expect(handOverState('received', [line({ askedPieces: 2, refundedFen: 200 })])).toBe('done')
  expect(handOverState('matured', [line()])).toBe('done')
})
