import { sharesOfPeers } from './share-of-peers'

const guide = (guideId: string, received: number, dayCap = 10, storeId = 'st_a', grade = 3) => ({
  guideId,
  storeId,
  grade,
  dayCap,
  received,
})

test('equals who got the same part of their day are perfectly even, however long their days are', () => {
  const { jain, due } = sharesOfPeers([guide('gd_a', 8, 16), guide('gd_b', 4, 8)])
  expect(jain).toBe(1)
  expect(due).toEqual([
    { guideId: 'gd_a', received: 8, quota: 8 },
    { guideId: 'gd_b', received: 4, quota: 4 },
  ])
})

test('one of two who got everything is half as even as can be, and both are as far from their quota', () => {
  const { jain, due } = sharesOfPeers([guide('gd_a', 6), guide('gd_b', 0)])
  expect(jain).toBe(0.5)
  expect(due.map(({ received, quota }) => received - quota)).toEqual([3, -3])
})

test('a guide is compared with no other store and no other grade, and a group with many leads counts for more', () => {
  const lonely = [guide('gd_c', 9, 10, 'st_b'), guide('gd_d', 1, 10, 'st_b', 4)]
  expect(sharesOfPeers(lonely)).toEqual({ jain: null, due: [] })
  const even = [guide('gd_e', 9, 10, 'st_e'), guide('gd_f', 9, 10, 'st_e')]
  expect(sharesOfPeers([guide('gd_a', 2), guide('gd_b', 0), ...even, ...lonely]).jain).toBeCloseTo(0.95, 9)
})
