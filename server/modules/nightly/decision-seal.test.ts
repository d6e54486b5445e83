import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { linkOf, sealFault, sealOf, sealRoot } from './decision-seal'

const hex = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = (text: string) => hex(Buffer.from([0]), Buffer.from(text))
const node = (left: Buffer, right: Buffer) => hex(Buffer.from([1]), left, right)

test('the root of three decisions is the tree that RFC 6962 draws, and of none the hash of nothing', () => {
  expect(sealRoot(['a', 'b', 'c'])).toBe(node(node(leaf('a'), leaf('b')), leaf('c')).toString('hex'))
  expect(sealRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('a decision changed, taken away, added or moved gives another root', () => {
  const hashes = fc.uniqueArray(fc.string({ minLength: 4, maxLength: 8 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(hashes, fc.nat(), (list, pick) => {
      const at = pick % list.length
      const root = sealRoot(list)
      const others = [
        list.with(at, `${list[at]}x`),
        list.toSpliced(at, 1),
        list.toSpliced(at, 0, 'new'),
        [...list, list.at(-1)!],
        [...list.slice(1), list[0]!],
      ]
      for (const other of others) expect(sealRoot(other)).not.toBe(root)
    }),
    { seed: 20_260_301 },
  )
})

test('a sealed day says what was done to it afterwards, and the days behind it show when the seal itself was changed', () => {
  const first = sealOf('2026-03-01', ['a', 'b'], null)
  const second = sealOf('2026-03-02', [], first)
  expect(second).toMatchObject({ decisions: 0, prevHash: linkOf(first) })
  expect([sealFault(first, ['a', 'b'], null), sealFault(second, [], first)]).toEqual([null, null])
  expect(sealFault(first, ['a'], null)).toBe('decisions_missing')
  expect(sealFault(first, ['a', 'b', 'c'], null)).toBe('decisions_added')
  expect(sealFault(first, ['a', 'x'], null)).toBe('decisions_altered')
  expect(sealFault(second, [], sealOf('2026-03-01', ['a', 'x'], null))).toBe('chain_broken')
})
