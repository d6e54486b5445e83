import { capsEffect, mergeCaps } from './caps-effect'

const used = { dayUsed: 3, openUsed: 4, memberUsed: 100 }
const loads = [
  { guideId: 'gd_1', dayCap: 12, openCap: 30, memberCap: 600, ...used },
  { guideId: 'gd_2', dayCap: 2, openCap: 30, memberCap: 600, ...used, dayUsed: 2 },
]

test('a cap that is not asked for stays as it is with each guide', () => {
  expect(mergeCaps(loads, { memberCap: 500 })).toEqual([
    { guideId: 'gd_1', dayCap: 12, openCap: 30, memberCap: 500 },
    { guideId: 'gd_2', dayCap: 2, openCap: 30, memberCap: 500 },
  ])
})

test('a cap below what somebody carries becomes what they carry, and is counted as such', () => {
  expect(capsEffect(loads, { dayCap: 2 })).toEqual({
    guides: 2,
    changed: 1,
    clamped: 1,
    before: { dayCap: 14, openCap: 60, memberCap: 1200 },
    after: { dayCap: 5, openCap: 60, memberCap: 1200 },
  })
})
