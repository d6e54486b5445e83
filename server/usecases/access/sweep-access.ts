import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { deleteSessionsEndedBefore } from '../../modules/access/session.sql'
import { deleteNoncesBefore } from '../../modules/partner/partner.sql'
import { SIGNATURE_WINDOW_MS } from '../../modules/partner/partner-signature'

type SweepAccess = typeof contract.sweepAccess
const SESSIONS_KEPT_DAYS = 7

/** Forgets what no longer opens anything: long-ended sessions, and nonces whose timestamps are refused by now. */
export async function sweepAccess(
  { db, now }: Ctx<CallerOf<'clock'>>,
  _: Input<SweepAccess>,
): Promise<Output<SweepAccess>> {
  const at = now.getTime()
  return {
    sessions: await deleteSessionsEndedBefore(db, new Date(at - SESSIONS_KEPT_DAYS * DAY_MS)),
    nonces: await deleteNoncesBefore(db, new Date(at - 2 * SIGNATURE_WINDOW_MS)),
  }
}
