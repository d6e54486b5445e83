import type { Guardrails, PilotPlan, PilotReadings } from '../../contract/pilot'
import type { Db } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import { percentile } from '../kernel/percentile'
import { DAY_MS, shanghaiDay, startOfDay } from '../kernel/shanghai-time'
import { OUTCOME_DAYS } from '../modules/backtest/outcome-days'
import { checkGuardrails, mayRollOut } from '../modules/pilot/check-guardrails'
import { savePilotPosition, type WholePilot } from '../modules/pilot/pilot.sql'
import type { PilotCell } from '../modules/pilot/pilot-cell'
import {
  insertPilotLeads,
  type PilotLead,
  type PilotLeadRow,
  readFirstAttempts,
  readPilotLeads,
  type TracedAttempt,
} from '../modules/pilot/pilot-lead.sql'
import { pilotReading } from '../modules/pilot/pilot-reading'
import { armOf, type SwitchbackPlan } from '../modules/pilot/switchback-plan'
import { openTrace, readTrace } from '../modules/routing/trace'
import { leadHome } from './lead-home'

/** A pilot's plan as it is kept: what HQ was told, and the timetable routing follows. */
export type StoredPlan = PilotPlan & SwitchbackPlan & { seed: number }

/** The first instant of a pilot and the first after it. */
export function pilotSpan({ startsOn, endsOn }: { startsOn: string; endsOn: string }): { from: Date; until: Date } {
  return { from: startOfDay(startsOn), until: new Date(startOfDay(endsOn).getTime() + DAY_MS) }
}

/** Whether a pilot that was started has come to its first day. */
export function hasPilotBegun(
  pilot: { startedAt: Date | null; startsOn: string; endedAt: Date | null },
  now: Date,
): boolean {
  return pilot.startedAt !== null && startOfDay(pilot.startsOn) <= (pilot.endedAt ?? now)
}

/**
 * Notes the arm of the next leads of a pilot, in the caller's transaction. By the timetable, whatever rule decided: what
 * was meant is compared, not what came of it. Answers how many decisions were looked at.
 */
export async function notePilotLeads(db: Db, brandId: string, pilot: WholePilot, rows: number): Promise<number> {
  const [at, decisionId] = pilot.position.split(' ')
  const after = at && decisionId ? { at: new Date(at), decisionId } : null
  const attempts = await readFirstAttempts(db, { brandId, ...pilotSpan(pilot), after, rows })
  const last = attempts.at(-1)
  if (!last) return 0
  const plan = pilot.plan as StoredPlan
  await insertPilotLeads(
    db,
    attempts.flatMap((attempt) => noted(attempt, { pilotId: pilot.id, brandId, plan })),
  )
  await savePilotPosition(db, pilot.id, `${last.at.toISOString()} ${last.decisionId}`)
  return attempts.length
}

type Noting = { pilotId: string; brandId: string; plan: StoredPlan }

function noted(attempt: TracedAttempt, { pilotId, brandId, plan }: Noting): PilotLeadRow[] {
  const { input, out, final } = readTrace(openTrace(attempt.trace))
  const storeId = leadHome(input)
  if (storeId === null) return []
  const isControl = plan.controls.some(({ controlStoreId }) => controlStoreId === storeId)
  const arm = isControl ? 'control' : armOf(plan, storeId, attempt.at)
  if (arm === null) return []
  const candidates = out.stage === 'guide' ? [...out.ranked.map(({ guideId }) => guideId), ...out.others] : []
  return [
    {
      pilot_id: pilotId,
      brand_id: brandId,
      lead_id: input.leadId,
      decided_at: attempt.at,
      day: shanghaiDay(attempt.at),
      store_id: storeId,
      cluster_id: isControl ? storeId : (plan.clusterOfStore[storeId] as string),
      arm,
      guide_id: final.guideId,
      candidates,
    },
  ]
}

/** What a pilot shows so far, and which of its guardrails are certainly broken. */
export async function readPilot(db: Db, pilotId: string, guardrails: Guardrails): Promise<PilotReadings> {
  const leads = await readPilotLeads(db, pilotId, OUTCOME_DAYS)
  const cells = cellsOf(leads)
  const reading = pilotReading(cells)
  const contactsIn = (arm: PilotLead['arm']) =>
    percentile(
      leads.flatMap((lead) => (lead.arm === arm && lead.firstContactMinutes !== null ? lead.firstContactMinutes : [])),
      0.5,
    )
  return {
    ...reading,
    firstContactP50Minutes: { draft: contactsIn('draft'), live: contactsIn('live') },
    control: brought(leads, 'control'),
    days: daysOf(leads, cells),
    breaches: checkGuardrails(reading, guardrails),
    mayRollOut: mayRollOut(reading, guardrails),
  }
}

function brought(leads: readonly PilotLead[], arm: PilotLead['arm']) {
  const own = leads.filter((lead) => lead.arm === arm)
  const fen = own.reduce((sum, { valueFen }) => sum + valueFen, 0)
  return { leads: own.length, valuePerLeadFen: own.length === 0 ? null : fen / own.length }
}

function daysOf(leads: readonly PilotLead[], cells: readonly PilotCell[]): PilotReadings['days'] {
  const byDay = groupBy(leads, ({ day }) => day)
  return [...byDay.keys()].sort().map((day) => {
    const own = byDay.get(day)!
    const soFar = pilotReading(
      cells.filter((cell) => cell.day <= day),
      ['valuePerLeadFen'],
    )
    return {
      day,
      draft: brought(own, 'draft'),
      live: brought(own, 'live'),
      control: brought(own, 'control'),
      differenceSoFarFen: soFar.valuePerLeadFen.difference,
    }
  })
}

/** Leads of one cluster, day and rule together; each candidate was due an equal part of every lead they stood on the list of. */
export function cellsOf(leads: readonly PilotLead[]): PilotCell[] {
  const tried = leads.filter(({ arm }) => arm !== 'control')
  return [...groupBy(tried, ({ clusterId, day, arm }) => `${clusterId}|${day}|${arm}`).values()].map((own) => {
    const { clusterId, day, arm } = own[0] as PilotLead & { arm: 'draft' | 'live' }
    return {
      clusterId,
      day,
      arm,
      leads: own.length,
      unrouted: own.filter(({ isRouted }) => !isRouted).length,
      valueFen: own.reduce((sum, { valueFen }) => sum + valueFen, 0),
      acceptMinutes: own.flatMap(({ acceptMinutes }) => acceptMinutes ?? []),
      guides: sharesOf(own),
    }
  })
}

function sharesOf(leads: readonly PilotLead[]): PilotCell['guides'] {
  const shares = new Map<string, { guideId: string; received: number; quota: number }>()
  const of = (guideId: string) => {
    const share = shares.get(guideId) ?? { guideId, received: 0, quota: 0 }
    shares.set(guideId, share)
    return share
  }
  for (const { guideId, candidates } of leads) {
    // Who got it without standing on the list (a manager, HQ) shares with nobody.
    if (guideId === null || !candidates.includes(guideId)) continue
    of(guideId).received += 1
    for (const candidate of candidates) of(candidate).quota += 1 / candidates.length
  }
  return [...shares.values()]
}
