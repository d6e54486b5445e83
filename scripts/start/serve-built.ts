import { createReadStream, existsSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}
const PACKED = new Set(['.html', '.js', '.css', '.svg', '.json'])

export type BuiltSite = {
  /** Where it is served, `/app/`, and the folder it was built into. */
  path: string
  folder: string
  /** Names of files that hold a hash of their content: what was fetched once stays good. */
  hashed: RegExp
  /** Headers of its pages, from the file that is sent. */
  pageHeaders: (file: string) => Record<string, string>
  /** A page of its own router: what is not a file is answered with the first page. */
  isOnePage?: true
}

/** Answers a GET below the site's path from what was built; false when nothing is there, for somebody else to answer. */
export function serveBuilt(site: BuiltSite, request: IncomingMessage, response: ServerResponse): boolean {
  const path = pathOf(request.url)
  if (request.method !== 'GET' || !path?.startsWith(site.path)) return false
  const file = fileOf(site, normalize(path.slice(site.path.length)) || '.')
  const type = file && TYPES[extname(file)]
  if (!file || !type) return false

  response.setHeader('content-type', type)
  response.setHeader('cache-control', site.hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('x-content-type-options', 'nosniff')
  if (file.endsWith('.html'))
    for (const [name, value] of Object.entries(site.pageHeaders(file))) response.setHeader(name, value)
  const isPacked = PACKED.has(extname(file)) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (isPacked) response.setHeader('content-encoding', 'gzip')
  response.writeHead(200)
  // A file that is built anew at this moment, or a reader who goes away, ends this answer and nothing else.
  const ended = () => undefined
  if (isPacked) pipeline(createReadStream(file), createGzip(), response, ended)
  else pipeline(createReadStream(file), response, ended)
  return true
}

function fileOf({ folder, isOnePage }: BuiltSite, name: string): string | null {
  if (name.startsWith('..')) return null
  const first = join(folder, 'index.html')
  const file = name === '.' ? first : join(folder, name)
  if (existsSync(file) && statSync(file).isFile()) return TYPES[extname(file)] ? file : null
  // A path with an ending names a file that is not there: a script that is gone is not a page.
  return isOnePage && extname(name) === '' && existsSync(first) ? first : null
}

/** The path asked for, as it is meant; null for one nobody can read. */
function pathOf(url = '/'): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
}
