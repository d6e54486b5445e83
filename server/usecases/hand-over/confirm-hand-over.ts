import type { Input, Output } from '../../../contract/endpoint'
import type { confirmHandOver as endpoint } from '../../../contract/hand-over'
import { noteTouch } from '../../flows/note-touch'
import { type GiftHandOver, type OrderHandOver, readHandOver, showHandOver } from '../../flows/read-hand-over'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertTogether } from '../../kernel/insert-many'
import { findBenefitByCode, insertBenefitUse } from '../../modules/benefit/benefit.sql'
import { takeGift } from '../../modules/benefit/join-gift.sql'
import { lockMembers } from '../../modules/member/member.sql'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { lockPickUp } from '../../modules/order/hand-over.sql'
import { sparePieces, waitingPieces } from '../../modules/order/hand-over-state'
import { markReceived } from '../../modules/order/order.sql'
import { releasePieces } from '../../modules/stock/order-holds.sql'
import { takeHolds } from '../../modules/stock/stock.sql'

type GuideCtx = Ctx<CallerOf<'guide'>>

/**
 * A guide hands over what a code stands for: an order of their store, which is then received and its goods gone from
 * the store's stock, or a gift, once in any store. The order or the person is held first, so that of two confirmations
 * at once one hands over and the other, like every later one, is told who did. Proves that the buyer was there.
 * Throws `hand_over_closed` for what goes back or has lapsed, and `gift_stock_out`.
 */
export async function confirmHandOver(
  ctx: GuideCtx,
  { code }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  await hold(ctx, code)
  const found = await readHandOver(ctx, code)
  if (found.state === 'done') return { ...(await showHandOver(ctx, code, found)), outcome: 'repeated' }
  if (found.state !== 'ready') throw new AppError('hand_over_closed')
  if (found.kind === 'order') {
    await handOrder(ctx, found)
    return { ...(await showHandOver(ctx, code, { ...found, state: 'done' })), outcome: 'done' }
  }
  await handGift(ctx, found)
  return { ...(await showHandOver(ctx, code, await readHandOver(ctx, code))), outcome: 'done' }
}

async function hold({ db, caller }: GuideCtx, code: string): Promise<void> {
  if (code.startsWith('1')) return lockPickUp(db, caller.brandId, code)
  const benefit = await findBenefitByCode(db, caller.brandId, code)
  if (benefit) await lockMembers(db, [benefit.memberId])
}

async function handOrder(ctx: GuideCtx, { pickUp, lines }: OrderHandOver): Promise<void> {
  const { db, now } = ctx
  const { brandId } = ctx.caller
  const { orderId, memberId, storeId } = pickUp
  await markReceived(db, orderId, now)
  await releasePieces(db, orderId, sparePieces(lines), now)
  await takeHolds(db, orderId, now)
  const pieces = lines
    .map((line) => ({ lineNo: line.lineNo, quantity: waitingPieces(line) }))
    .filter(({ quantity }) => quantity > 0)
  const event = { id: ctx.newId('ev'), brand_id: brandId, order_id: orderId, kind: 'handed_over' }
  const upload = { topic: 'shipping_upload', key: orderId, payload: { orderId } } as const
  await insertTogether(db, {
    order_event: [{ ...event, actor: actorOf(ctx.caller), detail: { storeId, pieces }, at: now }],
    outbox: [outboxRow(upload, { id: ctx.newId('ob'), brandId, now })],
  })
  if (memberId) await noteVisit(ctx, memberId, storeId, orderId)
}

async function handGift(ctx: GuideCtx, { benefit }: GiftHandOver): Promise<void> {
  const { brandId, guideId, storeIds } = ctx.caller
  const { benefitId, memberId, title } = benefit
  if (!(await takeGift(ctx.db, brandId, title))) throw new AppError('gift_stock_out')
  const storeId = storeIds[0] ?? null
  await insertBenefitUse(ctx.db, { benefitId, brandId, usedAt: ctx.now, guideId, storeId })
  await noteVisit(ctx, memberId, storeId, benefitId)
}

/** Whoever fetches something in a store was there, with this guide. */
async function noteVisit(ctx: GuideCtx, memberId: string, storeId: string | null, fetchedId: string): Promise<void> {
  await noteTouch(ctx, {
    brandId: ctx.caller.brandId,
    memberId,
    kind: 'store_visit',
    channel: 'store_scan',
    guideId: ctx.caller.guideId,
    storeId,
    proof: 'server',
    context: { fetchedId },
    idempotencyKey: `hand-over:${fetchedId}`,
    occurredAt: ctx.now,
  })
}
