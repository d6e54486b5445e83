import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { table } from '../../../cloudfunctions/clock/index'
import { connectPostgres } from '../../../server/db/connect-postgres'
import { captureAndRoute } from '../../../server/flows/capture-and-route'
import type { Ctx, Db } from '../../../server/kernel/ctx'
import { inTransaction } from '../../../server/kernel/in-transaction'
import { idMaker, type NewId } from '../../../server/kernel/new-id'
import type { Outside } from '../../../server/kernel/outside'
import { serve } from '../../../server/kernel/serve'
import { HOUR_MS, MINUTE_MS } from '../../../server/kernel/shanghai-time'
import { startPostgres } from '../../../tests/support/postgres-server'
import { type BenchTown, openBenchTown } from '../commit/bench-town'
import { atMost, exactly, quantile, type SuiteResult } from '../report/suite-result'

const STORES = 300
const GUIDES_PER_STORE = 6
const SEED = 20_261_125
/** What an instance of the cloud function has. */
const CONNECTIONS = 5
const LANES = 16
const AMPLE = 1_000_000
const EXPIRY_TO_OFFER_SECONDS_MAX = 60

export type SlaOptions = { isQuick: boolean; say: (text: string) => void }
type Bench = { db: Db; town: BenchTown; newId: NewId }
type Due = { leadId: string; dueMs: number }

/**
 * How long a lead whose offer ran out waits for its next one: the sweep as it is deployed (its period from cloudbaserc.json,
 * its own batch), on a real server. The clock is the bench's and stands still but for the timer; to it is added what each
 * run really took. A run counts for all of its leads as if each had been its last, and one that is slower than the
 * period delays the next: both make the figure worse than life.
 */
export async function runSlaSuite({ isQuick, say }: SlaOptions): Promise<SuiteResult> {
  const offers = isQuick ? 400 : 2_000
  const server = await startPostgres({ isDurable: true })
  try {
    say('sla: making the town')
    const size = { stores: STORES, guidesPerStore: GUIDES_PER_STORE, members: 2 * offers, seed: SEED }
    const { db: makers, town } = await openBenchTown(server.url, 'sla', size)
    await sql`update guide_load set day_cap = ${AMPLE}, open_cap = ${AMPLE}`.execute(makers)
    await makers.destroy()
    const db = connectPostgres({ url: town.url, connectionsMax: CONNECTIONS, tlsMode: 'off' })
    const bench = { db, town, newId: idMaker(() => town.nowMs) }
    const periodMs = await sweepPeriodMs()
    say(`sla: ${offers} offers run out within a minute`)
    const spread = await measure(bench, { first: 0, offers, withinMs: MINUTE_MS, periodMs })
    say(`sla: ${offers} offers run out at the same moment`)
    const burst = await measure(bench, { first: offers, offers, withinMs: 1, periodMs })
    await db.destroy()
    return resultOf(offers, periodMs, spread, burst)
  } finally {
    await server.stop()
  }
}

type Measured = { waitSeconds: number[]; movedPerSecond: number; left: number }
type Load = { first: number; offers: number; withinMs: number; periodMs: number }

async function measure(bench: Bench, { first, offers, withinMs, periodMs }: Load): Promise<Measured> {
  const { db, town } = bench
  const startMs = town.nowMs + (first === 0 ? 0 : 6 * HOUR_MS)
  // What an earlier load left on offer stays out of this one.
  await sql`update assignment set accept_by = 'infinity' where state = 'offered'`.execute(db)
  await offerLeads(bench, first, offers, new Date(startMs))
  const dueFromMs = startMs + 60 * MINUTE_MS
  const due = await setDeadlines(db, dueFromMs, withinMs)
  const dueMsOf = new Map(due.map(({ leadId, dueMs }) => [leadId, dueMs]))

  const waitSeconds: number[] = []
  let tookMs = 0
  // The moment after a run is the worst to run out at.
  let atMs = dueFromMs + periodMs
  while (waitSeconds.length < offers && atMs < dueFromMs + 100 * periodMs) {
    const beganMs = performance.now()
    await sweep(bench, new Date(atMs))
    const runMs = performance.now() - beganMs
    tookMs += runMs
    const { rows } = await sql<{ leadId: string }>`
      select lead_id as "leadId" from assignment where attempt = 2 and offered_at = ${new Date(atMs)}`.execute(db)
    for (const { leadId } of rows) waitSeconds.push((atMs + runMs - dueMsOf.get(leadId)!) / 1000)
    atMs += Math.max(1, Math.ceil(runMs / periodMs)) * periodMs
  }
  const left = offers - waitSeconds.length
  return { waitSeconds, movedPerSecond: (waitSeconds.length / tookMs) * 1000, left }
}

const contextAt = ({ db, newId }: Bench, now: Date) => ({
  db,
  now,
  newId,
  requestId: 'rq_bench',
  // Neither capturing nor sweeping speaks to the outside: notices wait in the outbox.
  outside: {} as Outside,
  log: () => undefined,
})

async function offerLeads(bench: Bench, first: number, offers: number, now: Date): Promise<void> {
  const { brandId, stores, memberIds } = bench.town
  const caller = { kind: 'clock', brandId } as const
  let next = first
  const lane = async () => {
    while (next < first + offers) {
      const at = next++
      await inTransaction(bench.db, (db) =>
        captureAndRoute({ ...contextAt(bench, now), caller, db } as Ctx<typeof caller>, {
          brandId,
          memberId: memberIds[at]!,
          wish: null,
          channel: 'store_scan',
          touchKind: 'scan',
          proof: 'server',
          place: stores[at % stores.length]!.place,
          idempotencyKey: `sla-lead-${at}`,
          occurredAt: now,
        }),
      )
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** Lets every offer that waits run out, evenly within a span; whoever made them differ in urgency is not asked here. */
async function setDeadlines(db: Db, fromMs: number, withinMs: number): Promise<Due[]> {
  const { rows } = await sql<{ leadId: string; acceptBy: Date }>`
    with waiting as (
      select id, row_number() over (order by md5(id)) as place, count(*) over () as total
        from assignment where state = 'offered' and attempt = 1 and accept_by < 'infinity')
    update assignment a
       set accept_by = ${new Date(fromMs)}::timestamptz + (w.place::float8 / w.total * ${withinMs}) * interval '1 millisecond'
      from waiting w where w.id = a.id
    returning a.lead_id as "leadId", a.accept_by as "acceptBy"`.execute(db)
  return rows.map(({ leadId, acceptBy }) => ({ leadId, dueMs: acceptBy.getTime() }))
}

async function sweep(bench: Bench, now: Date): Promise<void> {
  const identify = async () => ({ kind: 'clock', brandId: bench.town.brandId }) as const
  const reply = await serve(table, contextAt(bench, now), identify, 'reassignOverdue', {})
  if (!reply.ok) throw new Error(`The sweep failed: ${reply.error.code}`)
}

/** How often the sweep runs in the cloud: seconds, as its timer is written. */
async function sweepPeriodMs(): Promise<number> {
  const { functions } = JSON.parse(await readFile('cloudbaserc.json', 'utf8')) as {
    functions: { triggers?: { name: string; config: string }[] }[]
  }
  const timer = functions.flatMap(({ triggers = [] }) => triggers).find(({ name }) => name === 'reassignOverdue')
  const [seconds = ''] = timer?.config.split(' ') ?? []
  return (seconds.startsWith('*/') ? Number(seconds.slice(2)) : 60) * 1000
}

function resultOf(offers: number, periodMs: number, spread: Measured, burst: Measured): SuiteResult {
  const of = ({ waitSeconds }: Measured) => ({ p50: quantile(waitSeconds, 0.5), p99: quantile(waitSeconds, 0.99) })
  const figures = {
    slaOffersDue: offers,
    slaSweepPeriodSeconds: periodMs / 1000,
    slaExpiryToOfferP50Seconds: of(spread).p50,
    slaExpiryToOfferP99Seconds: of(spread).p99,
    slaBurstExpiryToOfferP50Seconds: of(burst).p50,
    slaBurstExpiryToOfferP99Seconds: of(burst).p99,
    slaMovedPerSecond: spread.movedPerSecond,
    slaLeftWaiting: spread.left + burst.left,
  }
  return {
    suite: 'sla',
    figures,
    checks: [
      atMost('expiry to next offer, p99 s', figures.slaExpiryToOfferP99Seconds, EXPIRY_TO_OFFER_SECONDS_MAX),
      atMost('the same, all at once, p99 s', figures.slaBurstExpiryToOfferP99Seconds, EXPIRY_TO_OFFER_SECONDS_MAX),
      exactly('leads left without a next offer', figures.slaLeftWaiting, 0),
    ],
    notes: [
      `The sweep runs every ${periodMs / 1000} s in the cloud and every 15 s on a machine of one's own; an offer waits half a period on average before anything is done.`,
      `${CONNECTIONS} connections, as one instance of the function has; every lead of a run counts as its last.`,
    ],
  }
}
