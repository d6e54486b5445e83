import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { BUILT } from '../taro-build'
import { serveBuilt } from './serve-built'

/** Where the h5 page of the mini-program is served. */
export const APP_PATH = '/app/'

/** Answers a GET below `/app/` from the built page; false when the path is not there, for somebody else to answer. */
export function serveApp(request: IncomingMessage, response: ServerResponse, folder: string = BUILT.h5): boolean {
  const pageHeaders = (file: string) => ({ 'content-security-policy': policyOf(readFileSync(file, 'utf8')) })
  return serveBuilt({ path: APP_PATH, folder, hashed: /\.[0-9a-f]{8}\.(js|css)$/, pageHeaders }, request, response)
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
