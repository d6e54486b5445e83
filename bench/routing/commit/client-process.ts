import { sql } from 'kysely'
import { connectPostgres } from '../../../server/db/connect-postgres'
import { captureAndRoute } from '../../../server/flows/capture-and-route'
import type { Db } from '../../../server/kernel/ctx'
import { inTransaction } from '../../../server/kernel/in-transaction'
import { idMaker } from '../../../server/kernel/new-id'
import { seededRandom } from '../../../server/kernel/seeded-random'
import { shanghaiDay } from '../../../server/kernel/shanghai-time'
import type { BenchTown } from './bench-town'
import { type CommitContext, commitDecided, keyOf } from './commit-decided'
import { type DecidedLead, decidedLeads, sampleTraces } from './decided-leads'
import { zipfPicker } from './zipf'

// One process of clients, as one busy instance of the backend would be: told what to do, says `ready`, and goes.

/** An attempt of a lead that waits in the pool, a lead that is new, or the whole capture with its reads. */
export type ClientMode = 'known' | 'new' | 'whole'
export type ClientTask = {
  town: BenchTown
  clients: number
  mode: ClientMode
  seed: number
  firstNumber: number
  warmUpMs: number
  measuredMs: number
}
export type ClientReport = {
  routed: number
  refused: number
  failed: number
  latenciesMs: number[]
  cpuSeconds: number
}

/** Milliseconds after which a running statement is not waited for when time is up. */
const LATENCIES_MAX = 20_000

process.once('message', async (task: ClientTask) => {
  const db = connectPostgres({ url: task.town.url, connectionsMax: task.clients, tlsMode: 'off' })
  const routeOne = task.mode === 'whole' ? routeWhole(db, task) : routeDecided(db, task, task.mode)
  // Every client has its connection and its statements parsed before the clock runs.
  await Promise.all(Array.from({ length: task.clients }, () => sql`select 1`.execute(db)))
  process.send?.('ready')
  process.once('message', async () => {
    const report = await runClients(task, routeOne)
    await db.destroy()
    process.send?.(report, () => process.exit(0))
  })
})

async function runClients(
  { clients, warmUpMs, measuredMs }: ClientTask,
  routeOne: () => Promise<boolean>,
): Promise<ClientReport> {
  const report: ClientReport = { routed: 0, refused: 0, failed: 0, latenciesMs: [], cpuSeconds: 0 }
  const startsAt = performance.now() + warmUpMs
  const endsAt = startsAt + measuredMs
  const cpuBefore = process.cpuUsage()
  const client = async () => {
    for (let from = performance.now(); from < endsAt; from = performance.now()) {
      const isRouted = await routeOne().catch(() => null)
      const at = performance.now()
      if (at < startsAt || at >= endsAt) continue
      if (isRouted === null) report.failed++
      else if (isRouted) report.routed++
      else report.refused++
      if (report.latenciesMs.length < LATENCIES_MAX) report.latenciesMs.push(at - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { user, system } = process.cpuUsage(cpuBefore)
  return { ...report, cpuSeconds: (user + system) / 1e6 }
}

function routeDecided(db: Db, { town, seed, firstNumber }: ClientTask, kind: 'known' | 'new'): () => Promise<boolean> {
  const traces = sampleTraces(seed)
  const nextLead = decidedLeads(town, { seed, firstNumber })
  const now = new Date(town.nowMs)
  const context: CommitContext = { brandId: town.brandId, now, day: shanghaiDay(now), newId: idMaker(Date.now) }
  return async () => {
    const lead: DecidedLead = nextLead()
    const trace = traces[lead.number % traces.length]!
    return (await commitDecided(db, context, lead, trace, kind)) !== null
  }
}

/** The whole flow of production from the wish to the commit, its reads and the decision included. */
function routeWhole(db: Db, { town, seed, firstNumber }: ClientTask): () => Promise<boolean> {
  const chance = seededRandom(seed)
  const nextStore = zipfPicker(town.stores.length, chance)
  const newId = idMaker(Date.now)
  const now = new Date(town.nowMs)
  let number = firstNumber
  return async () => {
    const { id, place } = town.stores[nextStore()]!
    const isScanned = chance() < 0.5
    const lead = {
      brandId: town.brandId,
      memberId: town.memberIds[number % town.memberIds.length]!,
      wish: `wish-${number}`,
      channel: isScanned ? ('store_scan' as const) : ('mall' as const),
      touchKind: isScanned ? ('scan' as const) : ('consultation' as const),
      proof: 'server' as const,
      sceneStoreId: isScanned ? id : null,
      place,
      idempotencyKey: keyOf(number++),
      occurredAt: now,
    }
    const { outcome } = await inTransaction(db, (tx) => captureAndRoute({ db: tx, now, newId }, lead))
    return outcome === 'offered'
  }
}
