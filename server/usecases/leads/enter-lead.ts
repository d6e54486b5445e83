import type { Input, Output } from '../../../contract/endpoint'
import type { enterLead as endpoint } from '../../../contract/lead-pool'
import { captureAndRoute } from '../../flows/capture-and-route'
import { findOrCreatePerson } from '../../flows/find-person'
import { nameRecipient } from '../../flows/name-recipient'
import { noteChange } from '../../flows/note-change'
import { noteConsent } from '../../flows/note-consent'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertLeadNote } from '../../modules/lead/lead-note.sql'
import { adoptName } from '../../modules/member/merge.sql'
import { findCity } from '../../modules/network/city.sql'
import { citySpellings } from '../../modules/network/city-spellings'
import { findStore } from '../../modules/network/store.sql'
import { promisedAnswer } from '../../modules/routing/answer-lead.sql'
import { isLeadVisible } from '../../modules/routing/assignment.sql'

type OpsCtx = Ctx<CallerOf<'ops'>>
type Entered = Input<typeof endpoint>

/**
 * A wish somebody told headquarters, or their store, on the phone: the same capture and routing as any other, with what they
 * agreed to. Staff of some stores enter it for one of theirs.
 */
export async function enterLead(ctx: OpsCtx, input: Entered): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const actor = actorOf(ctx.caller)
  const store = await readStore(ctx, input.storeId)
  const claim = { brandId, phone: input.phone, isPhoneProven: false, channel: 'phone' as const }
  const { memberId } = await findOrCreatePerson(ctx, claim)
  await adoptName(ctx.db, memberId, input.name ?? null)
  await noteAgreement(ctx, memberId, input.consent.textVersion, [brandId, ...(store ? [store.id] : [])])
  const { leadId, outcome, state, reason } = await captureAndRoute(ctx, {
    brandId,
    memberId,
    wish: input.wish ?? null,
    channel: 'phone',
    touchKind: 'consultation',
    // Somebody typed it: nothing proves to us that the call took place.
    proof: 'none',
    sceneStoreId: store?.id ?? null,
    place: null,
    city: input.city ? await spelledCity(ctx, input.city) : (store?.city ?? null),
    idempotencyKey: `${actor}:${input.idempotencyKey}`,
    occurredAt: ctx.now,
  })
  if (outcome !== 'repeated') {
    const { note } = input
    if (note) await insertLeadNote(ctx.db, { id: ctx.newId('ln'), brandId, leadId, actor, note, at: ctx.now })
    await noteChange(ctx, { action: 'enterLead', target: leadId, after: { outcome, storeId: store?.id ?? null } })
  }
  // Who is limited to stores learns from a number neither who elsewhere serves the person, nor whom the rules chose there.
  const isSeen = await isLeadVisible(ctx.db, brandId, ctx.caller.stores, leadId)
  return { leadId, outcome, state, reason, isSeen, answer: isSeen ? await promisedAnswer(ctx.db, leadId) : null }
}

/** As the stores there have it: what somebody types must not decide whether a store of the city is found. */
async function spelledCity({ db, caller }: OpsCtx, typed: string): Promise<string> {
  return (await findCity(db, caller.brandId, citySpellings(typed))) ?? typed
}

async function readStore(ctx: OpsCtx, storeId: string | undefined) {
  const { brandId, stores } = ctx.caller
  if (storeId === undefined && stores === 'all') return null
  const isSeen = storeId !== undefined && (stores === 'all' || stores.includes(storeId))
  const store = isSeen ? await findStore(ctx.db, brandId, storeId) : undefined
  if (!store) throw new AppError('store_unknown')
  if (store.status === 'closed') throw new AppError('store_closed', { storeName: store.name })
  return store
}

/** To the brand, and to the store that was asked for: one of another company may have the lead by that alone. */
async function noteAgreement(
  ctx: OpsCtx,
  memberId: string,
  textVersion: string,
  recipients: readonly string[],
): Promise<void> {
  const { brandId } = ctx.caller
  for (const recipient of recipients) {
    await noteConsent(ctx, {
      ...(await nameRecipient(ctx, brandId, recipient)),
      brandId,
      memberId,
      purpose: 'lead_handover',
      textVersion,
      isGiven: true,
      at: ctx.now,
    })
  }
}
