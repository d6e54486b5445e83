import type { recordScan as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { bindByCode } from '../../flows/bind-by-code'
import { findOrCreatePerson } from '../../flows/find-person'
import { noteTouch } from '../../flows/note-touch'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findCode } from '../../modules/code/code.sql'
import { refuseDeadCode } from '../../modules/code/code-state'
import { scanTouchKey } from '../../modules/code/scan-touch-key'
import { isOwnShareCode } from '../../modules/code/share-code.sql'

/**
 * A scan becomes a touch of the person behind the WeChat account, who is recorded as a visitor on the first one.
 * The same scan within ten minutes is the same touch. A member nobody is bound to is bound to the code's guide. Who scans
 * the code they share themselves has looked at a page: nobody brought them, and nobody is bound by it.
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
  const isOwn = code.channel === 'referral' && (await isOwnShareCode(ctx.db, memberId, code.code))
  const scan = {
    brandId,
    memberId,
    code: code.code,
    proof: 'wx_scene',
    context: { codeKind: code.kind },
    idempotencyKey: scanTouchKey(who, code.code, ctx.now),
    occurredAt: ctx.now,
  } as const
  const { storeId, partnerId, campaign } = code
  const touch = isOwn
    ? await noteTouch(ctx, { ...scan, kind: 'page_view', channel: 'organic' })
    : await noteTouch(ctx, { ...scan, kind: 'scan', channel, guideId: code.guideId, storeId, partnerId, campaign })
  const isMember = person.state === 'member'
  const { guideId } = code
  const mayBind = !isOwn && isMember && touch.isNew && guideId !== null
  const isBoundNow =
    mayBind && (await bindByCode(ctx, { memberId, guideId, storeId, touchpointId: touch.touchpointId }))
  return { ...touch, isMember, isBoundNow }
}
