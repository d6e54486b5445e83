import { exactFenText, shareText } from './share-text'

test('shares are read with at most two digits', () => {
  expect(shareText(3500, 7000)).toBe('50%')
  expect(shareText(1, 3)).toBe('33.33%')
  expect(shareText(1, 0)).toBe('0%')
})

test('an exact fraction is shortened, and none is not mentioned', () => {
  expect(exactFenText('499 + 3500000/7000000')).toBe('499 又 1/2 分')
  expect(exactFenText('12 + 0/7000')).toBe('12 分')
  expect(exactFenText('as it came')).toBe('as it came')
})
