import type { Output } from '../../../contract/endpoint'
import { type listMissedLeads as endpoint, MISSED_DAYS, MISSED_ROWS_MAX } from '../../../contract/lead-standing'
import { openLibrary } from '../../flows/read-artefacts'
import { tellStanding } from '../../flows/tell-standing'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS } from '../../kernel/shanghai-time'
import { decisionsElsewhere } from '../../modules/routing/missed-lead.sql'

/** Leads of their stores that a guide did not get within the last week, each with why and what would have changed it. */
export async function listMissedLeads(ctx: Ctx<CallerOf<'guide'>>): Promise<Output<typeof endpoint>> {
  const { brandId, guideId, storeIds } = ctx.caller
  const since = new Date(ctx.now.getTime() - MISSED_DAYS * DAY_MS)
  const found = await decisionsElsewhere(ctx.db, { brandId, guideId, storeIds, since, rows: MISSED_ROWS_MAX })
  const library = openLibrary(ctx.db, brandId)
  const leads: Output<typeof endpoint>['leads'] = []
  for (const { decisionId, decidedAt, channel, storeName, ...stored } of found) {
    const standing = await tellStanding(library, stored, guideId)
    if (!standing || standing.isReceived) continue
    const { rank, of, decidedBy, remedy } = standing
    leads.push({ decisionId, decidedAt, channel, storeName, rank, of, decidedBy, remedy })
  }
  return { serverTime: ctx.now, leads }
}
