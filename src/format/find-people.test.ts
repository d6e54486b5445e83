import { isCalled } from './find-people'

const lin = { displayName: 'Lin 女士', phoneMasked: '138****1234' }

test('people are found by a part of their name or the digits in sight', () => {
  expect(isCalled(lin, ' lin')).toBe(true)
  expect(isCalled(lin, '1234')).toBe(true)
  expect(isCalled(lin, '王')).toBe(false)
  expect(isCalled({ displayName: null, phoneMasked: null }, '王')).toBe(false)
  expect(isCalled({ displayName: null, phoneMasked: null }, ' ')).toBe(true)
})
