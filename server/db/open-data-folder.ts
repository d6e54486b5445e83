import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import type { Schema } from '../kernel/schema'
import { connectPglite, openPglite } from './connect-pglite'
import { lockDataFolder } from './data-folder-lock'

/**
 * The embedded database in a folder, for this process alone until `destroy()`. Throws `DataFolderBusy`, in words for
 * whoever started it, while another process has the folder.
 */
export async function openDataFolder(folder: string): Promise<Kysely<Schema>> {
  const lock = lockDataFolder(folder, basename(process.argv[1] ?? 'node'))
  try {
    mkdirSync(folder, { recursive: true })
    const pg = await openPglite(folder)
    const close = pg.close.bind(pg)
    // Released only once everything is on disk.
    pg.close = () => close().finally(lock.release)
    return connectPglite(pg)
  } catch (error) {
    lock.release()
    throw error
  }
}
