import type { retryPool as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import { eachOnItsOwn } from '../../flows/each-on-its-own'
import type { PlacedLead } from '../../flows/placed-lead'
import { routeAgain } from '../../flows/route-again'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockLead } from '../../modules/lead/lead.sql'
import { poolLeads } from '../../modules/routing/assignment.sql'

/** After this many attempts only a person decides where a lead goes. */
const ATTEMPTS_MAX = 12

/** Reads which leads of HQ's pool are due for another attempt: held ones after minutes, the others after hours. */
export async function findPooled(ctx: Ctx<CallerOf<'clock'>>, input: Input<typeof endpoint>): Promise<string[]> {
  const { brandId } = ctx.caller
  const rows = await poolLeads(ctx.db, { brandId, attemptsMax: ATTEMPTS_MAX, now: ctx.now, rows: input.rows })
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
