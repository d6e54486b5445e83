import { featuresOf, type LeadFeatures } from '../modules/routing/lead-features'
import type { LeadFact } from '../modules/routing/routing-facts'

/** After so many days it is known whether a lead was won; a younger one is not yet an answer. */
export const OUTCOME_DAYS = 14

/** What a past lead looked like to whoever scored it: by the facts that were frozen with it, and nothing learned since. */
export function featuresOfPast(lead: { facts: unknown }): LeadFeatures {
  return featuresOf(lead.facts as LeadFact)
}
