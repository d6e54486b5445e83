import type { Input, Output } from '../../../contract/endpoint'
import type { listMyLeads as endpoint } from '../../../contract/lead'
import { ASSIGNMENT_ALLOWS, type AssignmentState, type Channel } from '../../../contract/vocabulary'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { personLabel } from '../../modules/lead/person-label'
import { listOwnAssignments } from '../../modules/routing/assignment.sql'
import type { RoutingDecision, RoutingInput } from '../../modules/routing/route-lead'

const STATES_OF_TAB: Record<Input<typeof endpoint>['tab'], readonly AssignmentState[]> = {
  waiting: ['offered'],
  following: ['accepted', 'contacted'],
  won: ['done'],
  returned: ['declined', 'expired', 'taken_back'],
}

/** A guide's own leads of one tab, newest first, each with why it came to them and the server's time to count down by. */
export async function listMyLeads(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const rows = await listOwnAssignments(ctx.db, {
    brandId,
    guideId,
    states: STATES_OF_TAB[input.tab],
    before: input.cursor,
    rows: input.rows,
  })
  const leads = rows.map((row) => {
    const own = (row.decision as RoutingDecision).ranked.find((candidate) => candidate.guideId === guideId)
    const store = (row.decisionInput as RoutingInput).stores.find(({ id }) => id === own?.storeId)
    return {
      ...row,
      channel: row.channel as Channel,
      allows: [...ASSIGNMENT_ALLOWS[row.state]],
      person: personLabel(row.displayName, row.phoneMasked),
      whyMe: (own?.terms ?? []).map(([code, points]) => ({ code, points })),
      distanceM: store?.distanceM ?? null,
    }
  })
  return { serverTime: ctx.now, leads, next: rows.length === input.rows ? (rows.at(-1)?.assignmentId ?? null) : null }
}
