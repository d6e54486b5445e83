import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Beside what is built, says from which sources; no part of it. */
export const MARK = 'built-from.txt'

type ImportRule = { name: string; to: { pathNot?: string } }

/**
 * The files of the contract that are part of a built client: those it may take values from, by the rule that says so. Types
 * leave nothing behind, so another of them is no other build.
 */
export function contractInClients(): string[] {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: ImportRule[] }
  const open = new RegExp(forbidden.find(({ name }) => name === 'clients-take-types')!.to.pathNot!)
  return readdirSync('contract')
    .map((name) => `contract/${name}`)
    .filter((path) => open.test(path))
    .sort()
}

/** Files and folders something is built from, and the settings it is built with. */
export type BuiltFrom = { sources: readonly string[]; settings: unknown }

/** Whether what stands in a folder was built from the sources as they are, with these settings. */
export function isBuiltFrom(folder: string, from: BuiltFrom): boolean {
  const mark = join(folder, MARK)
  return existsSync(mark) && readFileSync(mark, 'utf8') === sourceHash(from)
}

/** Says beside what was built from which sources it is. */
export function writeMark(folder: string, from: BuiltFrom): void {
  writeFileSync(join(folder, MARK), sourceHash(from))
}

function sourceHash({ sources, settings }: BuiltFrom): string {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const source of sources) {
    const files = existsSync(source) && source.includes('.') ? [source] : filesIn(source)
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
