import type { Output } from '../../../contract/endpoint'
import type { myGuideCode as endpoint } from '../../../contract/guide-work'
import { showGuideCard } from '../../flows/show-guide-card'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { newScanCode } from '../../kernel/new-id'
import { findOwnCode, insertCodes } from '../../modules/code/code.sql'

/**
 * The code a guide carries, for the store that is their home: made the first time it is asked for, and once however many
 * ask at the same time (an index keeps a second out, and the transaction that lost finds the first).
 */
export async function myGuideCode(ctx: Ctx<CallerOf<'guide'>>): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId, guideId } = caller
  const card = await showGuideCard(ctx, brandId, guideId)
  if (!card) throw new AppError('not_found')
  const { name, role, storeId, storeName, photoUrl } = card
  const known = await findOwnCode(db, brandId, { guideId, storeId })
  const code = known ?? newScanCode()
  if (!known) {
    const unused = { partnerId: null, campaign: null, expiresAt: null }
    const made = { ...unused, code, kind: 'guide', storeId, guideId, channel: 'guide_share', createdAt: now } as const
    await insertCodes(db, brandId, [made], actorOf(caller))
  }
  return { code, name, role, storeName, photoUrl }
}
