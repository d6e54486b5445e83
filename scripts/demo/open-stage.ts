import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readLocalEnv } from '../../config/env'
import { connectPglite, openPglite } from '../../server/db/connect-pglite'
import { connectPostgres } from '../../server/db/connect-postgres'
import { migrate } from '../../server/db/migrate'
import { localWiring } from '../../server/doors/local-wiring'
import type { Db } from '../../server/kernel/ctx'
import { startPostgres } from '../../tests/support/postgres-server'
import { quietLog, type Stage } from '../story/stage'

const MIGRATIONS_FOLDER = 'cloudbase/migrations'
/** Nothing of a story speaks to WeChat: its guides have no account yet, so their notices wait in the workbench. */
const NO_WECHAT_URL = 'http://127.0.0.1:9'
const CONNECTIONS_MAX = 12

export type OpenStage = { stage: Omit<Stage, 'brandId'>; where: string; width: number; close: () => Promise<void> }

/**
 * An empty, migrated database for one story: in memory without `database`; `embedded` starts a throw-away PostgreSQL
 * server; a URL gets a database of its own on that server, dropped again at the end.
 */
export async function openStage(database: string | undefined, seed: number): Promise<OpenStage> {
  const opened = database
    ? await onServer(database)
    : { db: connectPglite(await openPglite()), where: '内嵌数据库（内存）', width: 1, close: async () => undefined }
  await migrate(opened.db, MIGRATIONS_FOLDER)
  // Keys and files of a database that is gone at the end go with it, however the end comes.
  const folder = mkdtempSync(join(tmpdir(), 'fenbo-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const log = quietLog(join(folder, 'story.log'))
  const env = readLocalEnv({ DATA_FOLDER: folder })
  const { outside } = localWiring(env, opened.db, { wechatUrl: NO_WECHAT_URL })
  const stage = { db: opened.db, outside, seed, log }
  const close = async () => {
    await opened.db.destroy()
    await opened.close()
  }
  return { stage, where: opened.where, width: opened.width, close }
}

async function onServer(
  database: string,
): Promise<{ db: Db; where: string; width: number; close: () => Promise<void> }> {
  const server =
    database === 'embedded' ? await startPostgres({ isDurable: true }) : { url: database, stop: async () => undefined }
  const name = `fenbo_demo_${process.pid}`
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const { rows } = await admin.query<{ server_version: string }>('show server_version')
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const db = connectPostgres({ url: url.href, connectionsMax: CONNECTIONS_MAX, tlsMode: 'off' })
  const close = async () => {
    await admin.query(`drop database ${name}`)
    await admin.end()
    await server.stop()
  }
  return { db, where: `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? ''}`, width: CONNECTIONS_MAX, close }
}
