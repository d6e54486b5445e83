import { fenParts, fenText } from './fen-parts'

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [1999, '¥19.99'],
  [-250, '-¥2.50'],
  [123_456_789, '¥1,234,567.89'],
])('%i fen reads %s', (amountFen, text) => {
  expect(fenText(amountFen)).toBe(text)
})

test('large and small digits are apart', () => {
  expect(fenParts(12_990)).toEqual({ sign: '', yuan: '129', cents: '90' })
})
