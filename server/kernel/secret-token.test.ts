import { newSecretToken, newTypedCode, normaliseTypedCode, tokenHash } from './secret-token'

test('a token is 43 URL-safe characters, never the same twice, and its hash does not show it', () => {
  const tokens = new Set(Array.from({ length: 100 }, () => newSecretToken()))
  expect(tokens.size).toBe(100)
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('every letter of a typed code is equally likely', () => {
  // Every byte once: 240 of 256 are used, eight for each of the thirty letters.
  let next = 0
  const everyByte = (count: number) => Uint8Array.from({ length: count }, () => next++ % 256)
  const letters = Array.from({ length: 20 }, () => newTypedCode(everyByte).replaceAll('-', '')).join('')
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(counts.size).toBe(30)
})

test('a code typed in small letters with spaces is the same code', () => {
  expect(normaliseTypedCode(' 7kqx 2m4p-9wtd ')).toBe('7KQX2M4P9WTD')
})
