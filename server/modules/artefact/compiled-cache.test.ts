import { CompiledCache } from './compiled-cache'

test('what was used last stays, what nobody asked for goes first', () => {
  const cache = new CompiledCache(2)
  cache.set('a', 1)
  cache.set('b', 2)
  expect(cache.get('a')).toBe(1)
  cache.set('c', 3)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
})

test('a key that is set again holds the new thing once', () => {
  const cache = new CompiledCache(1)
  cache.set('a', 1)
  cache.set('a', 2)
  expect(cache.get('a')).toBe(2)
  expect(cache.get('b')).toBeUndefined()
})
