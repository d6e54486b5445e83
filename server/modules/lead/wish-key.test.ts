import { GENERAL_WISH, keptWish, wishKey } from './wish-key'

test('one wish has one spelling', () => {
  expect(['沙发', ' 沙发 ', '沙发'].map(wishKey)).toEqual(['沙发', '沙发', '沙发'])
  expect(wishKey('Ｌ型  Sofa')).toBe('l型 sofa')
  expect([null, undefined, '', '  '].map(wishKey)).toEqual(Array(4).fill(GENERAL_WISH))
})

test('a number written into a wish reaches nobody who may not see it', () => {
  expect(wishKey('沙发，请打 13812345678')).toBe('沙发,请打 138****5678')
  expect(wishKey('沙发１３８１２３４５６７８')).toBe('沙发138****5678')
  expect(wishKey('138-1234-5678 或 139 1234 5678')).toBe('138****5678 或 139****5678')
  // Cut after masking, so that no half of a number slips through at the end.
  expect(wishKey(`${'沙'.repeat(52)}13812345678`)).not.toMatch(/\d{8}/)
})

test('what somebody wrote in their own words is not kept where words are kept for good', () => {
  expect(keptWish('给李雷的沙发', false, {})).toBe('other')
  expect(keptWish('沙发', true, {})).toBe('沙发')
  expect(keptWish('沙发', false, { 沙发: 300 })).toBe('沙发')
  expect(keptWish('constructor', false, {})).toBe('other')
  expect(keptWish(GENERAL_WISH, false, {})).toBe(GENERAL_WISH)
})
