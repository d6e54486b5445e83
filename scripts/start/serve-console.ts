import type { IncomingMessage, ServerResponse } from 'node:http'
import { CONSOLE_BUILT, CONSOLE_PATH } from '../../config/console'
import { serveBuilt } from './serve-built'

/**
 * What the console's page may do: scripts of its own only, none written into it; nobody may frame it, and it sends
 * nothing anywhere but to where it came from. Styles are written into the page by the component library.
 */
export const CONSOLE_HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-frame-options': 'DENY',
}

/** Answers a GET below `/console/`; an address of one of its pages is answered with the page that shows them all. */
export function serveConsole(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string = CONSOLE_BUILT,
): boolean {
  if (request.method === 'GET' && request.url === CONSOLE_PATH.slice(0, -1)) {
    response.writeHead(302, { location: CONSOLE_PATH }).end()
    return true
  }
  const site = { path: CONSOLE_PATH, folder, hashed: /-[\w-]{8}\.(js|css)$/, isOnePage: true as const }
  return serveBuilt({ ...site, pageHeaders: () => CONSOLE_HEADERS }, request, response)
}
