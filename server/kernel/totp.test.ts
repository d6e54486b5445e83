import { newTotpSecret, totpStepOf, totpUri } from './totp'

// RFC 6238, appendix B: the secret is the ASCII text `12345678901234567890`; six digits are the last of its eight.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is the one of the RFC', (seconds, code) => {
  expect(totpStepOf(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30))
})

test('a clock may be one step off, and no more', () => {
  const [code, step] = ['050471', Math.floor(1_111_111_111 / 30)]
  expect(totpStepOf(SECRET, code, at((step - 1) * 30))).toBe(step)
  expect(totpStepOf(SECRET, code, at((step + 2) * 30 - 1))).toBe(step)
  expect(totpStepOf(SECRET, code, at((step + 2) * 30))).toBeNull()
  expect(totpStepOf(SECRET, code, at((step - 1) * 30 - 1))).toBeNull()
})

test('what is not six digits is no code', () => {
  for (const code of ['', '05047', '0050471', 'abcdef']) {
    expect(totpStepOf(SECRET, code, at(1_111_111_111))).toBeNull()
  }
})

test('a new secret is 160 bits that an authenticator can read', () => {
  const secret = newTotpSecret(() => Buffer.from('12345678901234567890'))
  expect(secret).toBe(SECRET)
  expect(totpUri(secret, '山居家具', 'wang.fang')).toBe(
    `otpauth://totp/${encodeURIComponent('山居家具')}:wang.fang?issuer=${encodeURIComponent('山居家具')}&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`,
  )
})
