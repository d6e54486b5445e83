import type { PGlite } from '@electric-sql/pglite'
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment'
import type { Circus } from '@jest/types'
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node'
import { openPglite } from '../../server/db/connect-pglite'
import { migratedDump } from './migrated-dump'
import { makeDatabase } from './server-database'

/**
 * What a test file asks of its worker. Jest gives every file its own modules, but this file is loaded once a worker,
 * so the database it holds is booted once a worker: a boot costs seconds, a truncate milliseconds.
 */
export type WorkerDatabase = { openEmbedded: () => Promise<PGlite>; makeOnServer: () => Promise<string> }

let embedded: Promise<PGlite> | undefined
let onServer: Promise<string> | undefined

/**
 * The embedded database arms a timer again and again for as long as it is open, which here is until the worker ends.
 * Its timers, and only its, do not keep the worker from ending.
 */
function openQuietly(dump: Blob): Promise<PGlite> {
  const plain = globalThis.setTimeout
  globalThis.setTimeout = ((...call: Parameters<typeof plain>) => {
    const timer = plain(...call)
    return new Error().stack?.includes('pglite') ? timer.unref() : timer
  }) as typeof plain
  return openPglite(undefined, dump)
}

const workerDatabase: WorkerDatabase = {
  openEmbedded: () => {
    embedded ??= migratedDump().then(openQuietly)
    return embedded
  },
  makeOnServer: () => {
    onServer ??= makeDatabase(process.env.TEST_DATABASE_URL as string, `w${process.env.JEST_WORKER_ID ?? '1'}`)
    return onServer
  },
}

export default class WorkerEnvironment extends NodeEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context)
    Object.assign(this.global, { workerDatabase })
  }

  /** Without a server the tests that need one are skipped one by one, by name. */
  handleTestEvent(event: Circus.Event): void {
    if (event.name === 'test_start' && process.env.TEST_SERVER_MISSING) event.test.mode = 'skip'
  }
}
