import { refreshStatistics } from '../../server/db/refresh-statistics'
import { foundBrand } from '../../server/flows/found-brand'
import type { Caller } from '../../server/kernel/ctx'
import { hashPassword } from '../../server/kernel/password'
import { DAY_MS, monthBounds, shanghaiDay, shanghaiMonth } from '../../server/kernel/shanghai-time'
import { insertStaff } from '../../server/modules/access/staff.sql'
import { setGuidePhotos } from '../../server/modules/network/guide-card.sql'
import { setOperationMode } from '../../server/modules/network/operation-mode.sql'
import { countShop, openShop } from '../catalogue/open-shop'
import { portraitOf } from '../catalogue/pictures'
import { arrivalsOf, arrive, phoneOf } from '../story/arrive'
import { concierges, crewOf, hireGuides, openStores } from '../story/found-town'
import { leaveMoneyWork } from '../story/leave-money-work'
import { lookAfter } from '../story/look-after'
import { runStory } from '../story/run-story'
import { type SampleStore, sampleStores } from '../story/sample-stores'
import type { LeadSource } from '../story/sources'
import { call, contextAt, must, type Stage } from '../story/stage'
import { readRuleWork, ruleWork } from '../story/try-rules'
import { BUSY_CAPS, busyLeads, busyQuarter } from './busy-quarter'
import { countForDesk, lastNightOf, liveNight } from './live-nights'
import { madeUpDeals, madeUpLeads } from './made-up-leads'

export type SeedSize = 'usual' | 'large'

/**
 * Sized so that a first start stays well under its 90 seconds; `large` takes some minutes and shows fuller lists. Seventy
 * days hold, whatever today is, a month that is closed and paid and the one after it that is to be closed.
 */
const SIZE: Record<SeedSize, { leads: number; days: number }> = {
  usual: { leads: 850, days: 70 },
  large: { leads: 6000, days: 75 },
}
const CAPS = { dayCap: 12, openCap: 30, memberCap: 600 }
const PILOT_STORES = 12
const CODED_STORES = 3
const JOIN_GIFT = { title: '手工亚麻靠垫一只', validDays: 30, stock: 2000 }
export const PASSWORD = 'fenbo-demo-2026'

/** What the start shows a person to begin with; kept beside the data, for the starts after the first. */
export type Sample = {
  password: string
  staff: { login: string; role: string }[]
  codes: { code: string; of: string }[]
  guides: { guideId: string; name: string; storeName: string; jsCode: string }[]
  /** Null in a brand that was made with nothing. */
  partner: { name: string; keyId: string; secret: string } | null
}

/**
 * Makes the brand people try the product with: 300 stores (12 of them the pilot), 900 guides and managers, concierges,
 * members and some weeks of history up to now, all by the real use cases, and leads that wait for an answer right now.
 */
export async function seedBrand(
  base: Omit<Stage, 'brandId'>,
  appId: string,
  now: Date,
  size: SeedSize,
  onDay: (done: number, days: number) => void,
): Promise<Sample> {
  const { leads, days } = SIZE[size]
  const firstDay = new Date(now.getTime() - days * DAY_MS)
  const brandId = await foundBrand(contextAt({ ...base, brandId: '' }, null, firstDay), { name: '山居家居', appId })
  const stage: Stage = { ...base, brandId }
  const stores = sampleStores(stage.seed)
  const storeIds = await openTown(stage, stores, firstDay)
  const { staff, settledBy } = await hireStaff(stage, storeIds.get(stores[0]!.code)!, firstDay)

  const yesterday = new Date(now.getTime() - DAY_MS)
  const spread = madeUpLeads(stage.seed, leads, firstDay, days)
  const busy = busyLeads(stage.seed, yesterday)
  const { sought } = quarterOf(stores)
  const sources = [...spread, ...busy]
  const arrivals = [...arrivalsOf(stage.seed, spread, stores), ...arrivalsOf(stage.seed, busy, sought)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
  const placed = stores.map((store) => ({ ...store, id: storeIds.get(store.code)! }))
  const deals = madeUpDeals(stage.seed, sources, yesterday)
  const leavesOpen = shanghaiMonth(new Date(monthBounds(shanghaiMonth(now)).startsAt.getTime() - 1))
  const mornings = ruleWork(
    stage,
    now,
    sought.map(({ code }) => storeIds.get(code)!),
  )
  const evening = (night: Date) => lookAfter(stage, night)
  const story = { arrivals, deals, stores: placed, until: yesterday, mornings, evening, leavesOpen, settledBy }
  await runStory(stage, story, 1, onDay)

  const night = await liveNight(stage, lastNightOf(now))
  stage.log('info', 'night_lived', night)
  await readRuleWork(stage, now)

  await must(call(stage, hqOf(stage), 'setJoinGift', { joinGift: JOIN_GIFT }, now))
  await countShop(stage, stores, now)
  const guides = await bindSampleGuides(stage, stores, storeIds, now)
  await leaveLeadsWaiting(stage, stores, now)
  stage.log('info', 'money_work_left', await leaveMoneyWork(stage, now))
  const codes = await printCodes(stage, stores, storeIds, guides, now)
  const partner = await invitePartner(stage, now)
  await countForDesk(stage, now)
  await refreshStatistics(stage.db)
  return { password: PASSWORD, staff, codes, guides, partner }
}

/** Where it is busy: away from the first stores, whose codes people scan to begin with. */
const quarterOf = (stores: readonly SampleStore[]) => busyQuarter(stores, stores.slice(0, CODED_STORES))

async function openTown(stage: Stage, stores: readonly SampleStore[], at: Date): Promise<Map<string, string>> {
  // Franchise stores receive leads only of shoppers who agreed to it by name; the pilot is twelve of the first region.
  const kindOf = (index: number) =>
    index % 10 === 9 ? ('franchise' as const) : index % 25 === 12 ? ('discount' as const) : ('own' as const)
  const opening = stores.map((store, index) => ({
    ...store,
    kind: kindOf(index),
    status: 'open' as const,
    opensMinute: 10 * 60,
    closesMinute: 22 * 60,
    isPilot: index % 4 === 0 && index < PILOT_STORES * 4,
  }))
  const ids = await openStores(stage, opening, at)
  // Every fourth is run by those who work there, so that both ways can be put side by side.
  const staffRun = stores.flatMap(({ code }, index) => (index % 4 === 3 ? [ids.get(code)!] : []))
  await setOperationMode(stage.db, stage.brandId, staffRun, 'staff')
  const busy = new Set(quarterOf(stores).stores.map(({ code }) => code))
  const crews = stores.flatMap(({ code }) =>
    crewOf(
      stage.seed,
      { storeId: ids.get(code)!, storeCode: code, guides: 2, hasManager: true },
      busy.has(code) ? BUSY_CAPS : CAPS,
    ),
  )
  const people = [...crews, ...concierges(stage.seed, 3, 20)]
  const guideIds = await hireGuides(stage, people, at)
  const photos = people.map(({ code, name }) => ({ guideId: guideIds.get(code)!, photoPath: portraitOf(code, name) }))
  await setGuidePhotos(stage.db, stage.brandId, photos)
  await openShop(stage, at)
  await refreshStatistics(stage.db)
  return ids
}

const STAFF = [
  { login: 'admin', name: '林管理', role: 'hq_admin' },
  { login: 'ops', name: '周运营', role: 'hq_ops' },
  { login: 'finance', name: '钱财务', role: 'finance' },
  { login: 'finance2', name: '孙复核', role: 'finance' },
  { login: 'manager', name: '吴店长', role: 'store_manager' },
] as const

async function hireStaff(stage: Stage, managedStoreId: string, at: Date) {
  const ctx = contextAt(stage, null, at)
  const passwordHash = await hashPassword(PASSWORD)
  const idOf = new Map<string, string>()
  for (const { login, name, role } of STAFF) {
    const storeIds = role === 'store_manager' ? [managedStoreId] : []
    const account = {
      id: ctx.newId('sf'),
      brand_id: stage.brandId,
      login,
      name,
      password_hash: passwordHash,
      role,
      store_ids: storeIds,
      created_at: at,
    }
    await insertStaff(stage.db, account)
    idOf.set(login, account.id)
  }
  const staff: Sample['staff'] = STAFF.map(({ login, role }) => ({ login, role }))
  return { staff, settledBy: { closer: idOf.get('finance')!, approver: idOf.get('finance2')! } }
}

const hqOf = (stage: Stage): Caller => ({
  kind: 'ops',
  brandId: stage.brandId,
  staffId: 'sf_seed',
  role: 'hq_admin',
  stores: 'all',
})

/** The two guides of the first store and a concierge sign up as people do: HQ's invitation code, their own WeChat. */
async function bindSampleGuides(
  stage: Stage,
  stores: readonly SampleStore[],
  storeIds: Map<string, string>,
  now: Date,
): Promise<Sample['guides']> {
  const store = stores[0]!
  const listed = await must<{ guides: { id: string; name: string }[] }>(
    call(stage, hqOf(stage), 'listGuides', { storeId: storeIds.get(store.code), rows: 3 }, now),
  )
  const samples: Sample['guides'] = []
  for (const [index, guide] of listed.guides.entries()) {
    const { code } = await must<{ code: string }>(
      call(stage, hqOf(stage), 'createInvitation', { guideId: guide.id }, now),
    )
    const person = {
      kind: 'anonymous' as const,
      brandId: stage.brandId,
      openid: `openid-guide${index + 1}`,
      unionid: null,
    }
    await must(call(stage, person, 'bindGuideAccount', { code }, now, 'guide'))
    samples.push({ guideId: guide.id, name: guide.name, storeName: store.name, jsCode: `login-guide${index + 1}` })
  }
  return samples
}

/** A few people ask right now, near the first store; nobody has answered them yet. */
async function leaveLeadsWaiting(stage: Stage, stores: readonly SampleStore[], now: Date): Promise<void> {
  const sources = Array.from(
    { length: 6 },
    (_, index): LeadSource => ({
      id: `now-${index}`,
      on: shanghaiDay(now),
      origin: 'direct_traffic',
      landingPage: `page-${index}`,
    }),
  )
  for (const [index, arrival] of arrivalsOf(stage.seed, sources, stores.slice(0, 1)).entries()) {
    await arrive(stage, { ...arrival, at: new Date(now.getTime() - (6 - index) * 1000) }, phoneOf(8_000_000 + index))
  }
}

async function printCodes(
  stage: Stage,
  stores: readonly SampleStore[],
  storeIds: Map<string, string>,
  guides: Sample['guides'],
  now: Date,
): Promise<Sample['codes']> {
  const ofStores = stores
    .slice(0, CODED_STORES)
    .map((store) => ({ wish: { kind: 'store', storeId: storeIds.get(store.code) }, of: `门店码 ${store.name}` }))
  const ofGuides = guides
    .slice(0, 1)
    .map((guide) => ({ wish: { kind: 'guide', guideId: guide.guideId }, of: `导购码 ${guide.name}` }))
  const wanted = [...ofStores, ...ofGuides]
  const made = await must<{ codes: { code: string }[] }>(
    call(stage, hqOf(stage), 'createCodes', { codes: wanted.map(({ wish }) => wish) }, now),
  )
  return made.codes.map(({ code }, index) => ({ code, of: wanted[index]!.of }))
}

async function invitePartner(stage: Stage, now: Date): Promise<Sample['partner']> {
  const name = '安居公寓'
  const made = await must<{ keyId: string; secret: string }>(
    call(stage, hqOf(stage), 'createPartner', { name, dayQuota: 500, quality: 2 }, now),
  )
  return { name, keyId: made.keyId, secret: made.secret }
}
