import { AppError } from '../kernel/app-error'
import { actorOf, type CallerOf, type Ctx, type StoreScope } from '../kernel/ctx'
import { maskPhones } from '../kernel/log'
import { findGuide, type Guide } from '../modules/network/guide.sql'
import { isOwnWish } from '../modules/routing/answer-lead.sql'
import { isLeadVisible } from '../modules/routing/assignment.sql'
import { type HandedOver, handLeadTo } from './hand-lead-to'
import { noteChange } from './note-change'

type OpsCtx = Ctx<CallerOf<'ops'>>
export type Receiver = Guide & { forStoreId: string | null }

/** The guide a staff member gives leads to, with the store they have them for. Throws `guide_unknown` outside their stores. */
export async function findReceiver(ctx: OpsCtx, guideId: string): Promise<Receiver> {
  const { brandId, stores } = ctx.caller
  const guide = await findGuide(ctx.db, brandId, guideId)
  const isInScope = guide && (stores === 'all' || guide.storeIds.some((storeId) => stores.includes(storeId)))
  if (!guide || !isInScope || guide.employment !== 'active') throw new AppError('guide_unknown')
  return { ...guide, forStoreId: storeFor(guide, stores) }
}

type Given = Extract<HandedOver, { outcome: 'offered' }>
const REFUSAL = { not_open: 'lead_not_open', no_capacity: 'no_capacity', no_consent: 'consent_missing' } as const

/**
 * Gives a lead of the caller's stores to a guide by hand, with an entry in the audit. Throws the AppError that says why not;
 * then the caller's transaction must not be kept.
 */
export async function giveLead(ctx: OpsCtx, leadId: string, to: Receiver, why: string): Promise<Given> {
  const { brandId, stores } = ctx.caller
  if (!(await isLeadVisible(ctx.db, brandId, stores, leadId))) throw new AppError('not_found')
  if (await isOwnWish(ctx.db, leadId, to.id)) throw new AppError('lead_own')
  const reason = maskPhones(why)
  const order = { brandId, leadId, guideId: to.id, storeId: to.forStoreId, actor: actorOf(ctx.caller), reason }
  const handed = await handLeadTo(ctx, order)
  if (handed.outcome !== 'offered') throw new AppError(REFUSAL[handed.outcome])
  const [before, after] = [{ guideId: handed.fromGuideId }, { guideId: to.id }]
  await noteChange(ctx, { action: 'reassignLead', target: leadId, before, after, reason })
  return handed
}

/** The store the guide has the lead for: their home, or the one of theirs the caller may see, who is to go on seeing it. */
function storeFor(guide: Pick<Guide, 'homeStoreId' | 'storeIds'>, stores: StoreScope): string | null {
  const isVisible = (storeId: string) => stores === 'all' || stores.includes(storeId)
  if (guide.homeStoreId !== null && isVisible(guide.homeStoreId)) return guide.homeStoreId
  return guide.storeIds.find(isVisible) ?? guide.homeStoreId
}
