import fc from 'fast-check'
import { findSuspects, type SaleFact, type SuspectFacts } from './find-suspects'
import { fullestStretch } from './fullest-stretch'
import { isOwnSuspicion, mayAppeal, mayDecide } from './suspicion-allows'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const nothing: SuspectFacts = { asks: [], scans: [], sales: [] }
const suspects = (facts: Partial<SuspectFacts>) =>
  findSuspects({ ...nothing, ...facts }).map(({ rule, subjectId, state }) => [rule, subjectId, state])
const asks = (count: number, everyMs: number, memberId = 'mb_1') =>
  Array.from({ length: count }, (_, at) => ({ leadId: `ld_${at}`, memberId, atMs: at * everyMs }))
const sale = (orderId: string, over: Partial<SaleFact> = {}): SaleFact => ({
  orderId,
  memberId: 'mb_1',
  storeId: 'st_1',
  sellerGuideId: null,
  selfGuideId: null,
  paidAtMs: 0,
  refundedAtMs: null,
  ...over,
})

test('who furnishes a home asks for four things in a day; at five somebody looks, at ten nobody believes it', () => {
  expect(suspects({ asks: asks(4, HOUR) })).toEqual([])
  expect(suspects({ asks: asks(5, HOUR) })).toEqual([1, 2, 3, 4].map((at) => ['many_asks', `ld_${at}`, 'pending']))
  expect(suspects({ asks: asks(10, HOUR) })).toHaveLength(9)
  expect(suspects({ asks: asks(10, HOUR) })[0]).toEqual(['many_asks', 'ld_1', 'isolated'])
  // Ten within a fortnight are a project, not a burst; ten people are ten people.
  expect(suspects({ asks: asks(10, DAY) })).toEqual([])
  expect(suspects({ asks: asks(10, HOUR).map((ask, at) => ({ ...ask, memberId: `mb_${at}` })) })).toEqual([])
})

test('a code before too many phones names the leads of those phones, each once, and people who scan twice are one', () => {
  const scan = (at: number, everyMs: number) => ({
    code: 'C',
    memberId: `mb_${at}`,
    atMs: at * everyMs,
    leadIds: [`ld_${at}`],
  })
  const queue = Array.from({ length: 30 }, (_, at) => scan(at, 15_000))
  expect(suspects({ scans: queue })).toHaveLength(30)
  expect(suspects({ scans: queue })[0]).toEqual(['code_burst', 'ld_0', 'pending'])
  expect(suspects({ scans: queue.slice(1) })).toEqual([])
  const phones = Array.from({ length: 100 }, (_, at) => scan(at, 5_000))
  expect(suspects({ scans: phones }).every(([, , state]) => state === 'isolated')).toBe(true)
  const twice = Array.from({ length: 60 }, (_, at) => ({ ...scan(at % 20, 1_000), atMs: at * 1_000 }))
  expect(suspects({ scans: twice })).toEqual([])
})

test('a guide who is named on what they bought themselves is out at once; one who bought from a colleague is a customer', () => {
  expect(suspects({ sales: [sale('or_1', { sellerGuideId: 'gd_1', selfGuideId: 'gd_1' })] })).toEqual([
    ['own_sale', 'or_1', 'isolated'],
  ])
  expect(suspects({ sales: [sale('or_1', { sellerGuideId: 'gd_2', selfGuideId: 'gd_1' })] })).toEqual([])
  expect(suspects({ sales: [sale('or_1')] })).toEqual([])
})

test('three orders of one buyer that went back whole within days are out; of a guide with five, somebody looks', () => {
  const back = (at: number, over: Partial<SaleFact> = {}) =>
    sale(`or_${at}`, { paidAtMs: at * DAY, refundedAtMs: at * DAY + 2 * HOUR, ...over })
  expect(suspects({ sales: [0, 1].map((at) => back(at)) })).toEqual([])
  expect(suspects({ sales: [0, 1, 2].map((at) => back(at)) })).toHaveLength(3)
  expect(suspects({ sales: [0, 1, 2].map((at) => back(at, { refundedAtMs: at * DAY + 4 * DAY })) })).toEqual([])
  expect(suspects({ sales: [0, 20, 40].map((at) => back(at)) })).toEqual([])
  const strangers = [0, 1, 2, 3, 4].map((at) => back(at, { memberId: `mb_${at}`, sellerGuideId: 'gd_1' }))
  expect(suspects({ sales: strangers })).toEqual(strangers.map(({ orderId }) => ['guide_refunds', orderId, 'pending']))
  expect(suspects({ sales: strangers.slice(1) })).toEqual([])
  // Nobody is named on what has neither buyer nor seller.
  expect(suspects({ sales: [0, 1, 2, 3, 4].map((at) => back(at, { memberId: null })) })).toEqual([])
})

test('four orders of one buyer with one guide in one store on one day are looked at', () => {
  const split = [0, 1, 2, 3].map((at) => sale(`or_${at}`, { sellerGuideId: 'gd_1', paidAtMs: at * HOUR }))
  expect(suspects({ sales: split })).toHaveLength(4)
  expect(suspects({ sales: split.slice(1) })).toEqual([])
  expect(suspects({ sales: split.map((one, at) => ({ ...one, storeId: `st_${at}` })) })).toEqual([])
})

test('a burst is found wherever it lies, and is never longer than its window', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 40 }), fc.nat(200), (times, withinMs) => {
      const items = times.map((atMs) => ({ atMs }))
      const found = fullestStretch(items, withinMs)
      if (found.length > 0) expect(found.at(-1)!.atMs - found[0]!.atMs).toBeLessThanOrEqual(withinMs)
      const best = Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at <= from + withinMs).length))
      expect(found).toHaveLength(best)
    }),
  )
})

test('a record is appealed for once, decided by somebody else, and once released is doubted anew', () => {
  const raised = { kind: 'raised', state: 'isolated', actor: 'ops:a' } as const
  const appealed = { kind: 'appealed', state: 'appealed', actor: 'ops:m' } as const
  const refused = { kind: 'decided', state: 'isolated', actor: 'ops:b' } as const
  expect(mayAppeal({ state: 'pending', steps: [raised] })).toBe(false)
  expect(mayAppeal({ state: 'isolated', steps: [raised] })).toBe(true)
  expect(mayAppeal({ state: 'isolated', steps: [raised, appealed, refused] })).toBe(false)
  expect(mayDecide({ state: 'isolated', steps: [] }, 'isolated')).toBe(false)
  expect(mayDecide({ state: 'appealed', steps: [] }, 'isolated')).toBe(true)
  expect(mayDecide({ state: 'released', steps: [] }, 'isolated')).toBe(false)
  expect(isOwnSuspicion({ state: 'appealed', steps: [raised, appealed] }, 'ops:m')).toBe(true)
  expect(isOwnSuspicion({ state: 'isolated', steps: [raised, appealed, refused] }, 'ops:b')).toBe(false)
})
