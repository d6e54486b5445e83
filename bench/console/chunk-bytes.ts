import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}
type Manifest = Record<string, Chunk>

/** The library of charts is fetched by itself, with the first picture. */
const IS_CHART = /chart-canvas/

/**
 * What a browser fetches of a console that was built, in bytes of gzip: all before the first page is there, and the most
 * that one page adds to it, charts apart.
 */
export function chunkBytes(folder: string): {
  initialJsGzipBytes: number
  maxRouteChunkGzipBytes: number
  largest: string
} {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const bytesOf = (name: string) => gzipSync(readFileSync(join(folder, manifest[name]!.file))).length
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + bytesOf(name), 0)

  const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry)!
  const initial = withImports(manifest, entry)
  const routes = Object.keys(manifest)
    .filter((name) => manifest[name]!.isDynamicEntry && !IS_CHART.test(name))
    .map((name) => {
      const own = [...withImports(manifest, name)].filter((part) => !initial.has(part) && !IS_CHART.test(part))
      return { name, bytes: sum(own) }
    })
    .sort((a, b) => b.bytes - a.bytes)
  return {
    initialJsGzipBytes: sum(initial),
    maxRouteChunkGzipBytes: routes[0]?.bytes ?? 0,
    largest: routes[0]?.name ?? '',
  }
}

function withImports(manifest: Manifest, name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const next of manifest[name]?.imports ?? []) withImports(manifest, next, found)
  return found
}
