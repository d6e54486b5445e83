import { randomBytes } from 'node:crypto'
import { openVault } from './vault'

const key = () => randomBytes(32).toString('base64')
const first = key()
const indexKey = key()
const vault = openVault({ keys: new Map([['k1', first]]), indexKey })

test('what was sealed opens under its own label only', () => {
  const sealed = vault.seal('13800138000', 'phone')
  expect(vault.open(sealed, 'phone')).toBe('13800138000')
  expect(() => vault.open(sealed, 'partner_key:pk_1')).toThrow()
})

test('the same phone sealed twice looks different and neither shows a digit of it', () => {
  const sealed = [vault.seal('13800138000', 'phone'), vault.seal('13800138000', 'phone')]
  expect(sealed[0]).not.toBe(sealed[1])
  expect(sealed.join()).not.toContain('138001')
})

test('a sealed text altered anywhere does not open', () => {
  const sealed = vault.seal('13800138000', 'phone')
  const body = Buffer.from(sealed.slice(3), 'base64url')
  for (const index of body.keys()) {
    const altered = Buffer.from(body)
    altered[index]! ^= 1
    expect(() => vault.open(`k1.${altered.toString('base64url')}`, 'phone')).toThrow()
  }
  expect(() => vault.open('k1.AAAA', 'phone')).toThrow()
})

test('after a key was turned over, old texts open and new ones use the new key', () => {
  const sealed = vault.seal('13800138000', 'phone')
  const turned = openVault({
    keys: new Map([
      ['k2', key()],
      ['k1', first],
    ]),
    indexKey,
  })
  expect(turned.open(sealed, 'phone')).toBe('13800138000')
  expect(turned.seal('x', 'phone')).toMatch(/^k2\./)
  expect(() => vault.open(turned.seal('x', 'phone'), 'phone')).toThrow('No vault key named k2')
})

test('a phone is found again within its brand, and two brands cannot compare theirs', () => {
  expect(vault.blindIndex('br_1', '13800138000')).toBe(vault.blindIndex('br_1', '13800138000'))
  expect(vault.blindIndex('br_1', '13800138000')).not.toBe(vault.blindIndex('br_2', '13800138000'))
  expect(vault.blindIndex('br_1', '13800138000')).not.toBe(vault.blindIndex('br_1', '13800138001'))
})

test('a key of the wrong length is refused at start', () => {
  expect(() => openVault({ keys: new Map([['k1', 'c2hvcnQ=']]), indexKey })).toThrow('32 bytes')
})
