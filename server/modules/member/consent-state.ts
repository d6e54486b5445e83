import type { ConsentPurpose } from '../../../contract/vocabulary'
import type { ConsentEntry } from './consent.sql'

/**
 * What holds now for each purpose and recipient: the latest entry, whatever was said before.
 * `history` is oldest first, as the SQL answers it; of two entries of one instant the later in the list counts.
 */
export function consentState(history: readonly ConsentEntry[]): ConsentEntry[] {
  return [...new Map(history.map((entry) => [`${entry.purpose} ${entry.recipient}`, entry])).values()]
}

/** The recipients a person agrees to now for one purpose. */
export function consentedRecipients(history: readonly ConsentEntry[], purpose: ConsentPurpose): Set<string> {
  const live = consentState(history).filter((entry) => entry.purpose === purpose && entry.isGiven)
  return new Set(live.map((entry) => entry.recipient))
}
