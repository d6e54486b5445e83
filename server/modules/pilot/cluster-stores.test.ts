import fc from 'fast-check'
import { clusterStores } from './cluster-stores'

const stores = (count: number, leads = 100) =>
  Array.from({ length: count }, (_, at) => ({ storeId: `st_${String(at).padStart(2, '0')}`, leads }))
const shared = (a: number, b: number, leads: number) => ({
  storeA: `st_${String(a).padStart(2, '0')}`,
  storeB: `st_${String(b).padStart(2, '0')}`,
  leads,
})
const sizes = (clusters: readonly { storeIds: string[] }[]) => clusters.map(({ storeIds }) => storeIds.length)

test('stores that compete for a fifth of the smaller one’s leads go together, lone ones stay alone', () => {
  const { clusters, leakedShare } = clusterStores(
    [...stores(4), { storeId: 'st_small', leads: 20 }],
    [shared(0, 1, 40), shared(2, 3, 10), { storeA: 'st_03', storeB: 'st_small', leads: 5 }],
  )
  expect(clusters).toEqual([
    { clusterId: 'st_00', storeIds: ['st_00', 'st_01'] },
    { clusterId: 'st_02', storeIds: ['st_02'] },
    { clusterId: 'st_03', storeIds: ['st_03', 'st_small'] },
  ])
  expect(leakedShare).toBeCloseTo(10 / 55, 12)
})

test('a city of neighbours does not become one cluster: the weakest links of the chain are cut', () => {
  const chain = Array.from({ length: 19 }, (_, at) => shared(at, at + 1, at === 7 ? 25 : 60))
  const { clusters, leakedShare } = clusterStores(stores(20), chain)
  expect(Math.max(...sizes(clusters))).toBeLessThanOrEqual(8)
  expect(sizes(clusters).reduce((sum, size) => sum + size, 0)).toBe(20)
  expect(clusters.some(({ storeIds }) => storeIds.includes('st_07') && storeIds.includes('st_08'))).toBe(false)
  expect(leakedShare).toBeLessThan(0.2)
  expect(sizes(clusterStores(stores(20), chain, { storesMax: 100 }).clusters)).toEqual([20])
})

test('every store is in one cluster, whatever is shared and in whatever order it is told', () => {
  const pair = fc.record({ a: fc.nat(14), b: fc.nat(14), leads: fc.nat(100) }).filter(({ a, b }) => a !== b)
  fc.assert(
    fc.property(fc.uniqueArray(pair, { selector: ({ a, b }) => [a, b].sort().join(), maxLength: 40 }), (pairs) => {
      const links = pairs.map(({ a, b, leads }) => shared(a, b, leads))
      const found = clusterStores(stores(15), links)
      expect(found.clusters.flatMap(({ storeIds }) => storeIds).sort()).toEqual(
        stores(15).map(({ storeId }) => storeId),
      )
      const turned = links.map(({ storeA, storeB, leads }) => ({ storeA: storeB, storeB: storeA, leads })).reverse()
      expect(clusterStores(stores(15).reverse(), turned)).toEqual(found)
    }),
  )
})
