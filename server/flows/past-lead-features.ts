import { featuresOf, type LeadFeatures } from '../modules/routing/lead-features'
import type { LeadFact } from '../modules/routing/routing-facts'

/** What a past lead looked like to whoever scored it: by the facts that were frozen with it, and nothing learned since. */
export function featuresOfPast(lead: { facts: unknown }): LeadFeatures {
  return featuresOf(lead.facts as LeadFact)
}
