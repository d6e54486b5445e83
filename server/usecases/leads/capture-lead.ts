import type { Input, Output } from '../../../contract/endpoint'
import type { captureLead as endpoint } from '../../../contract/lead'
import type { Channel, TouchKind } from '../../../contract/vocabulary'
import { captureAndRoute, type LeadToCapture } from '../../flows/capture-and-route'
import { findOrCreatePerson } from '../../flows/find-person'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nameProduct } from '../../modules/catalogue/name-product.sql'
import { findCode } from '../../modules/code/code.sql'
import { refuseDeadCode } from '../../modules/code/code-state'
import { isOwnShareCode } from '../../modules/code/share-code.sql'
import { findByKey } from '../../modules/lead/lead.sql'
import { mayVisit } from '../../modules/network/may-visit'
import { findStore } from '../../modules/network/store.sql'
import { promisedAnswer } from '../../modules/routing/answer-lead.sql'

/**
 * A shopper's wish, from a code, a store's page, a product or the mall, becomes a lead with a promise who answers by
 * when. An appointment may say when they come by, a product what they wish.
 */
export async function captureLead(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  // The caller's own key, so that two shoppers can never meet on one.
  // Hashed, because touches and leads outlive the account they came from.
  const idempotencyKey = `${ctx.outside.vault.blindIndex(brandId, openid)}:${input.idempotencyKey}`
  const asked = await readScene(ctx, input)
  const wished = await readWish(ctx, input, asked.sceneStoreId, idempotencyKey)
  const { memberId } = await findOrCreatePerson(ctx, {
    brandId,
    openid,
    unionid,
    channel: input.channel,
    code: input.code ?? null,
  })
  const isOwnCode = asked.code !== null && (await isOwnShareCode(ctx.db, memberId, asked.code))
  // Nobody brings themselves: what the code a person shares says counts for others only.
  const scene = isOwnCode ? { ...NO_SCENE, sceneStoreId: input.storeId ?? null } : asked
  const captured = await captureAndRoute(ctx, {
    brandId,
    memberId,
    wish: input.wish ?? null,
    channel: input.channel,
    touchKind: TOUCH_OF[input.channel] ?? 'consultation',
    proof: scene.code ? 'wx_scene' : 'server',
    ...scene,
    ...wished,
    place: input.place ?? null,
    city: input.city ?? null,
    idempotencyKey,
    occurredAt: ctx.now,
  })
  const { leadId, outcome, state, reason } = captured
  // Read from the lead as it stands, so that who asks again, or lost the first answer, is told the same.
  return { leadId, outcome, state, reason, answer: await promisedAnswer(ctx.db, leadId) }
}

const TOUCH_OF: Partial<Record<Channel, TouchKind>> = {
  store_scan: 'scan',
  guide_share: 'scan',
  appointment: 'appointment',
}

type Scene = {
  sceneStoreId: string | null
  sceneGuideId: string | null
  partnerId: string | null
  campaign: string | null
  code: string | null
}
const NO_SCENE: Scene = { sceneStoreId: null, sceneGuideId: null, partnerId: null, campaign: null, code: null }

/** Where the wish comes from. Choosing a closed store oneself is refused; scanning its code is not the shopper's fault. */
async function readScene(ctx: Ctx<CallerOf<'shopper'>>, input: Input<typeof endpoint>): Promise<Scene> {
  const { brandId } = ctx.caller
  const scene: Scene = { ...NO_SCENE }
  if (input.code) {
    const code = await findCode(ctx.db, brandId, input.code)
    refuseDeadCode(code, ctx.now)
    Object.assign(scene, {
      sceneStoreId: code.storeId,
      sceneGuideId: code.guideId,
      partnerId: code.partnerId,
      campaign: code.campaign,
      code: code.code,
    })
  }
  if (input.storeId) {
    const store = await findStore(ctx.db, brandId, input.storeId)
    if (!store) throw new AppError('store_unknown')
    if (store.status === 'closed') throw new AppError('store_closed', { storeName: store.name })
    scene.sceneStoreId = store.id
  }
  return scene
}

/**
 * When they want to come by, and what they looked at. A visit needs an appointment, a store, and a time at which that
 * store is open. Who sends again what was once accepted is not refused because time has passed or a product is gone.
 */
async function readWish(
  ctx: Ctx<CallerOf<'shopper'>>,
  { channel, visitAt, productId }: Input<typeof endpoint>,
  storeId: string | null,
  idempotencyKey: string,
): Promise<Pick<LeadToCapture, 'visitAt' | 'product'>> {
  const { brandId } = ctx.caller
  const isRepeated = async () => (await findByKey(ctx.db, brandId, idempotencyKey)) !== null
  if (visitAt) {
    const store = storeId && channel === 'appointment' ? await findStore(ctx.db, brandId, storeId) : undefined
    const isPossible = store?.status === 'open' && mayVisit(store, visitAt, ctx.now)
    if (!isPossible && !(await isRepeated())) throw new AppError('visit_invalid')
  }
  const product = productId === undefined ? undefined : await nameProduct(ctx.db, brandId, productId)
  if (productId !== undefined && !product && !(await isRepeated())) throw new AppError('product_unknown')
  const named = product ?? (productId === undefined ? undefined : { productId, title: '', categoryName: '' })
  return { ...(visitAt ? { visitAt } : {}), ...(named ? { product: named } : {}) }
}
