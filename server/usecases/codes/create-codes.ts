import type { createCodes as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { newScanCode } from '../../kernel/new-id'
import { insertCodes } from '../../modules/code/code.sql'
import { defaultChannel } from '../../modules/code/default-channel'
import { guidePlaces } from '../../modules/network/guide.sql'
import { storeIdsInScope } from '../../modules/network/store.sql'
import { partnerNames } from '../../modules/partner/partner-account.sql'

/**
 * Makes a batch of codes, all or none. Each leads to a store, guide, campaign, poster or partner channel; the code
 * itself says nothing. A guide's code stands for their home store unless another of their stores is named. A store
 * manager makes codes for their own stores only.
 */
export async function createCodes(
  ctx: Ctx<CallerOf<'ops'>>,
  { codes }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const storeIds = await storeIdsInScope(db, caller.brandId, caller.stores, named(codes.map((code) => code.storeId)))
  const places = await guidePlaces(db, caller.brandId, named(codes.map((code) => code.guideId)))
  const partners = await partnerNames(db, caller.brandId, named(codes.map((code) => code.partnerId)))

  const made = codes.map((wish, order) => {
    const { kind, storeId, guideId, partnerId, campaign, channel, expiresAt } = wish
    if (storeId && !storeIds.has(storeId)) throw new AppError('store_unknown', { order })
    if (partnerId && !partners.has(partnerId)) throw new AppError('partner_unknown', { order })
    const place = guideId ? guidePlace(places.get(guideId), storeId) : undefined
    const isMine = caller.stores === 'all' || caller.stores.includes(place?.storeId ?? storeId ?? '')
    if (guideId && (!place || !isMine)) throw new AppError('guide_unknown', { order })
    if (!isMine) throw new AppError('store_unknown', { order })
    return {
      code: newScanCode(),
      kind,
      storeId: storeId ?? place?.storeId ?? null,
      guideId: guideId ?? null,
      partnerId: partnerId ?? null,
      campaign: campaign ?? null,
      channel: channel ?? defaultChannel({ kind, partnerId }),
      createdAt: now,
      expiresAt: expiresAt ?? null,
    }
  })

  await insertCodes(db, caller.brandId, made, actorOf(caller))
  const after = made.map(({ code, kind, storeId, guideId }) => ({ code, kind, storeId, guideId }))
  await noteChange(ctx, { action: 'createCodes', target: made[0]!.code, after })
  return { codes: made.map(({ code, kind }) => ({ code, kind })) }
}

function named(ids: readonly (string | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** The store a guide's code stands for; undefined when there is no such guide or they do not work in the named store. */
function guidePlace(
  storesOfGuide: readonly string[] | undefined,
  storeId: string | undefined,
): { storeId: string | null } | undefined {
  if (!storesOfGuide) return undefined
  if (storeId === undefined) return { storeId: storesOfGuide[0] ?? null }
  return storesOfGuide.includes(storeId) ? { storeId } : undefined
}
