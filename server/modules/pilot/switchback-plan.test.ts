import fc from 'fast-check'
import { armKey, armOf, switchbackPlan } from './switchback-plan'

const DAY_PARTS = [
  { id: 'morning', startMinute: 10 * 60, endMinute: 14 * 60 },
  { id: 'evening', startMinute: 14 * 60, endMinute: 22 * 60 },
]
const clusters = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ clusterId: `cl_${at}`, storeIds: [`st_${at}a`, `st_${at}b`] }))
const plan = (count: number, to: string, seed: number) =>
  switchbackPlan({ clusters: clusters(count), from: '2026-08-05', to, dayParts: DAY_PARTS, seed })
const dayOf = (at: number) => `2026-08-${String(5 + at).padStart(2, '0')}`
const drafts = (arms: readonly (string | undefined)[]) => arms.filter((arm) => arm === 'draft').length

test('over a fortnight each cluster and day part runs each rule seven days, opposite on the same weekday', () => {
  const { arms } = plan(4, '2026-08-18', 20_261_125)
  for (const { clusterId } of clusters(4)) {
    for (const { id } of DAY_PARTS) {
      const own = Array.from({ length: 14 }, (_, at) => arms[armKey(clusterId, dayOf(at), id)])
      expect(drafts(own)).toBe(7)
      for (let at = 0; at < 7; at++) expect(own[at]).not.toBe(own[at + 7])
    }
  }
})

test('at any time as many clusters run the draft as the live rule, or one more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 20 }), fc.nat(), (count, days, seed) => {
      const { arms } = plan(count, dayOf(days), seed)
      expect(Object.keys(arms).length).toBe(count * (days + 1) * 2)
      for (const { id } of DAY_PARTS) {
        for (let at = 0; at <= days; at++) {
          const atOnce = drafts(clusters(count).map(({ clusterId }) => arms[armKey(clusterId, dayOf(at), id)]))
          expect(Math.abs(2 * atOnce - count)).toBeLessThanOrEqual(count % 2)
        }
        for (const { clusterId } of clusters(count)) {
          const own = drafts(Array.from({ length: days + 1 }, (_, at) => arms[armKey(clusterId, dayOf(at), id)]))
          expect(Math.abs(2 * own - (days + 1))).toBeLessThanOrEqual((days + 1) % 2)
        }
      }
    }),
  )
})

test('the same seed plans the same, in whatever order clusters come; seeds give either rule the first hour', () => {
  const turned = switchbackPlan({
    clusters: clusters(5).reverse(),
    from: '2026-08-05',
    to: '2026-08-18',
    dayParts: DAY_PARTS,
    seed: 7,
  })
  expect(turned).toEqual(plan(5, '2026-08-18', 7))
  const first = Array.from(
    { length: 200 },
    (_, seed) => plan(2, '2026-08-18', seed).arms[armKey('cl_0', dayOf(0), 'morning')],
  )
  expect(Math.abs(drafts(first) - 100)).toBeLessThan(30)
})

test('a lead is routed by the rule of its store’s hour in Shanghai, and by the live one outside the pilot', () => {
  const planned = plan(2, '2026-08-18', 3)
  const noon = planned.arms[armKey('cl_1', '2026-08-05', 'morning')]
  expect(armOf(planned, 'st_1b', new Date('2026-08-05T02:00:00Z'))).toBe(noon)
  expect(armOf(planned, 'st_1b', new Date('2026-08-05T05:59:59Z'))).toBe(noon)
  expect(armOf(planned, 'st_1b', new Date('2026-08-05T06:00:00Z'))).toBe(
    planned.arms[armKey('cl_1', '2026-08-05', 'evening')],
  )
  expect(armOf(planned, 'st_1b', new Date('2026-08-05T14:00:00Z'))).toBeNull()
  expect(armOf(planned, 'st_1b', new Date('2026-08-19T02:00:00Z'))).toBeNull()
  expect(armOf(planned, 'st_other', new Date('2026-08-05T02:00:00Z'))).toBeNull()
  expect(armOf(JSON.parse(JSON.stringify(planned)), 'st_0a', new Date('2026-08-05T02:00:00Z'))).not.toBeNull()
})

test('a pilot that ends before it starts, or a part of the day without minutes, is a mistake', () => {
  expect(() => plan(2, '2026-08-04', 1)).toThrow('ends on or after')
  const backwards = [{ id: 'night', startMinute: 1320, endMinute: 60 }]
  expect(() =>
    switchbackPlan({ clusters: clusters(1), from: '2026-08-05', to: '2026-08-05', dayParts: backwards, seed: 1 }),
  ).toThrow('ends after it starts')
})
