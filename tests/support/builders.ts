import type { Channel, GuideRole, StoreKind, StoreStatus } from '../../contract/vocabulary'
import type { Db } from '../../server/kernel/ctx'
import { insertMany } from '../../server/kernel/insert-many'
import type { NewId } from '../../server/kernel/new-id'
import type { Vault } from '../../server/kernel/outside'
import { shanghaiDay } from '../../server/kernel/shanghai-time'
import { phoneLabel } from '../../server/modules/member/member.sql'
import { replaceGuideStores, upsertGuides } from '../../server/modules/network/guide.sql'
import { upsertGuideLoads } from '../../server/modules/network/guide-load.sql'
import { upsertRegions } from '../../server/modules/network/region.sql'
import { upsertStores } from '../../server/modules/network/store.sql'
import { makeGoods } from './goods-builders'

/** The scene most tests play in: 春熙路, Chengdu. */
export const CHENGDU = { latitude: 30.6571, longitude: 104.0809 }

type BuildContext = { db: Db; brandId: string; newId: NewId; vault: Vault; now: () => Date }
export type StoreFeatures = {
  regionId?: string
  code?: string
  name?: string
  kind?: StoreKind
  status?: StoreStatus
  city?: string
  latitude?: number
  longitude?: number
  opensMinute?: number
  closesMinute?: number
  isPilot?: boolean
}
export type GuideFeatures = {
  code?: string
  name?: string
  role?: GuideRole
  grade?: number
  skills?: string[]
  joinedOn?: string
  openid?: string
  leave?: { from: string; to: string }
  hasLeft?: boolean
  isTaking?: boolean
  dayCap?: number
  openCap?: number
  memberCap?: number
}
export type MemberFeatures = {
  /** Registered with this phone; without one the person is a visitor. */
  phone?: string
  openid?: string
  unionid?: string
  displayName?: string
  channel?: Channel
}

/** Makes what a story starts from, through the same SQL the product uses. Every feature has a plain default. */
export function makeBuilders(context: BuildContext) {
  const { db, brandId, newId, now } = context
  let count = 0
  let defaultRegion: string | undefined
  const goods = makeGoods(context)
  const next = () => String(++count).padStart(3, '0')

  async function region(name = `大区${next()}`): Promise<string> {
    const [made] = await upsertRegions(db, brandId, [{ id: newId('rg'), name }])
    return made!.id
  }

  async function store(features: StoreFeatures = {}): Promise<string> {
    defaultRegion ??= features.regionId ?? (await region('西南大区'))
    const number = next()
    const facts = {
      regionId: defaultRegion,
      code: `S${number}`,
      name: `门店${number}`,
      kind: 'own' as const,
      status: 'open' as const,
      city: '成都',
      address: `${number} 号`,
      ...CHENGDU,
      opensMinute: 0,
      closesMinute: 1440,
      isPilot: false,
      ...features,
    }
    const [made] = await upsertStores(db, brandId, [{ id: newId('st'), ...facts }], now())
    await goods.furnishStore(made!.id)
    return made!.id
  }

  /** A guide of a store (the first of several is home); `null` is a concierge of HQ, who belongs to no store. */
  async function guide(at: string | readonly string[] | null, features: GuideFeatures = {}): Promise<string> {
    const number = next()
    const { openid, leave, hasLeft, isTaking = true, dayCap = 50, openCap = 50, memberCap = 500, ...facts } = features
    const role = at === null ? ('concierge' as const) : ('guide' as const)
    const defaults = { code: `G${number}`, name: `导购${number}`, role, grade: 3, skills: [], joinedOn: '2025-01-01' }
    const [made] = await upsertGuides(db, brandId, [{ id: newId('gd'), ...defaults, ...facts }], now())
    const { id } = made!
    const storeIds = at === null ? [] : typeof at === 'string' ? [at] : at
    const places = storeIds.map((storeId, index) => ({ guideId: id, storeId, isHome: index === 0 }))
    await replaceGuideStores(db, [id], places)
    const today = { now: now(), today: shanghaiDay(now()) }
    await upsertGuideLoads(db, brandId, [{ guideId: id, dayCap, openCap, memberCap }], today)
    if (!isTaking) await db.updateTable('guide_load').set({ is_taking: false }).where('guide_id', '=', id).execute()
    await db
      .updateTable('guide')
      .set({
        openid: openid ?? `openid-${id}`,
        leave_from: leave?.from ?? null,
        leave_to: leave?.to ?? null,
        ...(hasLeft ? { employment: 'left' as const, left_on: shanghaiDay(now()) } : {}),
      })
      .where('id', '=', id)
      .execute()
    return id
  }

  async function member(features: MemberFeatures = {}): Promise<string> {
    const { phone, openid, unionid, displayName = `顾客${next()}`, channel = 'store_scan' } = features
    const id = newId('mb')
    await insertMany(db, 'member', [
      {
        id,
        brand_id: brandId,
        state: phone ? 'member' : 'visitor',
        merged_into: null,
        display_name: displayName,
        phone_cipher: phone ? context.vault.seal(phone, phoneLabel(id)) : null,
        phone_masked: phone ? `${phone.slice(0, 3)}****${phone.slice(7)}` : null,
        source_channel: channel,
        source_code: null,
        registered_at: phone ? now() : null,
        accepts_contact: phone !== undefined,
        chain_seq: 0,
        chain_hash: '',
        created_at: now(),
      },
    ])
    const names = [
      ...(openid ? [{ kind: 'openid' as const, value: openid }] : []),
      ...(unionid ? [{ kind: 'unionid' as const, value: unionid }] : []),
      ...(phone ? [{ kind: 'phone' as const, value: context.vault.blindIndex(brandId, phone) }] : []),
    ]
    const identities = names.map((name) => ({ brand_id: brandId, ...name, member_id: id, since: now() }))
    await insertMany(db, 'member_identity', identities)
    return id
  }

  /** The member agrees that a recipient (`*` is anyone of the brand) may get the lead. */
  async function consent(memberId: string, recipient = '*', isGiven = true): Promise<void> {
    await insertMany(db, 'consent', [
      {
        id: newId('cs'),
        brand_id: brandId,
        member_id: memberId,
        purpose: 'lead_handover',
        recipient,
        recipient_name: '品牌',
        text_version: '1',
        is_given: isGiven,
        at: now(),
      },
    ])
  }

  /** A lasting relation of a member to a guide, from now or from `startsAt`. */
  async function binding(memberId: string, guideId: string, storeId: string, startsAt = now()): Promise<string> {
    const id = newId('bd')
    await insertMany(db, 'binding', [
      {
        id,
        brand_id: brandId,
        member_id: memberId,
        guide_id: guideId,
        store_id: storeId,
        starts_at: startsAt,
        ends_at: null,
        reason: 'test',
        end_reason: null,
        touchpoint_id: null,
      },
    ])
    return id
  }

  async function partner(name = `渠道${next()}`, dayQuota = 1_000): Promise<string> {
    const id = newId('pt')
    await insertMany(db, 'partner', [
      {
        id,
        brand_id: brandId,
        name,
        day_quota: dayQuota,
        day: shanghaiDay(now()),
        day_used: 0,
        quality: 1,
        payable_rate_ppm: 0,
        is_active: true,
        created_at: now(),
      },
    ])
    return id
  }

  const { product, sku, stock } = goods
  return { region, store, guide, member, consent, binding, product, sku, stock, partner }
}

export type Builders = ReturnType<typeof makeBuilders>
