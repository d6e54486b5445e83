import type { Channel, TouchKind } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import { type TouchProof, touchQuality } from '../modules/touchpoint/touch-quality'
import { appendTouch, lockChain } from '../modules/touchpoint/touchpoint.sql'

export type TouchToNote = {
  brandId: string
  memberId: string
  kind: TouchKind
  channel: Channel
  guideId?: string | null
  storeId?: string | null
  partnerId?: string | null
  code?: string | null
  campaign?: string | null
  proof: TouchProof
  /** Caps the touch's worth: what a partner of low quality sends is worth less. */
  qualityMax?: number
  context?: Record<string, unknown>
  /** The product looked at or asked about, by its name. */
  subject?: string | null
  idempotencyKey: string
  occurredAt: Date
}

/**
 * Records a contact at the end of the person's hash chain, once per idempotency key; the person's row stays locked
 * until the transaction ends, so everything that follows from the touch happens in order too. Who holds that lock
 * already passes the chain's end as read under it, and a key that cannot have been used before.
 */
export async function noteTouch(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  touch: TouchToNote,
  lockedChain?: { seq: number; hash: string },
): Promise<{ touchpointId: string; isNew: boolean }> {
  const head = lockedChain
    ? { ...lockedChain, knownTouchId: null }
    : await lockChain(ctx.db, touch.brandId, touch.memberId, touch.idempotencyKey)
  if (head.knownTouchId) return { touchpointId: head.knownTouchId, isNew: false }
  const id = ctx.newId('tp')
  await appendTouch(ctx.db, head, {
    id,
    brandId: touch.brandId,
    memberId: touch.memberId,
    kind: touch.kind,
    channel: touch.channel,
    quality: touchQuality(touch.kind, touch.proof, touch.qualityMax),
    guideId: touch.guideId ?? null,
    storeId: touch.storeId ?? null,
    partnerId: touch.partnerId ?? null,
    code: touch.code ?? null,
    campaign: touch.campaign ?? null,
    proof: touch.proof,
    context: touch.context ?? {},
    ...(touch.subject ? { subject: touch.subject } : {}),
    idempotencyKey: touch.idempotencyKey,
    occurredAt: touch.occurredAt,
    receivedAt: ctx.now,
  })
  return { touchpointId: id, isNew: true }
}
