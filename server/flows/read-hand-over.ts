import type * as z from 'zod'
import type { findHandOver } from '../../contract/hand-over'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import * as benefits from '../modules/benefit/benefit.sql'
import { personLabel } from '../modules/lead/person-label'
import { findMember } from '../modules/member/member.sql'
import { findHandedOver, findPickUp, type PickUp } from '../modules/order/hand-over.sql'
import { type HandOverState, handOverState, waitingPieces } from '../modules/order/hand-over-state'
import { listOwnLines, type MyOrderLine } from '../modules/order/my-order.sql'

export type HandOver = z.output<typeof findHandOver.output>
type GuideCtx = Pick<Ctx<CallerOf<'guide'>>, 'db' | 'now' | 'caller'>

export type OrderHandOver = { kind: 'order'; pickUp: PickUp; lines: MyOrderLine[]; state: HandOverState }
export type GiftHandOver = {
  kind: 'gift'
  benefit: benefits.CodedBenefit
  use: { usedAt: Date; guideName: string } | undefined
  state: 'ready' | 'done' | 'lapsed'
}

/**
 * What a code stands for, to a guide who may know: a pick-up belongs to the guides of its store, a gift to every guide
 * of the brand. Throws `hand_over_unknown`, and `hand_over_elsewhere` without saying where or what.
 */
export async function readHandOver(ctx: GuideCtx, code: string): Promise<OrderHandOver | GiftHandOver> {
  const { brandId, storeIds } = ctx.caller
  if (code.startsWith('2')) return readGift(ctx, code)
  const pickUp = await findPickUp(ctx.db, brandId, code)
  if (!pickUp) throw new AppError('hand_over_unknown')
  if (!pickUp.storeId || !storeIds.includes(pickUp.storeId)) throw new AppError('hand_over_elsewhere')
  const lines = await listOwnLines(ctx.db, [pickUp.orderId])
  return { kind: 'order', pickUp, lines, state: handOverState(pickUp.state, lines) }
}

async function readGift({ db, now, caller }: GuideCtx, code: string): Promise<GiftHandOver> {
  const benefit = await benefits.findBenefitByCode(db, caller.brandId, code)
  if (!benefit) throw new AppError('hand_over_unknown')
  const use = await benefits.findBenefitUse(db, benefit.memberId, benefit.kind)
  const isLapsed = benefit.isErased || now >= benefit.validUntil
  return { kind: 'gift', benefit, use, state: use ? 'done' : isLapsed ? 'lapsed' : 'ready' }
}

/** What a guide reads of it: the person by surname only, what to hand over, and who did when it is done. */
export async function showHandOver(
  ctx: GuideCtx,
  code: string,
  found: OrderHandOver | GiftHandOver,
): Promise<HandOver> {
  const memberId = found.kind === 'order' ? found.pickUp.memberId : found.benefit.memberId
  const member = memberId ? await findMember(ctx.db, ctx.caller.brandId, memberId) : undefined
  const person = personLabel(member?.displayName ?? null, member?.phoneMasked ?? null)
  if (found.kind === 'gift') {
    const { benefit, use, state } = found
    const items = [{ title: benefit.title, options: [], quantity: 1 }]
    const done = { doneBy: use?.guideName ?? null, doneAt: use?.usedAt ?? null }
    return { code, kind: 'gift', state, person, storeName: null, orderNo: null, items, ...done }
  }
  const { pickUp, lines, state } = found
  const done = state === 'done' ? await findHandedOver(ctx.db, pickUp.orderId) : undefined
  const pieces = done?.pieces ?? lines.map((line) => ({ lineNo: line.lineNo, quantity: waitingPieces(line) }))
  return {
    code,
    kind: 'order',
    state,
    person,
    storeName: pickUp.storeName,
    orderNo: pickUp.orderNo,
    items: itemsOf(lines, pieces),
    doneBy: done?.guideName ?? null,
    doneAt: done?.at ?? null,
  }
}

function itemsOf(lines: readonly MyOrderLine[], pieces: readonly { lineNo: number; quantity: number }[]) {
  const byLine = new Map(pieces.map(({ lineNo, quantity }) => [lineNo, quantity]))
  return lines
    .map(({ lineNo, title, options }) => ({ title, options, quantity: byLine.get(lineNo) ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
}
