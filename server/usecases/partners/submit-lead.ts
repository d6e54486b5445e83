import type { Input, Output } from '../../../contract/endpoint'
import type { submitLead as endpoint } from '../../../contract/partner'
import { captureAndRoute } from '../../flows/capture-and-route'
import { findOrCreatePerson } from '../../flows/find-person'
import { nameRecipient } from '../../flows/name-recipient'
import { noteConsent } from '../../flows/note-consent'
import { AppError } from '../../kernel/app-error'
import { canonicalJson } from '../../kernel/canonical'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { MINUTE_MS, shanghaiDay } from '../../kernel/shanghai-time'
import { adoptName } from '../../modules/member/merge.sql'
import { findStoreByCode, storeIdsByCode } from '../../modules/network/store.sql'
import { findPartner, reserveQuota } from '../../modules/partner/partner-account.sql'
import * as submissions from '../../modules/partner/partner-lead.sql'
import { partnerLeadKey } from '../../modules/partner/partner-lead-key'

/** As far as a partner's clock may be ahead of ours, in a signature too. */
const CLOCKS_APART_MS = 5 * MINUTE_MS

type PartnerCtx = Ctx<CallerOf<'partner'>>
type Submitted = Input<typeof endpoint>

/**
 * A lead from a partner: once per the partner's own number, within the day's quota, with the agreement the partner
 * collected. The person is found by phone or recorded as a visitor; the touch is worth at most the partner's quality.
 */
export async function submitLead(ctx: PartnerCtx, input: Submitted): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId, partnerId } = caller
  const { externalId } = input
  if (input.consent.agreedAt.getTime() > now.getTime() + CLOCKS_APART_MS) {
    throw new AppError('invalid_input', { fields: [{ path: 'consent.agreedAt', fault: 'too_big' }] })
  }
  // Keyed, because a plain hash over a phone could be guessed back.
  const payloadHash = ctx.outside.vault.blindIndex(brandId, canonicalJson(input))
  const before = await submissions.claimSubmission(db, { brandId, partnerId, externalId, payloadHash, at: now })
  if (before && before.payloadHash !== payloadHash) throw new AppError('idempotency_conflict')
  if (before) return { externalId, outcome: before.outcome ?? 'received' }

  const partner = await findPartner(db, brandId, partnerId)
  if (!partner?.isActive) throw new AppError('partner_unknown')
  if (!(await reserveQuota(db, brandId, partnerId, shanghaiDay(now)))) throw new AppError('quota_exceeded')
  const sceneStoreId = await readStore(ctx, input.storeCode)

  const claim = { brandId, phone: input.phone, isPhoneProven: false, channel: 'partner' as const }
  const { memberId } = await findOrCreatePerson(ctx, claim)
  await adoptName(db, memberId, input.name ?? null)
  await noteAgreements(ctx, memberId, input.consent)
  const captured = await captureAndRoute(ctx, {
    brandId,
    memberId,
    wish: input.wish ?? null,
    channel: 'partner',
    touchKind: 'consultation',
    proof: 'partner_signature',
    qualityMax: partner.quality,
    sceneStoreId,
    partnerId,
    campaign: input.campaign ?? null,
    place: input.place ?? null,
    city: input.city ?? null,
    idempotencyKey: partnerLeadKey(partnerId, externalId),
    occurredAt: now,
  })
  const outcome = captured.outcome === 'merged' ? 'merged' : 'received'
  await submissions.settleSubmission(db, { brandId, partnerId, externalId, outcome })
  return { externalId, outcome }
}

async function readStore(ctx: PartnerCtx, storeCode: string | undefined): Promise<string | null> {
  if (storeCode === undefined) return null
  const store = await findStoreByCode(ctx.db, ctx.caller.brandId, storeCode)
  if (!store) throw new AppError('store_unknown')
  if (store.status === 'closed') throw new AppError('store_closed')
  return store.id
}

/** Writes what the person agreed to at the time they did, so that an agreement older than a withdrawal stays withdrawn. */
async function noteAgreements(ctx: PartnerCtx, memberId: string, consent: Submitted['consent']): Promise<void> {
  const { brandId } = ctx.caller
  const storeIds = await storeIdsByCode(ctx.db, brandId, consent.recipients)
  for (const named of new Set(consent.recipients)) {
    const recipient = named === 'brand' ? brandId : storeIds.get(named)
    if (!recipient) throw new AppError('store_unknown')
    await noteConsent(ctx, {
      ...(await nameRecipient(ctx, brandId, recipient)),
      brandId,
      memberId,
      purpose: 'lead_handover',
      textVersion: consent.textVersion,
      isGiven: true,
      // A fast clock must not let an agreement stand above a withdrawal that comes after it.
      at: new Date(Math.min(consent.agreedAt.getTime(), ctx.now.getTime())),
    })
  }
}
