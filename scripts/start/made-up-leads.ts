import { DAY_MS, shanghaiDay } from '../../server/kernel/shanghai-time'
import { draw, pick } from '../story/draw'
import type { DealSource, LeadSource } from '../story/sources'

/** How often a lead is won, by where it came from: who was told of us by a friend buys more often than who saw an advert. */
const WIN_RATE_BY_ORIGIN: Record<string, number> = {
  referral: 0.34,
  email: 0.24,
  organic_search: 0.16,
  paid_search: 0.1,
}
const WIN_RATE = 0.06

const ORIGINS = [
  'organic_search',
  'paid_search',
  'social',
  'direct_traffic',
  'direct_traffic',
  'email',
  'referral',
  'unknown',
]

/** Below one, leads are denser towards the end: the brand grows. */
const GROWTH = 0.7

/** Leads spread over the days before the story ends, more of them lately. */
export function madeUpLeads(seed: number, count: number, firstDay: Date, days: number): LeadSource[] {
  return Array.from({ length: count }, (_, index): LeadSource => {
    const id = `seed-${String(index).padStart(5, '0')}`
    const on = shanghaiDay(new Date(firstDay.getTime() + Math.floor(draw(seed, id, 'day') ** GROWTH * days) * DAY_MS))
    return {
      id,
      on,
      origin: pick(ORIGINS, seed, id, 'origin'),
      landingPage: `page-${Math.floor(draw(seed, id, 'page') * 40)}`,
    }
  })
}

/** Which of the leads are won, and when: within two weeks of coming. */
export function madeUpDeals(seed: number, leads: readonly LeadSource[], until: Date): DealSource[] {
  return leads
    .filter((lead) => draw(seed, lead.id, 'won') < (WIN_RATE_BY_ORIGIN[lead.origin] ?? WIN_RATE))
    .map((lead) => ({
      leadId: lead.id,
      wonAt: new Date(
        Date.parse(`${lead.on}T16:00:00+08:00`) + Math.floor((1 + draw(seed, lead.id, 'days') * 12) * DAY_MS),
      ),
    }))
    .filter((deal) => deal.wonAt < until)
}
