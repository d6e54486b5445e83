import { disputeChange } from './dispute-words'

test('what a dispute changed is said in fen, and that nothing changed only once it is answered', () => {
  expect(disputeChange({ fenAtOpening: 3_500, fenSince: 3_500, answer: null })).toBe('¥35.00')
  expect(disputeChange({ fenAtOpening: 3_500, fenSince: 3_500, answer: {} })).toBe('¥35.00，没有变化')
  expect(disputeChange({ fenAtOpening: 3_500, fenSince: 1_750, answer: {} })).toBe('¥35.00 → ¥17.50，少 ¥17.50')
  expect(disputeChange({ fenAtOpening: 0, fenSince: 1_750, answer: {} })).toBe('¥0.00 → ¥17.50，多 ¥17.50')
})
