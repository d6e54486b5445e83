import type { Known } from './judge-known'

type Sample = { facts: unknown; score: number; isFromStore: boolean; isFromGuide: boolean }

/** What is known of a lead that came: its frozen facts, as far as they are those of a rule; the rest is left open. */
export function sampleKnown({ facts, score, isFromStore, isFromGuide }: Sample): Known {
  const known: Known = {
    'lead.score': score,
    'lead.isFromStore': isFromStore,
    'lead.isFromGuide': isFromGuide,
  }
  if (typeof facts !== 'object' || facts === null) return known
  const of = (name: string) => (facts as Record<string, unknown>)[name]
  const take = (field: keyof Known, name: string) => {
    const value = of(name)
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) known[field] = value as string | null
  }
  take('lead.channel', 'channel')
  take('lead.wish', 'wish')
  take('lead.tier', 'tier')
  take('lead.city', 'city')
  take('lead.campaign', 'campaign')
  take('lead.partner', 'partnerId')
  take('lead.isMember', 'isMember')
  take('lead.hasPhone', 'hasPhone')
  take('lead.hasOrdered', 'hasOrdered')
  take('lead.hasVisit', 'hasVisit')
  take('lead.strongTouches', 'strongTouches')
  take('lead.ordersInYear', 'ordersInYear')
  const spent = of('spentFenInYear')
  if (typeof spent === 'number') known['lead.spentYuanInYear'] = spent / 100
  // Whether a place is known; where it is, is left open.
  if (of('latitude') === null) known['lead.place'] = null
  return known
}
