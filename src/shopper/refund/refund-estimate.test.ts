import { askedLines, estimateFen } from './refund-estimate'

const line = (lineNo: number, over = {}) => ({
  lineNo,
  quantity: 3,
  netFen: 10_000,
  refundedFen: 0,
  refundable: 3,
  ...over,
})

test('a piece is a share of what was paid for its line, rounded down', () => {
  expect(estimateFen([line(1)], { 1: 1 })).toBe(3_333)
  expect(estimateFen([line(1)], { 1: 2 })).toBe(6_666)
})

test('all pieces are all that was paid', () => {
  expect(estimateFen([line(1), line(2, { netFen: 500 })], { 1: 3, 2: 3 })).toBe(10_500)
})

test('never more than what is left of a line', () => {
  expect(estimateFen([line(1, { refundedFen: 8_000, refundable: 1 })], { 1: 1 })).toBe(2_000)
})

test('pieces that cannot be asked back any more are not', () => {
  expect(askedLines([line(1, { refundable: 1 }), line(2, { refundable: 0 }), line(3)], { 1: 3, 2: 1 })).toEqual([
    { lineNo: 1, quantity: 1 },
  ])
})
