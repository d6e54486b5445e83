import type { Input, Output } from '../../../contract/endpoint'
import type { findReceivers as endpoint } from '../../../contract/lead-pool'
import { narrowStores } from '../../flows/narrow-stores'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { colleagueExclusion } from '../../modules/network/colleague-exclusion'
import * as receivers from '../../modules/network/receiver.sql'

/** Guides whom the caller may give a lead to, by name, each with how full they are today and what speaks against it. */
export async function findReceivers(
  ctx: Ctx<CallerOf<'ops'>>,
  { words, storeId, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const stores = await narrowStores(ctx, storeId)
  const found = await receivers.findReceivers(ctx.db, { brandId, stores, words, day: shanghaiDay(ctx.now), rows })
  return {
    guides: found.map(({ isOnLeave, isTaking, ...guide }) => ({
      ...guide,
      exclusion: isOnLeave ? 'ON_LEAVE' : colleagueExclusion({ isTaking, ...guide }),
    })),
  }
}
