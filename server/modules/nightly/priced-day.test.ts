import { comparableDays, layOutDay, packDay, routedYuanOf, unpackDay } from './priced-day'

const choice = (atMinute: number, worth: Record<string, number>, finalGuideId: string | null) => ({
  atMinute,
  worthYuan: new Map(Object.entries(worth)),
  finalGuideId,
})
const CHOICES = [
  choice(700, { gd_b: 20, gd_a: 10, gd_x: 99 }, 'gd_a'),
  choice(610, { gd_a: 30 }, 'gd_a'),
  choice(650, { gd_b: 5 }, null),
]

test('a past day is laid out by arrival, among those whose day is known, and is worth what its leads were worth where they went', () => {
  const day = layOutDay(
    '2026-03-02',
    CHOICES,
    new Map([
      ['gd_b', 2],
      ['gd_a', 4],
      ['gd_c', 0],
    ]),
    1,
  )
  expect(day.leads).toEqual([
    { atMinute: 610, guideIds: ['gd_a'], valueYuan: [30] },
    { atMinute: 650, guideIds: ['gd_b'], valueYuan: [5] },
    { atMinute: 700, guideIds: ['gd_a', 'gd_b'], valueYuan: [10, 20] },
  ])
  expect([...day.caps]).toEqual([
    ['gd_b', 2],
    ['gd_a', 4],
  ])
  expect(routedYuanOf(CHOICES)).toBe(40)
})

test('where half of the leads are looked at, everybody’s day is half as long: they compete for slots as they did', () => {
  const { caps } = layOutDay('2026-03-02', CHOICES, new Map([['gd_a', 5]]), 0.5)
  expect(caps.get('gd_a')).toBe(2.5)
})

test('a day that is kept and read again is the same to the solver', () => {
  const day = layOutDay(
    '2026-03-02',
    CHOICES,
    new Map([
      ['gd_b', 2],
      ['gd_a', 4],
    ]),
    1,
  )
  const doc = packDay(day, { allLeads: 3, optimumYuan: 55, slotYuan: new Map([['gd_b', 7]]), routedYuan: 40 })
  expect(doc).toMatchObject({ guideIds: ['gd_a', 'gd_b'], slotYuan: [0, 7], leads: 3, allLeads: 3 })
  const read = unpackDay(JSON.parse(JSON.stringify(doc)))
  expect(read.leads).toEqual(day.leads)
  expect(new Map([...read.caps].sort())).toEqual(new Map([...day.caps].sort()))
})

test('working days are compared with working days and weekends with weekends, the newest of each', () => {
  const days = [
    '2026-02-20',
    '2026-02-21',
    '2026-02-22',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]
  expect(comparableDays('2026-03-03', days, 3)).toEqual(['2026-02-26', '2026-02-27', '2026-03-02'])
  expect(comparableDays('2026-03-07', days, 5)).toEqual(['2026-02-21', '2026-02-22', '2026-02-28', '2026-03-01'])
  expect(comparableDays('2026-02-27', days, 5)).toEqual(['2026-02-20', '2026-02-26'])
})
