import { DAY_MS, shanghaiDay } from '../../server/kernel/shanghai-time'
import { draw, pick } from '../story/draw'
import { sampleStores } from '../story/sample-stores'
import type { DealSource, LeadSource, StoreSource } from '../story/sources'

const LEADS = 1200
const FIRST_DAY_MS = Date.parse('2026-03-01T00:00:00+08:00')
const SPREAD_DAYS = 90
const WIN_RATE = 0.1
const ORIGINS = ['organic_search', 'paid_search', 'social', 'direct_traffic', 'email', 'referral', 'display', 'unknown']

/** The seeded brand's story, for where the real data is not at hand: 300 stores, three months, one deal in ten leads. */
export function madeUpStory(seed: number): { stores: StoreSource[]; leads: LeadSource[]; deals: DealSource[] } {
  const leads = Array.from({ length: LEADS }, (_, index): LeadSource => {
    const id = `made-${String(index).padStart(5, '0')}`
    const on = shanghaiDay(new Date(FIRST_DAY_MS + Math.floor(draw(seed, id, 'day') * SPREAD_DAYS) * DAY_MS))
    return {
      id,
      on,
      origin: pick(ORIGINS, seed, id, 'origin'),
      landingPage: `page-${Math.floor(draw(seed, id, 'page') * 40)}`,
    }
  })
  const deals = leads
    .filter((lead) => draw(seed, lead.id, 'won') < WIN_RATE)
    .map((lead): DealSource => {
      const days = 1 + draw(seed, lead.id, 'wait') ** 2 * 40
      return { leadId: lead.id, wonAt: new Date(Date.parse(`${lead.on}T15:00:00+08:00`) + Math.floor(days * DAY_MS)) }
    })
  return { stores: sampleStores(seed), leads, deals }
}
