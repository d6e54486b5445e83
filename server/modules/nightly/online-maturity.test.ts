import { onlineMaturity } from './online-maturity'

const store = (storeId: string, [offers, reached, orders, miniprogramOrders]: [number, number, number, number]) => ({
  storeId,
  revenueFen: 0,
  offers,
  reached,
  orders,
  miniprogramOrders,
})

test('a store that reaches its shoppers and sells online is more mature than one that does neither', () => {
  const found = onlineMaturity([store('st_a', [100, 90, 100, 60]), store('st_b', [100, 10, 100, 0])])
  expect(found.get('st_a')).toBe(718_182)
  expect(found.get('st_b')).toBe(81_818)
})

test('one lucky lead makes no store mature, and a store with nothing on record is like the brand', () => {
  const found = onlineMaturity([
    store('st_a', [200, 100, 200, 50]),
    store('st_b', [1, 1, 0, 0]),
    store('st_c', [0, 0, 0, 0]),
  ])
  expect(found.get('st_c')! / 1e6).toBeCloseTo((101 / 201 + 0.25) / 2, 5)
  expect(found.get('st_b')! - found.get('st_c')!).toBeLessThan(25_000)
})

test('a brand without leads and orders has stores that are all the same', () => {
  expect([...onlineMaturity([store('st_a', [0, 0, 0, 0]), store('st_b', [0, 0, 0, 0])]).values()]).toEqual([0, 0])
})
