import type { LeadState } from '../../../contract/vocabulary'

export type OpenLead = { leadId: string; memberId: string; wish: string; state: LeadState; arrivedAt: Date }

/** How far an open lead has come: who has been answered must not be asked again. */
const PROGRESS: Partial<Record<LeadState, number>> = { contacted: 3, accepted: 2, offered: 1, pooled: 0 }

/**
 * What becomes of open leads when people become one person: one lead a wish goes on, the one that has come furthest
 * (the earlier of two equals); the others join it. `joins` names for each closed lead the one it joins.
 */
export function mergeLeads(
  leads: readonly OpenLead[],
  intoId: string,
): { moves: string[]; joins: { leadId: string; into: string }[] } {
  const best = new Map<string, OpenLead>()
  for (const lead of leads) {
    const rival = best.get(lead.wish)
    if (!rival || isFurther(lead, rival)) best.set(lead.wish, lead)
  }
  const kept = [...best.values()]
  return {
    moves: kept.filter((lead) => lead.memberId !== intoId).map((lead) => lead.leadId),
    joins: leads
      .filter((lead) => best.get(lead.wish) !== lead)
      .map((lead) => ({ leadId: lead.leadId, into: best.get(lead.wish)!.leadId })),
  }
}

function isFurther(a: OpenLead, b: OpenLead): boolean {
  const difference = (PROGRESS[a.state] ?? 0) - (PROGRESS[b.state] ?? 0)
  return difference > 0 || (difference === 0 && a.arrivedAt < b.arrivedAt)
}
