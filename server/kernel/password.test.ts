import { checkPassword, hashPassword } from './password'

const cheap = { logN: 10, r: 8, p: 1 }

test('a password matches its own hash only', async () => {
  const hash = await hashPassword('打开门-open', cheap)
  expect(await checkPassword('打开门-open', hash)).toBe(true)
  expect(await checkPassword('打开门-Open', hash)).toBe(false)
  expect(await checkPassword('', hash)).toBe(false)
})

test('two people with one password have different hashes', async () => {
  expect(await hashPassword('same', cheap)).not.toBe(await hashPassword('same', cheap))
})

test('one letter typed as two code points is the same letter', async () => {
  expect(await checkPassword('cafe\u0301', await hashPassword('caf\u00e9', cheap))).toBe(true)
})

test('where there is no account no password is right', async () => {
  expect(await checkPassword('anything', undefined)).toBe(false)
})

test('a hash made today carries today’s cost', async () => {
  expect(await hashPassword('x')).toMatch(/^scrypt\$15\$8\$3\$[\w+/=]{24}\$[\w+/=]{44}$/)
})
