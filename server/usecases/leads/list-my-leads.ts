import type { Input, Output } from '../../../contract/endpoint'
import type { listMyLeads as endpoint } from '../../../contract/lead'
import { ASSIGNMENT_ALLOWS, type AssignmentState } from '../../../contract/vocabulary'
import { ruleNamesOf } from '../../flows/name-rules'
import { openLibrary } from '../../flows/read-artefacts'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { personLabel } from '../../modules/lead/person-label'
import { countOwnLeads, listOwnLeads } from '../../modules/routing/own-lead.sql'
import { whyMe } from '../../modules/routing/why-me'

type Tab = Input<typeof endpoint>['tab']

const STATES_OF_TAB: Record<Tab, readonly AssignmentState[]> = {
  waiting: ['offered'],
  following: ['accepted', 'contacted'],
  won: ['done'],
  returned: ['declined', 'expired', 'taken_back'],
}

/** A guide's own leads of one tab, newest first, each with why it came to them and the server's time to count down by. */
export async function listMyLeads(
  ctx: Ctx<CallerOf<'guide'>>,
  { tab, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const found = await listOwnLeads(ctx.db, { brandId, guideId, states: STATES_OF_TAB[tab], before: cursor, rows })
  const states = await countOwnLeads(ctx.db, brandId, guideId)
  const countOf = (of: Tab) => STATES_OF_TAB[of].reduce((sum, state) => sum + (states.get(state) ?? 0), 0)
  const library = openLibrary(ctx.db, brandId)
  const leads = []
  for (const row of found) {
    leads.push({
      ...row,
      ...whyMe(guideId, row, await ruleNamesOf(library, row.ruleVersion)),
      allows: [...ASSIGNMENT_ALLOWS[row.state]],
      person: personLabel(row.displayName, row.phoneMasked),
      lastTouch: row.lastTouch && { ...row.lastTouch, at: new Date(row.lastTouch.at) },
    })
  }
  return {
    serverTime: ctx.now,
    leads,
    counts: {
      waiting: countOf('waiting'),
      following: countOf('following'),
      won: countOf('won'),
      returned: countOf('returned'),
    },
    next: nextPage(leads, rows, ({ assignmentId }) => assignmentId),
  }
}
