import type { recordView as endpoint } from '../../../contract/catalogue'
import type { Input, Output } from '../../../contract/endpoint'
import { findOrCreatePerson } from '../../flows/find-person'
import { noteTouch } from '../../flows/note-touch'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { nameProduct } from '../../modules/catalogue/name-product.sql'
import { findMember } from '../../modules/member/member.sql'

/** Notes that a person looked at a product, once a product and day. Of who refused personalisation nothing is kept. */
export async function recordView(
  ctx: Ctx<CallerOf<'shopper'>>,
  { productId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const product = await nameProduct(ctx.db, brandId, productId)
  if (!product) throw new AppError('product_unknown')
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'mall' })
  const person = await findMember(ctx.db, brandId, memberId)
  assert(person, 'The person who was found exists')
  if (!person.isPersonalised) return { isNew: false }
  const { isNew } = await noteTouch(ctx, {
    brandId,
    memberId,
    kind: 'page_view',
    channel: 'mall',
    proof: 'server',
    subject: product.title,
    context: { productId },
    idempotencyKey: `view-${memberId}-${shanghaiDay(ctx.now)}-${productId}`,
    occurredAt: ctx.now,
  })
  return { isNew }
}
