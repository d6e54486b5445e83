import type { Ctx } from '../kernel/ctx'
import { bindIfFree } from '../modules/binding/binding.sql'

export type BindingToMake = {
  brandId: string
  memberId: string
  guideId: string
  storeId: string
  reason: 'lead_accepted' | 'guide_code' | 'import' | 'shopper_choice' | 'hq_choice' | 'merge_undone'
  touchpointId: string | null
}

/**
 * Binds a person to a guide from now on, unless somebody is bound already or the guide's stock of members is full:
 * an existing owner is never pushed out by a scan. Note a touch first: it locks the person. Returns whether it was made.
 */
export async function bindMember(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, binding: BindingToMake): Promise<boolean> {
  return bindIfFree(ctx.db, { ...binding, id: ctx.newId('bd'), startsAt: ctx.now })
}
