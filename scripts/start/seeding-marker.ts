import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalEnv } from '../../config/env'
import { lockDataFolder } from '../../server/db/data-folder-lock'

/**
 * A file beside the data that is there while the sample brand is being made. Found at a start, it says that the making
 * was cut off: what is in the database calls itself a brand, but has neither all of its history nor its logins.
 */
export type SeedingMarker = { begin: () => void; isLeft: () => boolean; end: () => void }

/** The embedded database's marker, or that of the server `DATABASE_URL` names: another server's does not count. */
export function seedingMarker({ DATA_FOLDER, DATABASE_URL }: Pick<LocalEnv, 'DATA_FOLDER' | 'DATABASE_URL'>) {
  const path = join(DATA_FOLDER, DATABASE_URL ? 'seeding-on-server' : 'seeding')
  const whose = DATABASE_URL ? databaseName(DATABASE_URL) : 'embedded'
  const marker: SeedingMarker = {
    begin: () => writeFileSync(path, whose, { mode: 0o600 }),
    isLeft: () => existsSync(path) && readFileSync(path, 'utf8') === whose,
    end: () => rmSync(path, { force: true }),
  }
  return marker
}

/** Host and database of a connection address, without who connects. */
function databaseName(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

/**
 * Takes a half-made embedded brand away, keeping the machine's keys. Throws `DataFolderBusy` while another process has
 * the folder, which may be the one that is making the brand.
 */
export function clearHalfMade(dataFolder: string): void {
  const folder = join(dataFolder, 'postgres')
  const lock = lockDataFolder(folder, 'start.ts')
  try {
    rmSync(folder, { recursive: true, force: true })
    rmSync(join(dataFolder, 'sample.json'), { force: true })
  } finally {
    lock.release()
  }
}
