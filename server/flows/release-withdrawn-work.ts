import type { Ctx } from '../kernel/ctx'
import { listConsents } from '../modules/member/consent.sql'
import { mayReceive } from '../modules/member/consent-gate'
import { consentedRecipients } from '../modules/member/consent-state'
import { lockLiveWorkAt } from '../modules/member/live-work.sql'
import { findStore } from '../modules/network/store.sql'
import { passLeadOn } from './pass-lead-on'

/**
 * Takes a person's leads back from a store that may no longer have them, and routes them to one that may: stopping to
 * process is part of withdrawing. Write the withdrawal first. Does nothing for a store of the same company. Returns
 * how many moved.
 */
export async function releaseWithdrawnWork(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  memberId: string,
  recipient: string,
): Promise<number> {
  const store = await findStore(ctx.db, brandId, recipient)
  if (!store) return 0
  const given = consentedRecipients(await listConsents(ctx.db, brandId, memberId), 'lead_handover')
  if (mayReceive({ storeKind: store.kind, storeId: store.id }, given)) return 0
  const work = await lockLiveWorkAt(ctx.db, memberId, store.id)
  for (const { assignmentId, leadId, guideId } of work) {
    const reason = 'consent_withdrawn'
    await passLeadOn(ctx, { brandId, assignmentId, leadId, guideId, to: 'taken_back', reason })
  }
  return work.length
}
