import { newKey } from './new-key'

test('keys differ, and are made without what only a page of HTTPS has', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(newKey()).not.toBe(newKey())
})
