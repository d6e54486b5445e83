import type { Input, Output } from '../../../contract/endpoint'
import type { listLeads as endpoint } from '../../../contract/lead-watch'
import type { Channel, UnroutableReason } from '../../../contract/vocabulary'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as leads from '../../modules/lead/lead.sql'
import { personLabel } from '../../modules/lead/person-label'

/** The lead pool as a staff member may see it: all of the brand, or the leads of their stores. */
export async function listLeads(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const rows = await leads.listLeads(ctx.db, {
    brandId,
    stores,
    state: input.state,
    before: input.cursor,
    rows: input.rows,
  })
  return {
    leads: rows.map((row) => ({
      ...row,
      channel: row.channel as Channel,
      unroutableReason: row.unroutableReason as UnroutableReason | null,
      person: personLabel(row.displayName, row.phoneMasked),
    })),
    next: rows.length === input.rows ? (rows.at(-1)?.id ?? null) : null,
  }
}
