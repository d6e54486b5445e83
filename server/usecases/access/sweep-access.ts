import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, MINUTE_MS } from '../../kernel/shanghai-time'
import { deleteSessionsEndedBefore } from '../../modules/access/session.sql'
import { deleteSourcesUnseenSince } from '../../modules/access/sign-in-source.sql'
import { SOURCE_WINDOW_MINUTES } from '../../modules/access/source-limit'
import { deleteNoncesBefore } from '../../modules/partner/partner.sql'
import { SIGNATURE_WINDOW_MS } from '../../modules/partner/partner-signature'

type SweepAccess = typeof contract.sweepAccess
const SESSIONS_KEPT_DAYS = 7

/**
 * Forgets what no longer opens or closes anything: long-ended sessions, nonces whose timestamps are refused by now, and
 * networks whose failures count no more.
 */
export async function sweepAccess(
  { db, now }: Ctx<CallerOf<'clock'>>,
  _: Input<SweepAccess>,
): Promise<Output<SweepAccess>> {
  const at = now.getTime()
  return {
    sessions: await deleteSessionsEndedBefore(db, new Date(at - SESSIONS_KEPT_DAYS * DAY_MS)),
    nonces: await deleteNoncesBefore(db, new Date(at - 2 * SIGNATURE_WINDOW_MS)),
    networks: await deleteSourcesUnseenSince(db, new Date(at - SOURCE_WINDOW_MINUTES * MINUTE_MS)),
  }
}
