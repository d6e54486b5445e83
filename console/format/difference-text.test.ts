import { rangeText, readingText, signedText } from './difference-text'

const count = (size: number) => String(Math.round(size))

test('a difference says its sign, and what is written as nothing has none', () => {
  expect(signedText(12, count)).toBe('+12')
  expect(signedText(-3, count)).toBe('−3')
  expect(signedText(-0.2, count)).toBe('0')
})

test('a figure stands with its interval, or alone where too few leads carry one', () => {
  const share = (value: number) => `${value}%`
  expect(readingText({ value: 5, low: 3, high: 7 }, share)).toBe('5%（3% 至 7%）')
  expect(readingText({ value: 5, low: null, high: null }, share)).toBe('5%')
  expect(readingText({ value: null, low: null, high: null }, share)).toBe('—')
  expect(rangeText({ low: -1, high: 2 }, (value) => signedText(value, share))).toBe('−1% 至 +2%')
})
