import { newCounterCode } from './new-id'

test('a code for the counter is ten digits that begin with what they stand for', () => {
  for (const first of ['1', '2'] as const) {
    const codes = Array.from({ length: 200 }, () => newCounterCode(first))
    expect(codes.every((code) => /^\d{10}$/.test(code) && code.startsWith(first))).toBe(true)
    expect(new Set(codes).size).toBe(200)
  }
})

test('bytes that would make some digits likelier than others are drawn again', () => {
  const draws = [Uint8Array.from([255, 250, 7, 16]), Uint8Array.from([249, 0, 251, 20, 31, 42, 53, 64])]
  expect(newCounterCode('1', () => draws.shift()!)).toBe('1769001234')
})
