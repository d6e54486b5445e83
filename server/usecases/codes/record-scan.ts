import type { recordScan as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { bindByCode } from '../../flows/bind-by-code'
import { findOrCreatePerson } from '../../flows/find-person'
import { noteTouch } from '../../flows/note-touch'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findCode } from '../../modules/code/code.sql'
import { refuseDeadCode } from '../../modules/code/code-state'
import { scanTouchKey } from '../../modules/code/scan-touch-key'

/**
 * A scan becomes a touch of the person behind the WeChat account, who is recorded as a visitor on the first one.
 * The same scan within ten minutes is the same touch. A member nobody is bound to is bound to the code's guide.
 */
export async function recordScan(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const code = await findCode(ctx.db, brandId, input.code)
  refuseDeadCode(code, ctx.now)

  const { channel } = code
  const person = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel, code: code.code })
  const { memberId } = person
  // Touches are kept for ever, so their key must not carry the openid itself.
  const who = ctx.outside.vault.blindIndex(brandId, openid)
  const touch = await noteTouch(ctx, {
    brandId,
    memberId,
    kind: 'scan',
    channel,
    guideId: code.guideId,
    storeId: code.storeId,
    partnerId: code.partnerId,
    code: code.code,
    campaign: code.campaign,
    proof: 'wx_scene',
    context: { codeKind: code.kind },
    idempotencyKey: scanTouchKey(who, code.code, ctx.now),
    occurredAt: ctx.now,
  })
  const isMember = person.state === 'member'
  const { guideId, storeId } = code
  const mayBind = isMember && touch.isNew && guideId !== null
  const isBoundNow =
    mayBind && (await bindByCode(ctx, { memberId, guideId, storeId, touchpointId: touch.touchpointId }))
  return { ...touch, isMember, isBoundNow }
}
