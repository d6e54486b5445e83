import { HOUR_MS, shanghaiMinute } from '../../kernel/shanghai-time'
import type { LeadFact } from './routing-facts'

export type LeadFeatures = Readonly<Record<string, string | number | boolean | null>>

/**
 * What a model may learn from: known when the wish was made, never after its outcome. Nothing protected is among it
 * (no age, no gender), nor anything that names a person.
 */
export function featuresOf(lead: LeadFact): LeadFeatures {
  const at = new Date(lead.arrivedMs)
  // In UTC eight hours later it is what the calendar in Shanghai says.
  const weekday = new Date(lead.arrivedMs + 8 * HOUR_MS).getUTCDay()
  return {
    points: lead.points,
    channel: lead.channel,
    wish: lead.wish,
    tier: lead.tier,
    hasPhone: lead.hasPhone,
    isMember: lead.isMember,
    hasOrdered: lead.hasOrdered,
    hasVisit: lead.hasVisit,
    askedAgain: lead.askedAgain,
    strongTouches: lead.strongTouches,
    ordersInYear: lead.ordersInYear,
    spentYuanInYear: Math.floor(lead.spentFenInYear / 100),
    hour: Math.floor(shanghaiMinute(at) / 60),
    isWeekend: weekday === 0 || weekday === 6,
  }
}
