import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Db } from '../../../server/kernel/ctx'
import { startPostgres } from '../../../tests/support/postgres-server'
import { openBenchTown } from '../commit/bench-town'
import { keyOf } from '../commit/commit-decided'
import { runProcesses } from '../commit/run-clients'
import { exactly, type SuiteResult } from '../report/suite-result'
import { type Breaches, countBreaches } from './count-breaches'
import { type ReadCheckWrite, readCheckWrite } from './read-check-write'
import type { StormReport, StormTask } from './storm-process'

const ATTEMPTS = 1_000_000
const ATTEMPTS_A_LEAD = 4
const CLIENTS = 64
const PROCESSES = 2
const STORES = 300
const GUIDES_PER_STORE = 6
const MEMBERS = 20_000
const SEED = 20_261_125
/** So many times the small days of the town: about a third of the leads find room. */
const CAP_TIMES = 6
const WHOLE_FLOW_EVERY = 100
const KILL_EVERY_MS = 150

export type StormOptions = { isQuick: boolean; say: (text: string) => void }

/**
 * A million attempts to place far more leads than there is room for, several at once for the same lead, while connections
 * are killed in the middle of their work; then everything is counted in the database. Beside it, what systems do that
 * read, check and then write.
 */
export async function runStormSuite({ isQuick, say }: StormOptions): Promise<SuiteResult> {
  const attempts = isQuick ? ATTEMPTS / 50 : ATTEMPTS
  const server = await startPostgres({ isDurable: true })
  try {
    const size = { stores: STORES, guidesPerStore: GUIDES_PER_STORE, members: MEMBERS, seed: SEED }
    const { db, town } = await openBenchTown(server.url, 'storm', size)
    const capTimes = isQuick ? 1 : CAP_TIMES
    await sql`update guide_load set day_cap = day_cap * ${capTimes}, open_cap = open_cap * ${capTimes}`.execute(db)
    await sql`vacuum analyze`.execute(db)
    say(`storm: ${attempts} attempts by ${CLIENTS} clients`)
    const tasks = Array.from({ length: PROCESSES }, (_, at): StormTask => {
      const share = { clients: CLIENTS / PROCESSES, attempts: attempts / PROCESSES, leads: attempts / ATTEMPTS_A_LEAD }
      return { town, ...share, seed: SEED + at, wholeFlowEvery: WHOLE_FLOW_EVERY }
    })
    const path = fileURLToPath(new URL('./storm-process.ts', import.meta.url))
    const killer = new Killer(db)
    const from = performance.now()
    killer.start()
    const reports = await runProcesses<StormTask, StormReport>(path, tasks).finally(() => killer.stop())
    const seconds = (performance.now() - from) / 1000
    say('storm: counting')
    const breaches = await countBreaches(db)
    const lost = await countLost(db, reports)
    say('storm: read, check, write')
    const rival = await readCheckWrite(town.url)
    await db.destroy()
    return resultOf({ attempts, seconds, kills: killer.kills, reports, breaches, lost, rival })
  } finally {
    await server.stop()
  }
}

/** Ends a connection that is at work, drawn by chance, again and again. */
class Killer {
  kills = 0
  private isOn = false
  private ended: Promise<void> = Promise.resolve()

  constructor(private readonly db: Db) {}

  start(): void {
    this.isOn = true
    this.ended = this.run()
  }

  async stop(): Promise<void> {
    this.isOn = false
    await this.ended
  }

  private async run(): Promise<void> {
    while (this.isOn) {
      await new Promise((resolve) => setTimeout(resolve, KILL_EVERY_MS))
      const { rows } = await sql<{ isKilled: boolean }>`
        select pg_terminate_backend(pid) as "isKilled" from (
          select pid from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
           order by random() limit 1) one`.execute(this.db)
      if (rows[0]?.isKilled) this.kills++
    }
  }
}

/** Answers that clients were given and that the database does not know, or knows otherwise. */
async function countLost(db: Db, reports: readonly StormReport[]): Promise<number> {
  const { rows } = await sql<{ key: string; guideId: string | null }>`
    select l.idempotency_key as key, a.guide_id as "guideId" from lead l left join assignment a on a.lead_id = l.id and a.attempt = 1`.execute(
    db,
  )
  const guideOf = new Map(rows.map(({ key, guideId }) => [key, guideId]))
  let lost = 0
  for (const { acknowledged } of reports) {
    for (const [number, guideId] of acknowledged) if (guideOf.get(keyOf(number)) !== guideId) lost++
  }
  return lost
}

type Everything = {
  attempts: number
  seconds: number
  kills: number
  reports: StormReport[]
  breaches: Breaches
  lost: number
  rival: ReadCheckWrite
}

function resultOf({ attempts, seconds, kills, reports, breaches, lost, rival }: Everything): SuiteResult {
  const sum = (of: (report: StormReport) => number) => reports.reduce((total, report) => total + of(report), 0)
  const givenUp = sum((report) => report.givenUp)
  const routed = sum((report) => report.routed)
  const answered = routed + sum(({ repeated, refused }) => repeated + refused)
  return {
    suite: 'storm',
    figures: {
      overCap: breaches.overCap,
      doubleAssigned: breaches.doubleAssigned,
      stormCounterMismatches: breaches.counterMismatches,
      stormBrokenLeads: breaches.brokenLeads,
      stormLostAcknowledged: lost,
      stormAttempts: answered,
      stormRouted: routed,
      stormRepeated: sum(({ repeated }) => repeated),
      stormRefused: sum(({ refused }) => refused),
      stormWholeFlow: sum(({ wholeFlow }) => wholeFlow),
      stormKills: kills,
      stormTriedAgain: sum(({ broken }) => broken),
      stormSeconds: seconds,
      readCheckWriteAttempts: rival.attempts,
      readCheckWriteOverCap: rival.overCap,
      readCheckWriteExcessLeads: rival.excessLeads,
      readCheckWriteDoubleAssigned: rival.doubleAssigned,
    },
    checks: [
      exactly('overCap', breaches.overCap, 0),
      exactly('doubleAssigned', breaches.doubleAssigned, 0),
      exactly('stormCounterMismatches', breaches.counterMismatches, 0),
      exactly('stormBrokenLeads', breaches.brokenLeads, 0),
      exactly('stormLostAcknowledged', lost, 0),
      exactly('stormAttempts', answered, attempts),
      exactly('stormGivenUp', givenUp, 0),
    ],
    notes: [
      `${routed} leads were routed, ${sum(({ repeated }) => repeated)} attempts were answered with what was decided before, ${sum(({ refused }) => refused)} found nobody with room; ${kills} connections were killed.`,
      `Every attempt reads at the database; one lead in ${WHOLE_FLOW_EVERY} goes through the whole flow of production.`,
      `Read, check, write: ${rival.attempts} attempts by ${CLIENTS} clients, ${rival.overCap} guides over cap by ${rival.excessLeads} leads, ${rival.doubleAssigned} leads given twice.`,
    ],
  }
}
