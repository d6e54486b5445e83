import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataFolderBusy, lockDataFolder } from '../../server/db/data-folder-lock'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'fenbo-lock-')), 'postgres')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const leaveLock = (pid: number | undefined, more: object = {}) => {
  const holder = {
    pid,
    started: null,
    host: hostname(),
    program: 'start.ts',
    since: '2026-03-01T02:00:00.000Z',
    ...more,
  }
  writeFileSync(`${folder}.lock`, JSON.stringify(holder))
}

test('a data folder belongs to one holder until it is released', () => {
  const lock = lockDataFolder(folder, 'start.ts')
  expect(() => lockDataFolder(folder, 'import.ts')).toThrow(DataFolderBusy)
  lock.release()
  expect(existsSync(`${folder}.lock`)).toBe(false)
  lockDataFolder(folder, 'import.ts').release()
})

test('a living process is named in Chinese, and its lock is never taken however old', async () => {
  const child = spawn('sleep', ['60'])
  await once(child, 'spawn')
  leaveLock(child.pid)
  expect(() => lockDataFolder(folder, 'import.ts')).toThrow(`正被另一个程序使用（start.ts，进程号 ${child.pid}`)

  child.kill('SIGKILL')
  await once(child, 'exit')
  lockDataFolder(folder, 'import.ts').release()
})

test('a lock left by a process that is gone is taken over', () => {
  leaveLock(spawnSync('true').pid)
  lockDataFolder(folder, 'import.ts').release()
})

const onLinux = process.platform === 'linux' ? test : test.skip
onLinux('a process that was given the number of a dead one does not count as it', () => {
  leaveLock(process.pid, { started: 'another boot:1' })
  lockDataFolder(folder, 'import.ts').release()
})

test('half a lock, as a full disk leaves it, holds nobody up', () => {
  writeFileSync(`${folder}.lock`, '{"pid":')
  lockDataFolder(folder, 'import.ts').release()
})

test('on another host nobody can tell, so a person decides', () => {
  leaveLock(1, { host: 'another-host' })
  expect(() => lockDataFolder(folder, 'import.ts')).toThrow(/主机 another-host.*请删除/)
})
