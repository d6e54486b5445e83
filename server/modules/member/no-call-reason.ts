import type { StoreKind } from '../../../contract/vocabulary'
import { mayReceive } from './consent-gate'

export type CallHold = { leadId: string | null; storeId: string | null; storeKind: StoreKind | null }
export type NoCallReason = 'phone_absent' | 'consent_missing' | 'not_accepted' | 'no_contact'

/** Whether a store behind a hold may have the person's data; HQ's own people need no store. */
export function mayHold({ storeId, storeKind }: CallHold, given: ReadonlySet<string>): boolean {
  return storeId === null || storeKind === null || mayReceive({ storeId, storeKind }, given)
}

/**
 * The hold by which a guide may call a person: a lead they took, or the binding of somebody who accepts contact, at a
 * store that may have the number. Without one the reason: nothing in hand, no contact wanted, or no agreement.
 */
export function callHold<H extends CallHold>(
  holds: readonly H[],
  { acceptsContact, given }: { acceptsContact: boolean; given: ReadonlySet<string> },
): { hold: H } | { hold: null; reason: NoCallReason } {
  if (holds.length === 0) return { hold: null, reason: 'not_accepted' }
  const wanted = holds.filter(({ leadId }) => leadId !== null || acceptsContact)
  const hold = wanted.find((one) => mayHold(one, given))
  if (hold) return { hold }
  return { hold: null, reason: wanted.length === 0 ? 'no_contact' : 'consent_missing' }
}

/** Why a guide may not call a person now; null when they may. */
export function noCallReason(
  holds: readonly CallHold[],
  person: { acceptsContact: boolean; given: ReadonlySet<string>; hasPhone: boolean },
): NoCallReason | null {
  const found = callHold(holds, person)
  if (found.hold === null) return found.reason
  return person.hasPhone ? null : 'phone_absent'
}
