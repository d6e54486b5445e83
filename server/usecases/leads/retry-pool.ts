import type { retryPool as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import { eachOnItsOwn } from '../../flows/each-on-its-own'
import type { PlacedLead } from '../../flows/offer-lead'
import { routeAgain } from '../../flows/route-again'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { HOUR_MS } from '../../kernel/shanghai-time'
import { lockLead } from '../../modules/lead/lead.sql'
import { poolLeads } from '../../modules/routing/assignment.sql'

/** A lead nobody could take is tried again after this long: capacity comes back with the next shift or day. */
const RETRY_AFTER_MS = 4 * HOUR_MS
/** After this many attempts only a person decides where a lead goes. */
const ATTEMPTS_MAX = 12

/** Reads which leads of HQ's pool are worth another attempt. */
export async function findPooled(ctx: Ctx<CallerOf<'clock'>>, input: Input<typeof endpoint>): Promise<string[]> {
  const triedBefore = new Date(ctx.now.getTime() - RETRY_AFTER_MS)
  const rows = await poolLeads(ctx.db, {
    brandId: ctx.caller.brandId,
    attemptsMax: ATTEMPTS_MAX,
    triedBefore,
    rows: input.rows,
  })
  return rows.map((row) => row.id)
}

/** Tries each once more, in a transaction of its own. */
export async function retryPool(ctx: Ctx<CallerOf<'clock'>>, leadIds: string[]): Promise<Output<typeof endpoint>> {
  const named = (leadId: string) => ({ leadId })
  const tried = await eachOnItsOwn(ctx, leadIds, named, (db, leadId) => placeIfPooled({ ...ctx, db }, leadId))
  return { tried: leadIds.length, offered: tried.filter((placed) => placed?.offer).length }
}

/** Between the reading and now somebody may have placed it: another timer, or a person by hand. */
async function placeIfPooled(ctx: Ctx<CallerOf<'clock'>>, leadId: string): Promise<PlacedLead | null> {
  const { brandId } = ctx.caller
  const lead = await lockLead(ctx.db, brandId, leadId)
  return lead?.state === 'pooled' ? routeAgain(ctx, brandId, leadId) : null
}
