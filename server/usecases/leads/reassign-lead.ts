import type { Input, Output } from '../../../contract/endpoint'
import type { reassignLead as endpoint } from '../../../contract/lead-watch'
import { handLeadTo } from '../../flows/hand-lead-to'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx, type StoreScope } from '../../kernel/ctx'
import { insertAudit } from '../../modules/audit/audit.sql'
import { findGuide, type Guide } from '../../modules/network/guide.sql'
import { isOwnWish } from '../../modules/routing/answer-lead.sql'
import { isLeadVisible } from '../../modules/routing/assignment.sql'

const REFUSAL = { not_open: 'lead_not_open', no_capacity: 'no_capacity', no_consent: 'consent_missing' } as const

/** HQ, or a store manager within their stores, gives a lead to a guide by hand; who, what and why is audited (A4.8). */
export async function reassignLead(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  if (!(await isLeadVisible(ctx.db, brandId, stores, input.leadId))) throw new AppError('not_found')
  const guide = await findGuide(ctx.db, brandId, input.guideId)
  const isInScope = guide && (stores === 'all' || guide.storeIds.some((storeId) => stores.includes(storeId)))
  if (!guide || !isInScope || guide.employment !== 'active') throw new AppError('guide_unknown')

  if (await isOwnWish(ctx.db, input.leadId, guide.id)) throw new AppError('lead_own')

  const actor = actorOf(ctx.caller)
  const { leadId, reason } = input
  const handed = await handLeadTo(ctx, {
    brandId,
    leadId,
    guideId: guide.id,
    storeId: storeFor(guide, stores),
    actor,
    reason,
  })
  if (handed.outcome !== 'offered') throw new AppError(REFUSAL[handed.outcome])

  await insertAudit(ctx.db, {
    id: ctx.newId('au'),
    brandId,
    actor,
    action: 'reassignLead',
    target: leadId,
    detail: { before: { guideId: handed.fromGuideId }, after: { guideId: guide.id }, reason },
    at: ctx.now,
  })
  return { assignmentId: handed.assignmentId, guideName: guide.name, acceptBy: handed.acceptBy }
}

/** The store the guide has the lead for: their home, or the one of theirs the caller may see, who is to go on seeing it. */
function storeFor(guide: Pick<Guide, 'homeStoreId' | 'storeIds'>, stores: StoreScope): string | null {
  const isVisible = (storeId: string) => stores === 'all' || stores.includes(storeId)
  if (guide.homeStoreId !== null && isVisible(guide.homeStoreId)) return guide.homeStoreId
  return guide.storeIds.find(isVisible) ?? guide.homeStoreId
}
