import type { Input, Output } from '../../../contract/endpoint'
import type { showLead as endpoint } from '../../../contract/lead'
import { ASSIGNMENT_ALLOWS, type Channel, type TouchKind } from '../../../contract/vocabulary'
import { ruleNamesOf } from '../../flows/name-rules'
import { openLibrary } from '../../flows/read-artefacts'
import { readCallRight } from '../../flows/read-call-right'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listFollowUps } from '../../modules/lead/follow-up.sql'
import { listLeadNotes } from '../../modules/lead/lead-note.sql'
import { personLabel } from '../../modules/lead/person-label'
import type { StoredReason } from '../../modules/lead/score-lead'
import { showOwnLead } from '../../modules/routing/own-lead.sql'
import { whyMe } from '../../modules/routing/why-me'
import { listTouches } from '../../modules/touchpoint/touchpoint.sql'

const TRAIL_ROWS_MAX = 50

/** One lead in its guide's hands: the trail that led here, what was done, and what may be done now (A4.2). */
export async function showLead(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const row = await showOwnLead(ctx.db, brandId, guideId, input.assignmentId)
  if (!row) throw new AppError('not_found')
  const { memberId, leadId, isPersonalised } = row
  // Before accepting, a guide sees what is wanted and why them; the person's whole trail comes with the duty to answer.
  const isHeld = row.state === 'accepted' || row.state === 'contacted' || row.state === 'done'
  const trail = isHeld ? await listTouches(ctx.db, brandId, { memberId, isPersonalised, rows: TRAIL_ROWS_MAX }) : []
  return {
    ...row,
    ...whyMe(guideId, row, await ruleNamesOf(openLibrary(ctx.db, brandId), row.ruleVersion)),
    allows: [...ASSIGNMENT_ALLOWS[row.state]],
    person: personLabel(row.displayName, row.phoneMasked),
    noCallReason: (await readCallRight(ctx, { brandId, guideId, memberId, leadId })).noCallReason,
    scoreReasons: row.scoreReasons as StoredReason[],
    serverTime: ctx.now,
    trail: trail.map((touch) => ({ ...touch, kind: touch.kind as TouchKind, channel: touch.channel as Channel })),
    followUps: isHeld ? await workOn(ctx, leadId) : [],
  }
}

/** What was done about a lead and what headquarters was told of it, newest first. */
async function workOn(ctx: Ctx<CallerOf<'guide'>>, leadId: string) {
  const { brandId } = ctx.caller
  const done = await listFollowUps(ctx.db, brandId, leadId, TRAIL_ROWS_MAX)
  const told = await listLeadNotes(ctx.db, brandId, leadId, TRAIL_ROWS_MAX)
  const notes = told.map(({ note, at }) => ({ way: 'other', note, nextOn: null, at }))
  return [...done, ...notes].sort((a, b) => b.at.getTime() - a.at.getTime())
}
