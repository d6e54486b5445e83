import { groupBy } from '../../kernel/group-by'
import { leadsOf, MEASURES, PILOT_MEASURES, type PilotCell, type PilotMeasure } from './pilot-cell'
import { tQuantile } from './student-t'
import type { Arm } from './switchback-plan'

/** A figure with its 95 % confidence interval; no interval where too few units carry it. */
export type Reading = { value: number | null; low: number | null; high: number | null }
export type MeasureReading = {
  draft: Reading
  live: Reading
  /** Draft less live, and that over live. */
  difference: Reading
  relative: Reading
}
export type PilotReading<Measure extends PilotMeasure = PilotMeasure> = Record<Measure, MeasureReading> & {
  draftLeads: number
  liveLeads: number
  /** Independent units the intervals rest on: cluster-days that switch, or clusters that do not. */
  units: number
}

type Figures = { draft: number | null; live: number | null; difference: number | null; relative: number | null }
type Stratum = { draft: number | null; live: number | null; leads: number }
/** A unit left out: the cells its stratum keeps. */
type LeftOut = { stratumAt: number; kept: PilotCell[] }

/**
 * What a pilot shows so far: each measure under the draft and under the live rule, and their difference. Clusters that run
 * both rules are compared with themselves and averaged by their leads, so what differs between clusters cancels; where no
 * cluster runs both (draft stores against controls), the two sides are compared as they are. Leads of a cluster-day are not
 * independent: the intervals come from leaving out one cluster-day at a time (one cluster, where none switches; the
 * jackknife of Tukey, for clusters Cameron and Miller 2015), with Student's t for few of them.
 */
export function pilotReading<Measure extends PilotMeasure = PilotMeasure>(
  cells: readonly PilotCell[],
  measures: readonly Measure[] = PILOT_MEASURES as readonly PilotMeasure[] as readonly Measure[],
): PilotReading<Measure> {
  const counted = cells.filter(({ leads }) => leads > 0)
  const byCluster = [...groupBy(counted, ({ clusterId }) => clusterId).values()]
  const switching = byCluster.filter((own) => new Set(own.map(({ arm }) => arm)).size === 2)
  const strata = switching.length > 0 ? switching : [counted]
  const left = strata.flatMap((own, stratumAt) =>
    [...groupBy(own, unitOf(switching.length > 0)).values()].map((unit): LeftOut => {
      const gone = new Set(unit)
      return { stratumAt, kept: own.filter((cell) => !gone.has(cell)) }
    }),
  )
  const degrees = left.length - (switching.length > 0 ? strata.length : 2)
  const readings = measures.map((measure) => [measure, readMeasure(measure, strata, left, degrees)] as const)
  const leadsUnder = (arm: Arm) => leadsOf(strata.flat().filter((cell) => cell.arm === arm))
  return {
    ...(Object.fromEntries(readings) as Record<Measure, MeasureReading>),
    draftLeads: leadsUnder('draft'),
    liveLeads: leadsUnder('live'),
    units: left.length,
  }
}

function unitOf(isSwitchback: boolean): (cell: PilotCell) => string {
  return isSwitchback ? ({ day }) => day : ({ clusterId }) => clusterId
}

function readMeasure(
  measure: PilotMeasure,
  strata: readonly PilotCell[][],
  left: readonly LeftOut[],
  degrees: number,
): MeasureReading {
  const measured = strata.map((cells) => stratumOf(measure, cells))
  const whole = figuresOf(measured)
  const without = left.map(({ stratumAt, kept }) => figuresOf(measured.with(stratumAt, stratumOf(measure, kept))))
  const reading = (key: keyof Figures) =>
    jackknife(
      whole[key],
      without.map((each) => each[key]),
      degrees,
    )
  return {
    draft: reading('draft'),
    live: reading('live'),
    difference: reading('difference'),
    relative: reading('relative'),
  }
}

function stratumOf(measure: PilotMeasure, cells: readonly PilotCell[]): Stratum {
  const under = (arm: Arm) => MEASURES[measure](cells.filter((cell) => cell.arm === arm))
  return { draft: under('draft'), live: under('live'), leads: leadsOf(cells) }
}

/** Means over the strata by their leads; a stratum that lacks either rule says nothing. */
function figuresOf(strata: readonly Stratum[]): Figures {
  const sums = { draft: 0, live: 0, leads: 0 }
  for (const { draft, live, leads } of strata) {
    if (draft === null || live === null) continue
    sums.draft += leads * draft
    sums.live += leads * live
    sums.leads += leads
  }
  if (sums.leads === 0) return { draft: null, live: null, difference: null, relative: null }
  const [draft, live] = [sums.draft / sums.leads, sums.live / sums.leads]
  return { draft, live, difference: draft - live, relative: live === 0 ? null : draft / live - 1 }
}

/** The value with ± t times √((n − 1) / n · Σ(left − mean of left)²); no interval when a unit's absence leaves no figure. */
function jackknife(value: number | null, left: readonly (number | null)[], degrees: number): Reading {
  const known = left.filter((each) => each !== null)
  if (value === null || degrees < 1 || known.length < left.length) return { value, low: null, high: null }
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length
  const spread = known.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  const halfWidth = tQuantile(0.975, degrees) * Math.sqrt(((known.length - 1) / known.length) * spread)
  return { value, low: value - halfWidth, high: value + halfWidth }
}
