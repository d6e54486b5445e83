import type { Caller } from '../../server/kernel/ctx'
import { DAY_MS, HOUR_MS } from '../../server/kernel/shanghai-time'
import { leaveDoubts } from './leave-doubts'
import { call, must, type Stage } from './stage'

const WORDS = [
  '这位顾客一直由我在企业微信跟进，成交前一天还发了清单，归属份额应该算促成导购。',
  '顾客到店时是我接待的，收银时登记成了同事，请核对当天的排班。',
  '顾客付款前我休假两天，由同事代为跟进，份额衰减的天数算多了。',
]
const WISHES = [
  { reason: '尺寸不合适', note: '放进客厅后发现过道不够宽，想退一件。' },
  { reason: '与描述不符', note: '颜色比图片深一些。' },
]
const LOOKED_AT = 40
/** Late enough to be of today's desk, early enough that somebody has had the time to complain. */
const ASKED_BEFORE_MS = 3 * HOUR_MS

type Left = { disputes: number; refunds: number; doubts: { raised: number; named: number } }

/** Guides who disagree, one of them answered already, buyers who want money back, and records in doubt: work for headquarters' first day. */
export async function leaveMoneyWork(stage: Stage, now: Date): Promise<Left> {
  const at = new Date(now.getTime() - ASKED_BEFORE_MS)
  return {
    disputes: await dispute(stage, at),
    refunds: await askBack(stage, at),
    doubts: await leaveDoubts(stage, now),
  }
}

async function dispute(stage: Stage, at: Date): Promise<number> {
  const { db, brandId } = stage
  const shares = await db
    .selectFrom('lot as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .innerJoin('guide as g', 'g.id', 'l.party_id')
    .innerJoin('guide_store as s', (join) => join.onRef('s.guide_id', '=', 'g.id').on('s.is_home', '=', true))
    .select(['l.order_id as orderId', 'g.id as guideId', 'g.role', 's.store_id as storeId'])
    .where('l.brand_id', '=', brandId)
    .where('l.party_kind', '=', 'guide')
    .where('o.state', 'in', ['received', 'paid', 'shipped'])
    .where('g.employment', '=', 'active')
    .orderBy('l.id', 'desc')
    .limit(LOOKED_AT)
    .execute()
  const byOrder = new Map(shares.map((share) => [share.orderId, share]))
  const chosen = [...byOrder.values()].slice(0, WORDS.length)
  for (const [index, { orderId, guideId, role, storeId }] of chosen.entries()) {
    const guide: Caller = { kind: 'guide', brandId, guideId, role, storeIds: [storeId] }
    const wish = { orderId, reason: WORDS[index]! }
    const { disputeId } = await must<{ disputeId: string }>(call(stage, guide, 'openDispute', wish, at))
    if (index > 0) continue
    const answer = { disputeId, resolution: '核对触点记录：付款前 30 天内有效互动来自同事，维持原归因。' }
    await must(call(stage, hq(stage), 'resolveDispute', answer, new Date(at.getTime() + HOUR_MS)))
  }
  return chosen.length
}

async function askBack(stage: Stage, at: Date): Promise<number> {
  const { db, brandId } = stage
  const received = await db
    .selectFrom('orders as o')
    .innerJoin('member_identity as i', (join) =>
      join.onRef('i.member_id', '=', 'o.member_id').on('i.kind', '=', 'openid'),
    )
    .select(['o.id as orderId', 'i.value as openid'])
    .where('o.brand_id', '=', brandId)
    .where('o.source', '=', 'miniprogram')
    .where('o.state', '=', 'received')
    .where('o.received_at', '>', new Date(at.getTime() - 6 * DAY_MS))
    .orderBy('o.id', 'desc')
    .limit(LOOKED_AT)
    .execute()
  let asked = 0
  for (const { orderId, openid } of received) {
    const wish = WISHES[asked]
    if (!wish) break
    const shopper: Caller = { kind: 'shopper', brandId, openid, unionid: null }
    const request = { orderId, lines: [{ lineNo: 1, quantity: 1 }], ...wish, idempotencyKey: `ask-back-${orderId}` }
    // What went back whole already has nothing left to ask for.
    if ((await call(stage, shopper, 'requestRefund', request, at)).ok) asked += 1
  }
  return asked
}

const hq = (stage: Stage): Caller => ({
  kind: 'ops',
  brandId: stage.brandId,
  staffId: 'sf_story',
  role: 'hq_ops',
  stores: 'all',
})
