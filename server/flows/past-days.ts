import { groupBy } from '../kernel/group-by'
import { shanghaiDay, shanghaiMinute } from '../kernel/shanghai-time'
import type { Artefacts } from '../modules/routing/decide'
import type { Candidate } from '../modules/routing/decision'
import type { PastDay, PastLead } from '../modules/routing/select-past-day'
import { openTrace, readTrace } from '../modules/routing/trace'
import { decideAsDraft } from './redecide-lead'

/**
 * Past days as they could be dealt again: each lead with everybody a version would let have it, whatever room they had then,
 * and what it is worth with each (boosts and distance in it). Leads of an owner or of nobody are left out: there is nothing
 * to deal. `weights`: each guide's part under `weighted`, by the grade they have.
 */
export function pastDaysOf(
  attempts: readonly { at: Date; trace: Uint8Array }[],
  draft: Artefacts,
): { pastDays: PastDay[]; weights: Map<string, number> } {
  const { select } = draft.rules.doc
  const weights = new Map<string, number>()
  const pastDays = [...groupBy(attempts, ({ at }) => shanghaiDay(at))].map(([day, own]): PastDay => {
    const leads: PastLead[] = []
    const caps = new Map<string, number>()
    for (const { at, trace: packed } of own) {
      const trace = readTrace(openTrace(packed))
      const empty = trace.state.map((one) => ({ ...one, dayUsed: 0, openUsed: 0 }))
      const { stage, choice, ranked } = decideAsDraft(trace, draft, empty)
      if (stage !== 'guide' || choice.mode === 'sticky') continue
      for (const { id, grade } of trace.input.guides) weights.set(id, select.gradeWeights[grade - 1] ?? 1)
      for (const { guideId, dayCap } of ranked) caps.set(guideId, Math.max(caps.get(guideId) ?? 0, dayCap))
      leads.push({
        atMinute: shanghaiMinute(at),
        guideIds: ranked.map(({ guideId }) => guideId),
        valueYuan: ranked.map((one) => worthOf(one, select.distCostPerKm)),
      })
    }
    return { day, leads, caps }
  })
  return { pastDays: pastDays.filter(({ leads }) => leads.length > 0), weights }
}

function worthOf({ valueYuan, boosts, distanceKm }: Candidate, distCostPerKm: number): number {
  const points = boosts.reduce((sum, [, each]) => sum + each, 0)
  return Math.max(0, valueYuan + points - distCostPerKm * (distanceKm ?? 0))
}
