import type { Input, Output } from '../../../contract/endpoint'
import type { listPolicies as endpoint } from '../../../contract/policy'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listVersions } from '../../modules/policy/policy.sql'

/** Every version of one kind of policy, newest first: what was in force when can always be read again. */
export async function listPolicies(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return { versions: await listVersions(ctx.db, ctx.caller.brandId, input.kind) }
}
