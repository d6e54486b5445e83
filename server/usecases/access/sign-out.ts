import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { tokenHash } from '../../kernel/secret-token'
import { revokeSession } from '../../modules/access/session.sql'

type SignOut = typeof contract.signOut

/** Ends one of the caller's own sessions. */
export async function signOut(
  { db, now, caller }: Ctx<CallerOf<'ops'>>,
  { token }: Input<SignOut>,
): Promise<Output<SignOut>> {
  await revokeSession(db, { brandId: caller.brandId, kind: 'staff', subject: caller.staffId }, tokenHash(token), now)
  return {}
}
