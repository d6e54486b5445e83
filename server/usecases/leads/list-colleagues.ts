import type { Output } from '../../../contract/endpoint'
import type { listColleagues as endpoint } from '../../../contract/guide-work'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as network from '../../modules/network/colleague.sql'
import { colleagueExclusion } from '../../modules/network/colleague-exclusion'

/** To whom of their own stores a guide may pass a lead on, and what speaks against it now. */
export async function listColleagues(ctx: Ctx<CallerOf<'guide'>>): Promise<Output<typeof endpoint>> {
  const { brandId, guideId, storeIds } = ctx.caller
  const colleagues = await network.listColleagues(ctx.db, { brandId, guideId, storeIds, day: shanghaiDay(ctx.now) })
  return { colleagues: colleagues.map((one) => ({ ...one, exclusion: colleagueExclusion(one) })) }
}
