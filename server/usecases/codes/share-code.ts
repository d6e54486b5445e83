import type { Input, Output } from '../../../contract/endpoint'
import type { shareCode as endpoint } from '../../../contract/service'
import { findOrCreatePerson } from '../../flows/find-person'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { newScanCode } from '../../kernel/new-id'
import { liveBinding } from '../../modules/binding/binding.sql'
import { nameProduct } from '../../modules/catalogue/name-product.sql'
import { insertCodes } from '../../modules/code/code.sql'
import { findShareCode, keepShareCode } from '../../modules/code/share-code.sql'
import { lockMembers } from '../../modules/member/member.sql'

/** What somebody shares who names no product: the brand's front page. */
const HOME_SUBJECT = 'home'

/**
 * The code a person shares something by: the same for the same thing, as long as they have the same guide. It leads to
 * the store and guide they belong to now, and says nothing else; a code they gave away before goes on leading where it led.
 */
export async function shareCode(
  ctx: Ctx<CallerOf<'shopper'>>,
  { productId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId, openid, unionid } = caller
  if (productId !== undefined && !(await nameProduct(db, brandId, productId))) throw new AppError('product_unknown')
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'organic' })
  // Of two taps the second waits here, and finds what the first made.
  await lockMembers(db, [memberId])
  const binding = await liveBinding(db, memberId)
  const place = { storeId: binding?.storeId ?? null, guideId: binding?.guideId ?? null }

  const subject = productId === undefined ? HOME_SUBJECT : `product:${productId}`
  const known = await findShareCode(db, memberId, subject, now)
  if (known?.storeId === place.storeId && known.guideId === place.guideId) return { code: known.code }

  const code = newScanCode()
  const unused = { partnerId: null, campaign: null, expiresAt: null }
  const made = { ...unused, ...place, code, kind: 'poster', channel: 'referral', createdAt: now } as const
  await insertCodes(db, brandId, [made], actorOf(caller))
  await keepShareCode(db, { brandId, memberId, subject, code, madeAt: now })
  return { code }
}
