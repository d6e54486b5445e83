import type { Caller } from '../../server/kernel/ctx'
import { HOUR_MS, MINUTE_MS } from '../../server/kernel/shanghai-time'
import { call, must, type Stage } from './stage'

/** Somebody who asks for one thing after the other: a rule names what comes behind the first. */
const WISHES = ['沙发', '床垫', '餐桌', '衣柜', '书桌']
const ASKED_BEFORE_MS = 4 * HOUR_MS

/** Records headquarters doubts, in every state a doubt can be in, so that the desk for them has something on it. */
export async function leaveDoubts(stage: Stage, now: Date): Promise<{ raised: number; named: number }> {
  const { ops, boss, finance, manager, storeId } = await desk(stage)
  const at = new Date(now.getTime() - ASKED_BEFORE_MS)
  const leads = await leadsOf(stage, storeId)
  const orders = await ringUpTwo(stage, finance, storeId, at)
  for (const [step, wish] of WISHES.entries()) {
    const shopper: Caller = { kind: 'shopper', brandId: stage.brandId, openid: 'sample-asks-a-lot', unionid: null }
    const asked = { channel: 'appointment', wish, storeId, idempotencyKey: `asks-a-lot-${step}` }
    await must(call(stage, shopper, 'captureLead', asked, new Date(at.getTime() + step * 5 * MINUTE_MS)))
  }

  const raise = async (who: Caller, subjectKind: 'lead' | 'order', subjectId: string | undefined, reason: string) =>
    subjectId === undefined
      ? null
      : await must<{ suspicionId: string }>(
          call(stage, who, 'raiseSuspicion', { subjectKind, subjectId, reason }, new Date(at.getTime() + HOUR_MS)),
        )
  const appeal = (suspicionId: string, words: string) =>
    must(call(stage, manager, 'appealSuspicion', { suspicionId, words }, new Date(at.getTime() + 2 * HOUR_MS)))
  const decide = (suspicionId: string, outcome: string, reason: string) => {
    const answer = { suspicionId, outcome, reason }
    return must(call(stage, boss, 'decideSuspicion', answer, new Date(at.getTime() + 3 * HOUR_MS)))
  }

  const empty = await raise(ops, 'lead', leads[0], '两次拨打都是空号，需求的文字与另外几条完全一样。')
  const till = await raise(ops, 'order', orders[0], '收银台那个时段没有开单记录，顾客电话是店里的座机。')
  if (till) await appeal(till.suspicionId, '当天系统断网补录，纸质小票和转账截图已拍照留存。')
  const sample = await raise(finance, 'order', orders[1], '金额和数量都像内部领样。')
  if (sample) await decide(sample.suspicionId, 'released', '已与顾客电话核实，是样板间一次性采购。')
  const twice = await raise(ops, 'lead', leads[1], '同一个收货地址一周内用不同名字留了三次需求。')
  if (twice) {
    await appeal(twice.suspicionId, '是同一小区的三户邻居一起来的。')
    await decide(twice.suspicionId, 'isolated', '三个号码的机主是同一人，维持隔离。')
  }
  const clock: Caller = { kind: 'clock', brandId: stage.brandId }
  const { named } = await must<{ named: number }>(call(stage, clock, 'nameSuspects', {}, now))
  return { raised: [empty, till, sample, twice].filter(Boolean).length, named }
}

/** The accounts of the sample brand as callers, and a store its manager is in charge of. */
async function desk({ db, brandId }: Stage) {
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'role', 'store_ids as storeIds'])
    .where('brand_id', '=', brandId)
    .orderBy('id')
    .execute()
  const of = (role: (typeof staff)[number]['role']): Caller => {
    const { id, storeIds } = staff.find((one) => one.role === role)!
    return { kind: 'ops', brandId, staffId: id, role, stores: role === 'store_manager' ? storeIds : 'all' }
  }
  const [storeId] = staff.find(({ role }) => role === 'store_manager')!.storeIds
  return {
    ops: of('hq_ops'),
    boss: of('hq_admin'),
    finance: of('finance'),
    manager: of('store_manager'),
    storeId: storeId!,
  }
}

/** The newest leads of a store. */
async function leadsOf({ db, brandId }: Stage, storeId: string): Promise<string[]> {
  const leads = await db
    .selectFrom('lead')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('store_id', '=', storeId)
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  return leads.map(({ id }) => id)
}

/** Two sales of a store's till, whose buyers left no number. */
async function ringUpTwo(stage: Stage, finance: Caller, storeId: string, at: Date): Promise<string[]> {
  const { db, brandId } = stage
  const store = await db.selectFrom('store').select('code').where('id', '=', storeId).executeTakeFirstOrThrow()
  const sku = await db
    .selectFrom('sku')
    .select(['id', 'title', 'list_fen as unitFen'])
    .where('brand_id', '=', brandId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const line = { skuId: sku.id, title: sku.title, quantity: 4, unitFen: sku.unitFen }
  const numbers = ['POS-doubt-1', 'POS-doubt-2']
  const sales = numbers.map((orderNo) => ({
    orderNo,
    storeCode: store.code,
    lines: [line],
    paidAt: at.toISOString(),
  }))
  await must(call(stage, finance, 'importOrders', { orders: sales }, at))
  const orders = await db
    .selectFrom('orders')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('order_no', 'in', numbers)
    .orderBy('order_no')
    .execute()
  return orders.map(({ id }) => id)
}
