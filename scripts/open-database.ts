import { type LocalEnv, readLocalEnv } from '../config/env'
import { migrate } from '../server/db/migrate'
import { openLocalDatabase } from '../server/doors/local-wiring'
import type { Db } from '../server/kernel/ctx'
import { CommandRefused } from './run-command'

const MIGRATIONS_FOLDER = 'cloudbase/migrations'
const CHANGED = /Migration (\d+) was changed after it ran/

/** The settings of a command that names its database (`--database`) or its data folder (`--data`) itself. */
export function envOf(args: { database?: string | undefined; data?: string | undefined }): LocalEnv {
  return readLocalEnv({
    ...process.env,
    ...(args.database ? { DATABASE_URL: args.database } : {}),
    ...(args.data ? { DATA_FOLDER: args.data, DATABASE_URL: args.database } : {}),
  })
}

/**
 * The database a command works on, brought to the newest migration; `ran` are the versions that ran. One that was made
 * by another version of the migrations is refused (`CommandRefused`) and closed.
 */
export async function openDatabase(env: LocalEnv): Promise<{ db: Db; ran: string[] }> {
  const db = await openLocalDatabase(env)
  try {
    return { db, ran: await migrate(db, MIGRATIONS_FOLDER) }
  } catch (error) {
    await db.destroy()
    const version = error instanceof Error ? CHANGED.exec(error.message)?.[1] : undefined
    if (!version) throw error
    throw new CommandRefused(
      env.DATABASE_URL
        ? `这个数据库由另一个版本的程序建立（迁移 ${version} 的内容不同），未做任何改动。请用当时的版本，或换一个数据库。`
        : `数据目录 ${env.DATA_FOLDER} 由另一个版本的程序建立（迁移 ${version} 的内容不同）。不再需要其中的数据就删除该目录，否则用 DATA_FOLDER=… 换一个目录。`,
    )
  }
}
