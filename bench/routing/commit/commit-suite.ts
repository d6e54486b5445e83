import { sql } from 'kysely'
import { captureAndRoute } from '../../../server/flows/capture-and-route'
import type { Db } from '../../../server/kernel/ctx'
import { inTransaction } from '../../../server/kernel/in-transaction'
import { idMaker } from '../../../server/kernel/new-id'
import { shanghaiDay } from '../../../server/kernel/shanghai-time'
import { startPostgres } from '../../../tests/support/postgres-server'
import { atLeast, atMost, exactly, quantile, type SuiteResult } from '../report/suite-result'
import { countBreaches, sumOf } from '../storm/count-breaches'
import { type BenchTown, openBenchTown } from './bench-town'
import type { ClientReport, ClientTask } from './client-process'
import { commitDecided, seedPool } from './commit-decided'
import { AROUND_TRANSACTION, statementCounter } from './count-statements'
import { decidedLeads, sampleTraces } from './decided-leads'
import { findPgbench, initialisePgbench, runTpcb, type TpcbRun } from './find-pgbench'
import { runClients } from './run-clients'

const CLIENTS = 64
const PROCESSES = 2
const STORES = 300
const GUIDES_PER_STORE = 6
const MEMBERS = 20_000
const SEED = 20_261_125
const WARM_UP_MS = 3_000
const STATEMENTS_MAX = 6
/** One branch a client, as the manual of pgbench asks for: fewer would measure their queue for one row. */
const SCALE = 64
/** No multiple of the members, or the processes would all ask for the same person at the same time. */
const NUMBERS_A_PROCESS = 1_007_003
const AMPLE = 1_000_000
/** Leads of the pool a process may route in a second; should they run out, every further one counts as failed. */
const POOLED_A_SECOND = 2_500
const TURNS = ['ours', 'tpcb', 'tpcb', 'ours'] as const
const OUR_TURNS = [...TURNS.entries()].filter(([, who]) => who === 'ours').map(([turn]) => turn)

const firstNumberOf = (turn: number, process: number): number => (turn * PROCESSES + process + 1) * NUMBERS_A_PROCESS

export type CommitOptions = { isQuick: boolean; say: (text: string) => void }

/**
 * What it costs to commit routed leads, beside pgbench's TPC-B on the same server with the same settings: an attempt of a
 * lead that exists from the decided list to the commit (the two take turns, in both orders), the same of new leads, and
 * the whole capture of a wish with its reads and its decision.
 */
export async function runCommitSuite({ isQuick, say }: CommitOptions): Promise<SuiteResult> {
  const server = await startPostgres({ isDurable: true })
  const seconds = isQuick ? 5 : 20
  try {
    say('commit: making the town')
    const size = { stores: STORES, guidesPerStore: GUIDES_PER_STORE, members: MEMBERS, seed: SEED }
    const { db, town } = await openBenchTown(server.url, 'commit', size)
    await sql`update guide_load set day_cap = ${AMPLE}, open_cap = ${AMPLE}`.execute(db)
    await sql`vacuum analyze`.execute(db)
    const { rows } = await sql<{ version: string; commit: string }>`
      select version() as version, current_setting('synchronous_commit') as commit`.execute(db)
    const statements = await countStatements(db, town)
    const pgbench = findPgbench()
    if (pgbench) {
      say(`commit: initialising pgbench at scale ${SCALE}`)
      await initialisePgbench(pgbench, server.url, SCALE)
    }
    const measured = await takeTurns({ db, pgbench, serverUrl: server.url, town, seconds, say })
    say('commit: new leads')
    const fresh = await measure(town, { mode: 'new', seconds, turn: 6 })
    say('commit: the whole flow')
    const whole = await measure(town, { mode: 'whole', seconds, turn: 8 })
    const breaches = sumOf(await countBreaches(db))
    await db.destroy()
    return resultOf({ measured, fresh, whole, statements, breaches, hasPgbench: pgbench !== null, about: rows[0]! })
  } finally {
    await server.stop()
  }
}

type Measured = { ours: Run[]; tpcb: TpcbRun[] }
type Run = { perSecond: number; p50Ms: number; p99Ms: number; failed: number; clientCpuShare: number }
type Turns = {
  db: Db
  pgbench: string | null
  serverUrl: string
  town: BenchTown
  seconds: number
  say: (text: string) => void
}

async function takeTurns({ db, pgbench, serverUrl, town, seconds, say }: Turns): Promise<Measured> {
  const measured: Measured = { ours: [], tpcb: [] }
  say('commit: filling the pool')
  const leads = POOLED_A_SECOND * (seconds + WARM_UP_MS / 1000)
  for (const turn of OUR_TURNS) {
    for (let at = 0; at < PROCESSES; at++) await seedPool(db, town, firstNumberOf(turn, at), leads)
  }
  await sql`vacuum analyze lead`.execute(db)
  for (const [turn, who] of TURNS.entries()) {
    if (who === 'tpcb' && !pgbench) continue
    say(`commit: ${who === 'ours' ? 'routed leads' : 'pgbench'}, ${seconds} s`)
    if (who === 'ours') measured.ours.push(await measure(town, { mode: 'known', seconds, turn }))
    else if (pgbench) measured.tpcb.push(await runTpcb(pgbench, serverUrl, { clients: CLIENTS, seconds }))
  }
  return measured
}

async function measure(
  town: BenchTown,
  { mode, seconds, turn }: { mode: ClientTask['mode']; seconds: number; turn: number },
): Promise<Run> {
  const tasks = Array.from({ length: PROCESSES }, (_, at): ClientTask => {
    const seed = SEED + 10 * turn + at
    const firstNumber = firstNumberOf(turn, at)
    const clients = CLIENTS / PROCESSES
    return { town, clients, mode, seed, firstNumber, warmUpMs: WARM_UP_MS, measuredMs: seconds * 1000 }
  })
  const reports = await runClients(tasks)
  const sum = (of: (report: ClientReport) => number) => reports.reduce((total, report) => total + of(report), 0)
  const latencies = reports.flatMap(({ latenciesMs }) => latenciesMs)
  return {
    perSecond: sum(({ routed }) => routed) / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    failed: sum(({ failed }) => failed),
    clientCpuShare: sum(({ cpuSeconds }) => cpuSeconds) / (seconds + WARM_UP_MS / 1000),
  }
}

/** Counted on one lead of each kind, when nobody else is there. */
async function countStatements(db: Db, town: BenchTown): Promise<Statements> {
  const counter = statementCounter()
  const counted = db.withPlugin(counter.plugin)
  const now = new Date(town.nowMs)
  const newId = idMaker(Date.now)
  const context = { brandId: town.brandId, now, day: shanghaiDay(now), newId }
  const nextLead = decidedLeads(town, { seed: SEED, firstNumber: 0 })
  const countOne = async (kind: 'known' | 'new') => {
    counter.reset()
    await commitDecided(counted, context, nextLead(), sampleTraces(SEED)[0]!, kind)
    return counter.count() + AROUND_TRANSACTION
  }
  await seedPool(db, town, 0, 1)
  const [known, fresh] = [await countOne('known'), await countOne('new')]
  const captured = {
    brandId: town.brandId,
    memberId: town.memberIds[1]!,
    wish: 'counted',
    channel: 'mall' as const,
    touchKind: 'consultation' as const,
    proof: 'server' as const,
    place: town.stores[0]!.place,
    occurredAt: now,
  }
  // The first call of a process also reads and compiles the documents it decides by.
  const capture = (key: string, memberId: string) =>
    inTransaction(counted, (tx) =>
      captureAndRoute({ db: tx, now, newId }, { ...captured, memberId, idempotencyKey: key }),
    )
  await capture('counted-first', town.memberIds[2]!)
  counter.reset()
  await capture('counted', town.memberIds[1]!)
  return { known, fresh, whole: counter.count() + AROUND_TRANSACTION }
}

type Statements = { known: number; fresh: number; whole: number }

type Everything = {
  measured: Measured
  fresh: Run
  whole: Run
  statements: Statements
  breaches: number
  hasPgbench: boolean
  about: { version: string; commit: string }
}

function resultOf({ measured, fresh, whole, statements, breaches, hasPgbench, about }: Everything): SuiteResult {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const committed = mean(measured.ours.map(({ perSecond }) => perSecond))
  const tpcb = mean(measured.tpcb.map(({ tps }) => tps))
  const worstP99 = Math.max(...measured.ours.map(({ p99Ms }) => p99Ms))
  const failed = [...measured.ours, fresh, whole].reduce((sum, run) => sum + run.failed, 0)
  const compared = hasPgbench ? { tpcbPerSecond: tpcb, committedVsTpcb: committed / tpcb } : {}
  return {
    suite: 'commit',
    figures: {
      committedPerSecond: committed,
      ...compared,
      committedP50Ms: mean(measured.ours.map(({ p50Ms }) => p50Ms)),
      committedP99Ms: worstP99,
      committedStatements: statements.known,
      newLeadPerSecond: fresh.perSecond,
      newLeadP99Ms: fresh.p99Ms,
      newLeadStatements: statements.fresh,
      wholeFlowPerSecond: whole.perSecond,
      wholeFlowP99Ms: whole.p99Ms,
      wholeFlowStatements: statements.whole,
      commitFailures: failed,
      clientCpuCores: mean(measured.ours.map(({ clientCpuShare }) => clientCpuShare)),
    },
    checks: [
      atLeast('committedPerSecond', committed, 2_000),
      ...(hasPgbench ? [atLeast('committedVsTpcb', committed / tpcb, 0.8)] : []),
      atMost('committedStatements', statements.known, STATEMENTS_MAX),
      exactly('commitFailures', failed, 0),
      exactly('commitBreaches', breaches, 0),
    ],
    notes: [
      `${about.version.split(' on ')[0]}, fsync on, synchronous_commit ${about.commit}, ${CLIENTS} clients in ${PROCESSES} processes.`,
      'Committed: an attempt of a lead that waits in the pool, from the decided list to the commit; new leads likewise.',
      'Statements are counted with those that open and close the transaction.',
      ...(hasPgbench
        ? [`pgbench tpcb-like, prepared, scale ${SCALE}.`]
        : ['No pgbench: apt-get install postgresql-contrib.']),
    ],
  }
}
