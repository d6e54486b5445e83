import { PILOT_DAYS_MAX, pilotPowerText } from '../contract/routing-vocabulary'

const plan = { stores: 12, days: 14, detectablePpm: 2_181_641, wantedPpm: 50_000 }

test('a pilot that no length would make large enough is told to take more stores, not to run for years', () => {
  const text = pilotPowerText({ ...plan, daysNeeded: 26_654 })
  expect(text).toBe(
    '12 家门店试点 14 天，每条线索成交额要相差 218.2% 以上才看得出来。想看的差别是 5%，规模偏小：试点最多 56 天也看不出来，请增加门店，或先看大一些的差别。',
  )
  expect(pilotPowerText({ ...plan, daysNeeded: null })).toBe(text)
})

test('one that only needs longer is told how long', () => {
  expect(pilotPowerText({ ...plan, daysNeeded: PILOT_DAYS_MAX })).toContain('规模偏小：约需 56 天，或者增加门店。')
})
