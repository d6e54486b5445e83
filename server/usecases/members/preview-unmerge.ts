import type { Input, Output } from '../../../contract/endpoint'
import type { previewUnmerge as endpoint } from '../../../contract/member-merge'
import { readUnmerge } from '../../flows/read-unmerge'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** What taking a merge back would put back and what it would leave. Changes nothing. */
export async function previewUnmerge(
  ctx: Ctx<CallerOf<'ops'>>,
  { fromMemberId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { merge, refusal, plan } = await readUnmerge(ctx, ctx.caller.brandId, fromMemberId, false)
  return {
    refusal,
    intoMemberId: merge.livesIn ?? merge.intoId,
    mergedAt: merge.at,
    back: plan?.back ?? [],
    left: plan?.left ?? [],
  }
}
