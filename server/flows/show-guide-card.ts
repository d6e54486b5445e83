import type { GuideRole } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import { findGuideCard, type GuideCardRow } from '../modules/network/guide-card.sql'

export type GuideCard = {
  guideId: string
  name: string
  role: GuideRole
  photoUrl: string | null
  storeId: string | null
  storeName: string | null
}

/** A guide as shoppers see them, with where their picture can be fetched. */
export function guideCardOf({ outside }: Pick<Ctx, 'outside'>, row: GuideCardRow): GuideCard {
  const { guideId, name, role, photoPath, storeId, storeName } = row
  return { guideId, name, role, storeId, storeName, photoUrl: photoUrlOf({ outside }, photoPath) }
}

/** Where the picture under a path can be fetched; null without one. */
export function photoUrlOf({ outside }: Pick<Ctx, 'outside'>, photoPath: string | null): string | null {
  return photoPath === null ? null : outside.files.publicUrl(photoPath)
}

/** The card of a working guide, with their home store. */
export async function showGuideCard(
  ctx: Pick<Ctx, 'db' | 'outside'>,
  brandId: string,
  guideId: string,
): Promise<GuideCard | undefined> {
  const row = await findGuideCard(ctx.db, brandId, guideId)
  return row && guideCardOf(ctx, row)
}
