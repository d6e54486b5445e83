import type { ConsentPurpose } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import * as consents from '../modules/member/consent.sql'
import { consentState } from '../modules/member/consent-state'

export type ConsentWord = {
  brandId: string
  memberId: string
  purpose: ConsentPurpose
  recipient: string
  recipientName: string
  textVersion: string
  isGiven: boolean
  at: Date
}

/**
 * Appends what a person says about one purpose and recipient, unless it is what they said last. Withdrawing what was
 * never given says nothing. Answers whether anything was written.
 */
export async function noteConsent(ctx: Pick<Ctx, 'db' | 'newId'>, word: ConsentWord): Promise<boolean> {
  const { brandId, memberId, ...entry } = word
  const state = consentState(await consents.listConsents(ctx.db, brandId, memberId))
  const last = state.find((one) => one.purpose === word.purpose && one.recipient === word.recipient)
  const isSame = last ? last.isGiven === word.isGiven : !word.isGiven
  if (isSame && (!word.isGiven || last?.textVersion === word.textVersion)) return false
  await consents.insertConsents(ctx.db, brandId, [{ ...entry, memberId, id: ctx.newId('cs') }])
  return true
}
