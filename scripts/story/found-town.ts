import type { Caller } from '../../server/kernel/ctx'
import { shanghaiDay } from '../../server/kernel/shanghai-time'
import { type GuideFacts, replaceGuideStores, upsertGuides } from '../../server/modules/network/guide.sql'
import { upsertGuideLoads } from '../../server/modules/network/guide-load.sql'
import { upsertRegions } from '../../server/modules/network/region.sql'
import { type StoreFacts, upsertStores } from '../../server/modules/network/store.sql'
import { draw, pick } from './draw'
import { contextAt, type Stage } from './stage'

const BATCH_ROWS = 2000

export type StoreToOpen = Omit<StoreFacts, 'regionId'> & { region: string }

/** Opens stores with their regions, many a statement. Answers their ids by code. */
export async function openStores(stage: Stage, stores: readonly StoreToOpen[], at: Date): Promise<Map<string, string>> {
  const ctx = contextAt(stage, null, at)
  const names = [...new Set(stores.map((store) => store.region))].sort()
  const regions = await upsertRegions(
    stage.db,
    stage.brandId,
    names.map((name) => ({ id: ctx.newId('rg'), name })),
  )
  const regionId = new Map(regions.map((region) => [region.name, region.id]))
  const ids = new Map<string, string>()
  for (let from = 0; from < stores.length; from += BATCH_ROWS) {
    const batch = stores
      .slice(from, from + BATCH_ROWS)
      .map(({ region, ...store }) => ({ ...store, id: ctx.newId('st'), regionId: regionId.get(region)! }))
    for (const { code, id } of await upsertStores(stage.db, stage.brandId, batch, at)) ids.set(code, id)
  }
  return ids
}

export type GuideToHire = GuideFacts & {
  storeIds: readonly string[]
  dayCap: number
  openCap: number
  memberCap: number
}

/** Hires guides with their stores (the first is home; none is HQ's concierge) and capacity. Answers their ids by code. */
export async function hireGuides(stage: Stage, guides: readonly GuideToHire[], at: Date): Promise<Map<string, string>> {
  const ctx = contextAt(stage, null, at)
  const ids = new Map<string, string>()
  for (let from = 0; from < guides.length; from += BATCH_ROWS) {
    const batch = guides.slice(from, from + BATCH_ROWS)
    const made = await upsertGuides(
      stage.db,
      stage.brandId,
      batch.map(({ storeIds: _stores, dayCap: _day, openCap: _open, memberCap: _member, ...facts }) => ({
        ...facts,
        id: ctx.newId('gd'),
      })),
      at,
    )
    for (const { code, id } of made) ids.set(code, id)
    const placed = batch.flatMap(({ code, storeIds }) =>
      storeIds.map((storeId, index) => ({ guideId: ids.get(code)!, storeId, isHome: index === 0 })),
    )
    await replaceGuideStores(
      stage.db,
      made.map(({ id }) => id),
      placed,
    )
    const caps = batch.map(({ code, dayCap, openCap, memberCap }) => ({
      guideId: ids.get(code)!,
      dayCap,
      openCap,
      memberCap,
    }))
    await upsertGuideLoads(stage.db, stage.brandId, caps, { now: at, today: shanghaiDay(at) })
  }
  return ids
}

const FAMILY_NAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾']
const GIVEN_NAMES = [
  '芳',
  '敏',
  '静',
  '丽',
  '伟',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀英',
  '霞',
  '平',
  '桂英',
  '文静',
  '雨桐',
  '子涵',
  '佳怡',
  '思远',
]

/** A made-up person's name, the same for the same key. */
export function madeUpName(seed: number, key: string): string {
  return pick(FAMILY_NAMES, seed, key, 'family') + pick(GIVEN_NAMES, seed, key, 'given')
}

/** What shoppers of a home and appliance brand ask for; also what guides are good at. */
export const WISHES = ['沙发', '床垫', '餐桌', '衣柜', '空调', '冰箱', '洗衣机', '热水器', '油烟机', '净水器'] as const

type Crew = { storeId: string; storeCode: string; guides: number; hasManager: boolean }

/** The guides of one store, the same for the same seed and store: mostly all-rounders, some specialists, one manager. */
export function crewOf(
  seed: number,
  { storeId, storeCode, guides, hasManager }: Crew,
  caps: Pick<GuideToHire, 'dayCap' | 'openCap' | 'memberCap'>,
): GuideToHire[] {
  const staff = Array.from({ length: guides + (hasManager ? 1 : 0) }, (_, index): GuideToHire => {
    const code = `${storeCode}-${index + 1}`
    const isManager = hasManager && index === guides
    const isSpecialist = !isManager && draw(seed, code, 'specialist') < 0.15
    const skills = isSpecialist ? WISHES.filter((wish) => draw(seed, code, wish) < 0.5) : []
    return {
      code,
      name: madeUpName(seed, code),
      role: isManager ? 'store_manager' : 'guide',
      grade: isManager ? 5 : 1 + Math.floor(draw(seed, code, 'grade') * 5),
      skills,
      joinedOn: `202${3 + Math.floor(draw(seed, code, 'year') * 3)}-0${1 + Math.floor(draw(seed, code, 'month') * 9)}-15`,
      storeIds: [storeId],
      ...caps,
    }
  })
  return staff
}

/** HQ's own receivers, who belong to no store. */
export function concierges(seed: number, count: number, dayCap: number): GuideToHire[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `HQ-${index + 1}`,
    name: madeUpName(seed, `HQ-${index + 1}`),
    role: 'concierge' as const,
    grade: 5,
    skills: [],
    joinedOn: '2023-01-01',
    storeIds: [],
    dayCap,
    openCap: dayCap * 20,
    memberCap: 5000,
  }))
}

/** A guide as the caller of their own door. */
export function guideCaller(
  stage: Stage,
  guide: { id: string; role: GuideFacts['role']; storeIds: readonly string[] },
): Caller {
  return { kind: 'guide', brandId: stage.brandId, guideId: guide.id, role: guide.role, storeIds: guide.storeIds }
}
