import type { Input, Output } from '../../../contract/endpoint'
import type { captureLead as endpoint } from '../../../contract/lead'
import type { Channel, TouchKind } from '../../../contract/vocabulary'
import { captureAndRoute } from '../../flows/capture-and-route'
import { findOrCreatePerson } from '../../flows/find-person'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findCode } from '../../modules/code/code.sql'
import { codeState } from '../../modules/code/code-state'
import { findStore } from '../../modules/network/store.sql'
import { promisedAnswer } from '../../modules/routing/answer-lead.sql'

/** A shopper's wish, from a code, a store's page or the mall, becomes a lead with a promise who answers by when. */
export async function captureLead(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const scene = await readScene(ctx, input)
  const { memberId } = await findOrCreatePerson(ctx, {
    brandId,
    openid,
    unionid,
    channel: input.channel,
    code: input.code ?? null,
  })
  const captured = await captureAndRoute(ctx, {
    brandId,
    memberId,
    wish: input.wish ?? null,
    channel: input.channel,
    touchKind: TOUCH_OF[input.channel] ?? 'consultation',
    proof: input.code ? 'wx_scene' : 'server',
    ...scene,
    code: input.code ?? null,
    place: input.place ?? null,
    city: input.city ?? null,
    // The caller's own key, so that two shoppers can never meet on one.
    // Hashed, because touches and leads outlive the account they came from.
    idempotencyKey: `${ctx.outside.vault.blindIndex(brandId, openid)}:${input.idempotencyKey}`,
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
}

/** Where the wish comes from. Choosing a closed store oneself is refused; scanning its code is not the shopper's fault. */
async function readScene(ctx: Ctx<CallerOf<'shopper'>>, input: Input<typeof endpoint>): Promise<Scene> {
  const { brandId } = ctx.caller
  const scene: Scene = { sceneStoreId: null, sceneGuideId: null, partnerId: null, campaign: null }
  if (input.code) {
    const code = await findCode(ctx.db, brandId, input.code)
    const state = codeState(code, ctx.now)
    if (!code || state !== 'live')
      throw new AppError(state === 'expired' ? 'code_expired' : state === 'voided' ? 'code_voided' : 'code_unknown')
    Object.assign(scene, {
      sceneStoreId: code.storeId,
      sceneGuideId: code.guideId,
      partnerId: code.partnerId,
      campaign: code.campaign,
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
