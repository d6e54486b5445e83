import fc from 'fast-check'
import { DAY_MS } from '../../kernel/shanghai-time'
import { DEFAULT_SPLIT_POLICY } from '../policy/default-split-policy'
import { attributeOrder, type OrderFacts, type TouchFact } from './attribute-order'
import { shareCredit } from './share-credit'

const PAID = Date.parse('2026-03-01T10:00:00+08:00')
const daysBefore = (days: number) => PAID - days * DAY_MS
let count = 0
function touch(guideId: string, days: number, over: Partial<TouchFact> = {}): TouchFact {
  const at = daysBefore(days)
  const id = `tp_${String(++count).padStart(4, '0')}`
  return { id, guideId, storeId: 'st_1', kind: 'consultation', quality: 2, occurredAtMs: at, receivedAtMs: at, ...over }
}
function facts(over: Partial<OrderFacts> = {}): OrderFacts {
  const nobody = { binding: null, sellerGuideId: null, storeId: null, leftGuideIds: [], selfGuideId: null }
  return { paidAtMs: PAID, touches: [], ...nobody, ...over }
}
const bound = (guideId: string, sinceDays: number, activeDays: number | null = null) => ({
  id: 'bd_1',
  guideId,
  storeId: 'st_9',
  sinceMs: daysBefore(sinceDays),
  lastActiveAtMs: activeDays === null ? null : daysBefore(activeDays),
})
const attribute = (over: Partial<OrderFacts>) => attributeOrder(facts(over), DEFAULT_SPLIT_POLICY)
const codes = (over: Partial<OrderFacts>) => attribute(over).path.map(({ code }) => code)

test('first and last touch share with those between 40/20/40, in ppm that add up', () => {
  const touches = [touch('gd_a', 9), touch('gd_b', 8), touch('gd_c', 7), touch('gd_d', 6)]
  expect(attribute({ touches }).credits).toEqual([
    { guideId: 'gd_a', creditPpm: 400_000 },
    { guideId: 'gd_b', creditPpm: 100_000 },
    { guideId: 'gd_c', creditPpm: 100_000 },
    { guideId: 'gd_d', creditPpm: 400_000 },
  ])
})

test('every touch says why it counted or not', () => {
  const touches = [
    touch('gd_a', 31),
    touch('gd_a', 20, { quality: 1 }),
    touch('gd_a', 10),
    touch('gd_a', 9),
    touch('gd_left', 8),
    touch('gd_self', 7),
    touch('gd_b', -1),
  ]
  expect(codes({ touches, leftGuideIds: ['gd_left'], selfGuideId: 'gd_self' })).toEqual([
    'W01',
    'W02',
    'W03',
    'A11',
    'W05',
    'W04',
    'W07',
  ])
})

test('a seller named on the order is the last touch, and alone takes all of it', () => {
  expect(attribute({ sellerGuideId: 'gd_b' })).toMatchObject({
    rule: 'seller',
    credits: [{ guideId: 'gd_b', creditPpm: 1_000_000 }],
  })
  const shared = attribute({ sellerGuideId: 'gd_b', touches: [touch('gd_a', 2)] })
  expect(shared.credits.map(({ creditPpm }) => creditPpm)).toEqual([500_000, 500_000])
})

test('a guide who sells to themselves or has left is not credited, and nobody else is guessed', () => {
  expect(attribute({ sellerGuideId: 'gd_a', selfGuideId: 'gd_a' })).toMatchObject({ outcome: 'unknown', credits: [] })
  expect(attribute({ sellerGuideId: 'gd_a', leftGuideIds: ['gd_a'] })).toMatchObject({
    outcome: 'unknown',
    rule: 'unknown',
  })
})

test('a bound guide keeps all while active, 30 % from day 30 and nothing from day 60', () => {
  const standing = (days: number) => attribute({ binding: bound('gd_a', 200, days) }).bound
  expect(standing(29)).toMatchObject({ idleDays: 29, keepPpm: 1_000_000, code: 'B01' })
  expect(standing(30)).toMatchObject({ idleDays: 30, keepPpm: 300_000, code: 'D01' })
  expect(standing(59)).toMatchObject({ keepPpm: 300_000 })
  expect(standing(60)).toMatchObject({ keepPpm: 0, code: 'D01' })
})

test('a new binding is not idle before it has had its time', () => {
  expect(attribute({ binding: bound('gd_a', 3) }).bound).toMatchObject({ idleDays: 3, keepPpm: 1_000_000 })
})

test('a sale of a long silent binding without any touch is unknown, not the bound guide’s', () => {
  expect(attribute({ binding: bound('gd_a', 200) })).toMatchObject({
    outcome: 'unknown',
    rule: 'unknown',
    storeId: 'st_9',
  })
  expect(attribute({ binding: bound('gd_a', 5) })).toMatchObject({ outcome: 'attributed', rule: 'bound' })
})

const Touches = fc.array(
  fc.record({
    guideId: fc.constantFrom('gd_a', 'gd_b', 'gd_c'),
    days: fc.integer({ min: -3, max: 45 }),
    quality: fc.integer({ min: 0, max: 3 }),
    id: fc.integer({ min: 0, max: 10_000 }),
  }),
  { maxLength: 14 },
)

test('credits add up to the whole and do not depend on the order in which facts are listed', () => {
  fc.assert(
    fc.property(Touches, fc.boolean(), fc.infiniteStream(fc.integer()), (drawn, hasSeller, chance) => {
      const touches = drawn.map(({ guideId, days, quality, id }, at) =>
        touch(guideId, days, { quality, id: `tp_${id}_${at}` }),
      )
      const shuffled = touches.map((one) => ({ one, key: chance.next().value ?? 0 })).sort((a, b) => a.key - b.key)
      const seller = hasSeller ? { sellerGuideId: 'gd_b' } : {}
      const straight = attribute({ touches, ...seller })
      expect(attribute({ touches: shuffled.map(({ one }) => one), ...seller })).toEqual(straight)
      const total = straight.credits.reduce((sum, { creditPpm }) => sum + creditPpm, 0)
      expect(total).toBe(straight.credits.length === 0 ? 0 : 1_000_000)
    }),
  )
})

test('the models differ only in how a path is weighed', () => {
  expect(shareCredit(3, { model: 'first' })).toEqual([1_000_000, 0, 0])
  expect(shareCredit(3, { model: 'last' })).toEqual([0, 0, 1_000_000])
  expect(shareCredit(3, { model: 'linear' })).toEqual([333_334, 333_333, 333_333])
  expect(shareCredit(1, { model: 'position', firstPpm: 0, lastPpm: 0 })).toEqual([1_000_000])
  expect(shareCredit(2, { model: 'position', firstPpm: 300_000, lastPpm: 100_000 })).toEqual([750_000, 250_000])
  expect(shareCredit(0, { model: 'linear' })).toEqual([])
})
