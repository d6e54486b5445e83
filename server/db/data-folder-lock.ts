import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'

/** Who holds a data folder. `started` tells a process from a later one that was given the same number. */
export type Holder = { pid: number; started: string | null; host: string; program: string; since: string }

/** The embedded database belongs to one process at a time; two would destroy it (electric-sql/pglite#1106). */
export class DataFolderBusy extends Error {
  constructor(
    readonly holder: Holder,
    readonly folder: string,
    readonly lockPath: string,
  ) {
    const where = holder.host === hostname() ? `进程号 ${holder.pid}` : `主机 ${holder.host} 上的进程 ${holder.pid}`
    const last =
      holder.host === hostname()
        ? '请先停止它（例如结束 npm start）再试，或用 --database 连接 PostgreSQL 服务器。'
        : `若确认那台主机已不再使用，请删除 ${lockPath} 后再试。`
    super(`数据目录 ${folder} 正被另一个程序使用（${holder.program}，${where}，始于 ${holder.since}）。${last}`)
  }
}

/** How often a lock left behind is taken away before giving up: each time another process was faster. */
const TRIES_MAX = 20

/**
 * Takes a data folder for this process, or throws `DataFolderBusy`. The lock is a file beside the folder
 * (`.data/db.lock` for `.data/db`), never inside it, where PostgreSQL's own files are. A lock whose process is gone,
 * by `kill -9` too, is taken over; a lock of a living process never is, however old. Released by `release()` or when
 * the process ends.
 */
export function lockDataFolder(folder: string, program: string): { release: () => void } {
  const path = resolve(folder)
  const lockPath = `${path}.lock`
  mkdirSync(dirname(path), { recursive: true })
  const mine = describeSelf(program)
  const text = JSON.stringify(mine)
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (placeWhole(lockPath, text)) return holdUntilExit(lockPath, text)
    const found = readLock(lockPath)
    if (found === null) continue
    const holder = parseHolder(found)
    if (holder && isAlive(holder)) throw new DataFolderBusy(holder, path, lockPath)
    takeAway(lockPath, found)
  }
  throw new Error(`Could not take ${lockPath}`)
}

/** Makes the lock with its whole text at once: a link to a finished file succeeds only when there is none yet. */
function placeWhole(lockPath: string, text: string): boolean {
  const draft = `${lockPath}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, text)
  try {
    linkSync(draft, lockPath)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    return placeWithoutLinks(lockPath, text)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Some file systems know no links; there an exclusive create must do. */
function placeWithoutLinks(lockPath: string, text: string): boolean {
  try {
    writeFileSync(lockPath, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a stale lock aside; if it was another one by then (somebody took over first), that one is put back. */
function takeAway(lockPath: string, stale: string): void {
  const aside = `${lockPath}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(lockPath, aside)
  } catch {
    return
  }
  if (readLock(aside) !== stale) {
    try {
      linkSync(aside, lockPath)
    } catch {
      // A third process has the place already; it will see the same living holders as we do.
    }
  }
  rmSync(aside, { force: true })
}

function holdUntilExit(lockPath: string, text: string): { release: () => void } {
  const release = () => {
    process.off('exit', release)
    // Only our own lock: after a pause someone else may rightly hold the folder.
    if (readLock(lockPath) === text) rmSync(lockPath, { force: true })
  }
  process.on('exit', release)
  return { release }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : null
  } catch {
    return null
  }
}

function describeSelf(program: string): Holder {
  const since = new Date().toISOString()
  return { pid: process.pid, started: processStart(process.pid), host: hostname(), program, since }
}

/** On another host nobody can tell, so the holder counts as alive. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it runs, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const started = processStart(holder.pid)
  return holder.started === null || started === null || started === holder.started
}

/** Boot and start tick of a process on Linux; null elsewhere, where only the number is compared. */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // The name in brackets may hold blanks; the 22nd field of the line is the 20th behind it.
    const behindName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop() as string
    const fields = behindName.split(' ')
    // A zombie holds no file any more: it is only waiting for its parent to notice.
    return fields[0] === 'Z' ? 'ended' : `${boot}:${fields[19]}`
  } catch {
    return null
  }
}
