import { jainIndex } from '../../kernel/jain-index'
import { percentile } from '../../kernel/percentile'
import type { Arm } from './switchback-plan'

/** What happened in one cluster on one part of one day, under one rule. */
export type PilotCell = {
  clusterId: string
  day: string
  arm: Arm
  /** Leads that arrived, how many of them found no guide, and what they have brought so far. */
  leads: number
  unrouted: number
  valueFen: number
  /** Minutes from offer to acceptance of each lead that was accepted. */
  acceptMinutes: readonly number[]
  /** Leads each guide on shift received, and how many were due by the quota. */
  guides: readonly { guideId: string; received: number; quota: number }[]
}

export const PILOT_MEASURES = ['valuePerLeadFen', 'acceptP50Minutes', 'unroutedRate', 'jain'] as const
export type PilotMeasure = (typeof PILOT_MEASURES)[number]

/** Each measure over cells of one cluster and one rule taken together; null where there is nothing to measure. */
export const MEASURES: Record<PilotMeasure, (cells: readonly PilotCell[]) => number | null> = {
  valuePerLeadFen: (cells) => perLead(cells, ({ valueFen }) => valueFen),
  acceptP50Minutes: (cells) =>
    percentile(
      cells.flatMap(({ acceptMinutes }) => acceptMinutes),
      0.5,
    ),
  unroutedRate: (cells) => perLead(cells, ({ unrouted }) => unrouted),
  jain: (cells) => {
    const guides = new Map<string, { received: number; quota: number }>()
    for (const { guideId, received, quota } of cells.flatMap((cell) => cell.guides)) {
      const known = guides.get(guideId) ?? { received: 0, quota: 0 }
      guides.set(guideId, { received: known.received + received, quota: known.quota + quota })
    }
    const filled = [...guides.values()].filter(({ quota }) => quota > 0)
    return filled.length === 0 ? null : jainIndex(filled.map(({ received, quota }) => received / quota))
  },
}

/** Leads of the cells. */
export function leadsOf(cells: readonly PilotCell[]): number {
  return cells.reduce((sum, { leads }) => sum + leads, 0)
}

function perLead(cells: readonly PilotCell[], amountOf: (cell: PilotCell) => number): number | null {
  const leads = leadsOf(cells)
  return leads === 0 ? null : cells.reduce((sum, cell) => sum + amountOf(cell), 0) / leads
}
