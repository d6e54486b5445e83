import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clearHalfMade, seedingMarker } from '../../scripts/start/seeding-marker'
import { DataFolderBusy, lockDataFolder } from '../../server/db/data-folder-lock'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fenbo-marker-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a brand that was being made when the process ended is known at the next start', () => {
  const marker = seedingMarker({ DATA_FOLDER: folder })
  expect(marker.isLeft()).toBe(false)
  marker.begin()
  expect(seedingMarker({ DATA_FOLDER: folder }).isLeft()).toBe(true)
  marker.end()
  expect(marker.isLeft()).toBe(false)
})

test('the marker of one database says nothing of another', () => {
  const of = (url?: string) => seedingMarker({ DATA_FOLDER: folder, ...(url ? { DATABASE_URL: url } : {}) })
  of('postgres://a:secret@db:5432/one').begin()
  expect(of('postgres://b:other@db:5432/one').isLeft()).toBe(true)
  expect(of('postgres://a:secret@db:5432/two').isLeft()).toBe(false)
  expect(of().isLeft()).toBe(false)
})

test('a half-made brand is taken away whole, and the machine keeps its keys', () => {
  mkdirSync(join(folder, 'postgres', 'base'), { recursive: true })
  for (const name of ['sample.json', 'keys.json']) writeFileSync(join(folder, name), '{}')
  clearHalfMade(folder)
  expect(readdirSync(folder)).toEqual(['keys.json'])
})

test('what another process is making just now is left alone', () => {
  const database = join(folder, 'postgres')
  mkdirSync(database)
  const lock = lockDataFolder(database, 'start.ts')
  expect(() => clearHalfMade(folder)).toThrow(DataFolderBusy)
  expect(existsSync(database)).toBe(true)
  lock.release()
})
