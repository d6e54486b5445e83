import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'
import { BUILT } from '../taro-build'

/** Where the h5 page of the mini-program is served. */
export const APP_PATH = '/app/'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}
const PACKED = new Set(['.html', '.js', '.css', '.svg', '.json'])

/** Answers a GET below `/app/` from the built page; false when the path is not there, for somebody else to answer. */
export function serveApp(request: IncomingMessage, response: ServerResponse, folder: string = BUILT.h5): boolean {
  const path = pathOf(request.url)
  if (request.method !== 'GET' || !path?.startsWith(APP_PATH)) return false
  const name = normalize(path.slice(APP_PATH.length)) || '.'
  const file = join(folder, name === '.' ? 'index.html' : name)
  const type = TYPES[extname(file)]
  if (name.startsWith('..') || !type || !existsSync(file) || !statSync(file).isFile()) return false

  // Names of scripts and styles hold a hash of their content: what was fetched once stays good.
  const isHashed = /\.[0-9a-f]{8}\.(js|css)$/.test(file)
  response.setHeader('content-type', type)
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('x-content-type-options', 'nosniff')
  if (file.endsWith('.html')) response.setHeader('content-security-policy', policyOf(readFileSync(file, 'utf8')))
  const isPacked = PACKED.has(extname(file)) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (isPacked) response.setHeader('content-encoding', 'gzip')
  response.writeHead(200)
  // A file that is built anew at this moment, or a reader who goes away, ends this answer and nothing else.
  const ended = () => undefined
  if (isPacked) pipeline(createReadStream(file), createGzip(), response, ended)
  else pipeline(createReadStream(file), response, ended)
  return true
}

/** The path asked for, as it is meant; null for one nobody can read. */
function pathOf(url = '/'): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
}

/** Scripts of the page itself and those it was built with, known by their hash; nothing from elsewhere. */
function policyOf(html: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    `script-src 'self' ${inline.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: http: https:",
    "connect-src 'self' http: https:",
    "frame-ancestors 'self'",
  ].join('; ')
}
