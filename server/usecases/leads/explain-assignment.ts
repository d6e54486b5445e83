import type { Input, Output } from '../../../contract/endpoint'
import type { explainAssignment as endpoint } from '../../../contract/lead-standing'
import { ruleNamesOf } from '../../flows/name-rules'
import { openLibrary } from '../../flows/read-artefacts'
import { tellStanding } from '../../flows/tell-standing'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { ownDecision } from '../../modules/routing/missed-lead.sql'
import { whyMe } from '../../modules/routing/why-me'

/** Why one of their leads came to a guide, whatever became of it: own rank, and the term that decided (A4.9). */
export async function explainAssignment(
  ctx: Ctx<CallerOf<'guide'>>,
  { assignmentId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const own = await ownDecision(ctx.db, { brandId, guideId, assignmentId })
  if (!own) throw new AppError('not_found')
  const library = openLibrary(ctx.db, brandId)
  const standing = await tellStanding(library, own, guideId)
  const { leadId, decisionId, state, decidedAt } = own
  return {
    assignmentId,
    leadId,
    decisionId,
    state,
    decidedAt,
    rank: standing?.rank ?? null,
    of: standing?.of ?? 1,
    decidedBy: standing?.decidedBy ?? { code: 'handed' },
    whyMe: whyMe(guideId, own, await ruleNamesOf(library, own.ruleVersion)).whyMe,
  }
}
