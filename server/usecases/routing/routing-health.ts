import type { Input, Output } from '../../../contract/endpoint'
import type { routingHealth as endpoint } from '../../../contract/routing-health'
import { narrowStores } from '../../flows/narrow-stores'
import { readHealth, readMix } from '../../flows/read-health'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { groupBy } from '../../kernel/group-by'
import { jainIndex } from '../../kernel/jain-index'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import * as health from '../../modules/health/day-figures.sql'
import { hasDrifted, populationStability } from '../../modules/health/population-stability'
import { quotaDeviation } from '../../modules/health/quota-deviation'
import { acceptTimes, unroutedRate } from '../../modules/health/routing-figures'

type Health = Output<typeof endpoint>

/** Fewer leads than this on either side say nothing about drift. */
const DRIFT_LEADS_MIN = 50

/**
 * How well routing does over some days, of the whole brand or of the stores a staff member may see: fairness among equals,
 * how fast guides answer, what found nobody, what was explored and held, and how far who comes has moved.
 */
export async function routingHealth(ctx: Ctx<CallerOf<'ops'>>, input: Input<typeof endpoint>): Promise<Health> {
  const { brandId } = ctx.caller
  const stores = await narrowStores(ctx, input.storeId)
  const from = startOfDay(input.from)
  const until = new Date(startOfDay(input.to).getTime() + DAY_MS)
  const query = { brandId, from, until, stores }
  const asked = { brandId, stores, from: input.from, to: input.to }
  const { days: found, mix: now } = await readHealth(ctx, asked)
  const nights = stores === 'all' ? await health.readNightFigures(ctx.db, brandId, input.from, input.to) : []
  const nightOf = new Map(nights.map(({ day, figures }) => [day, figures as NightFigures]))
  const days = (until.getTime() - from.getTime()) / DAY_MS
  const dayAgo = (count: number) => shanghaiDay(new Date(from.getTime() - count * DAY_MS))
  const before = await readMix(ctx, { ...asked, from: dayAgo(days), to: dayAgo(1) })
  const mix = { before, now }
  return {
    total: figuresOf(found),
    ...fairnessOf(await health.readPeers(ctx.db, query), days),
    drift: { channels: driftOf(mix, 'channel'), scores: driftOf(mix, 'score') },
    days: found.map((day) => ({
      ...figuresOf([day]),
      day: day.day,
      valueRatio: nightOf.get(day.day)?.value?.ratio ?? null,
      modelPsi: nightOf.get(day.day)?.drift?.psi ?? null,
    })),
  }
}

/** What is used here of what the night wrote down. */
type NightFigures = { value?: { ratio: number | null }; drift?: { psi: number | null } }

function figuresOf(days: readonly health.DayFigures[]): Health['total'] {
  const sum = (of: (day: health.DayFigures) => number) => days.reduce((total, day) => total + of(day), 0)
  const leads = sum((day) => day.leads)
  const decisions = sum((day) => day.decisions)
  const share = (part: number) => (decisions === 0 ? null : part / decisions)
  return {
    leads,
    unroutedRate: unroutedRate(
      leads,
      sum((day) => day.unrouted),
    ),
    accept: acceptTimes(days.flatMap(({ acceptMinutes }) => acceptMinutes)),
    firstContact: acceptTimes(days.flatMap(({ contactMinutes }) => contactMinutes)),
    exploredShare: share(sum((day) => day.explored)),
    heldShare: share(sum((day) => day.held)),
  }
}

/** Within store and grade, in parts of what each guide's day can hold: equals are compared, not a flagship with a kiosk. */
function fairnessOf(guides: readonly health.Peer[], days: number): Pick<Health, 'jain' | 'furthestFromQuota'> {
  let weighed = 0
  let compared = 0
  const due: { guideId: string; received: number; quota: number }[] = []
  for (const peers of groupBy(guides, ({ storeId, grade }) => `${storeId}:${grade}`).values()) {
    const received = peers.reduce((sum, peer) => sum + peer.received, 0)
    if (peers.length < 2 || received === 0) continue
    const caps = peers.reduce((sum, peer) => sum + peer.dayCap, 0)
    weighed += jainIndex(peers.map((peer) => peer.received / peer.dayCap)) * peers.length
    compared += peers.length
    due.push(...peers.map((peer) => ({ ...peer, quota: (received * peer.dayCap) / caps })))
  }
  const furthest = quotaDeviation(due)
  const guide = guides.find(({ guideId }) => guideId === furthest?.guideId)
  return {
    jain: compared === 0 ? null : weighed / compared,
    furthestFromQuota:
      furthest && guide
        ? {
            guideId: guide.guideId,
            guideName: guide.guideName,
            leadsPerDay: furthest.leads / days,
            received: guide.received,
          }
        : null,
  }
}

type Mixes = { before: readonly health.LeadMix[]; now: readonly health.LeadMix[] }

function driftOf(mixes: Mixes, kind: health.LeadMix['kind']) {
  const own = (mix: readonly health.LeadMix[]) => mix.filter((one) => one.kind === kind)
  const values = [...new Set([...own(mixes.before), ...own(mixes.now)].map(({ value }) => value))].sort()
  const count = (mix: readonly health.LeadMix[]) =>
    values.map((value) => own(mix).reduce((sum, one) => sum + (one.value === value ? one.leads : 0), 0))
  const [before, now] = [count(mixes.before), count(mixes.now)]
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
  if (Math.min(total(before), total(now)) < DRIFT_LEADS_MIN) return null
  return { psi: populationStability(before, now), isDrifted: hasDrifted(before, now) }
}
