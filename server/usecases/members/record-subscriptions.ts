import type { Input, Output } from '../../../contract/endpoint'
import { SUBSCRIPTION_TEXT, type Subscription } from '../../../contract/mall-vocabulary'
import type { recordSubscriptions as endpoint } from '../../../contract/service'
import { findOrCreatePerson } from '../../flows/find-person'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { addAcceptances, remainingOf } from '../../modules/notice/subscription.sql'

/**
 * Counts what the caller accepted in WeChat's dialog: one acceptance is one message. A rejection takes nothing away from
 * what was accepted before. That somebody says more than is true does no harm: WeChat refuses, and the count is 0 again.
 */
export async function recordSubscriptions(
  ctx: Ctx<CallerOf<'shopper'>>,
  { answers }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'organic' })
  const accepted = answers.filter(({ answer }) => answer === 'accept').map(({ subscription }) => subscription)
  await addAcceptances(ctx.db, { brandId, memberId, now: ctx.now }, [...new Set(accepted)])
  const remaining = await remainingOf(ctx.db, memberId)
  const all = Object.keys(SUBSCRIPTION_TEXT) as Subscription[]
  return {
    left: Object.fromEntries(all.map((name) => [name, remaining.get(name) ?? 0])) as Record<Subscription, number>,
  }
}
