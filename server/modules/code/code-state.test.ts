import { codeState } from './code-state'

const now = new Date('2026-03-01T10:00:00+08:00')
const later = new Date('2026-03-01T10:00:01+08:00')

test('a code lives until the instant it expires', () => {
  expect(codeState({ expiresAt: later, voidedAt: null }, now)).toBe('live')
  expect(codeState({ expiresAt: now, voidedAt: null }, now)).toBe('expired')
})

test('a code without an expiry lives until it is voided, and voided is said even after it expired', () => {
  expect(codeState({ expiresAt: null, voidedAt: null }, now)).toBe('live')
  expect(codeState({ expiresAt: now, voidedAt: now }, now)).toBe('voided')
})

test('a code nobody made is unknown', () => {
  expect(codeState(undefined, now)).toBe('unknown')
})
