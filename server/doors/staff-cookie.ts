import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '../kernel/app-error'

/** How the console's session travels: in a cookie no script can read, beside a token that only its own page knows. */

const NAME = 'fenbo_session'
const SESSION_SECONDS = 12 * 3600
type Headers = Record<string, string | undefined>

/** Whether the caller keeps its session in the cookie: it says so when it signs in. */
export const wantsCookie = (headers: Headers) => headers['x-session'] === 'cookie'

/** The session token in the cookie, if there is one. */
export function cookieToken({ cookie = '' }: Headers): string | null {
  return new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookie)?.[1] ?? null
}

/** The token a page must send with every call that a cookie lets in; made from the session, so it ends with it. */
export function csrfOf(token: string): string {
  return createHash('sha256').update(`csrf:${token}`).digest('base64url')
}

/**
 * Refuses a call that came with the cookie but not from our own page: another site can make a browser send the cookie,
 * but can neither read the token nor send our header without being asked by the browser whether it may (OWASP, "Cross-Site
 * Request Forgery Prevention"). Throws `csrf_failed`.
 */
export function checkOrigin(headers: Headers, token: string): void {
  const given = Buffer.from(headers['x-csrf-token'] ?? '')
  const wanted = Buffer.from(csrfOf(token))
  const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted)
  if (!isOurs || !isSameSite(headers)) throw new AppError('csrf_failed')
}

/** Whether the page that calls was served from where it calls; a browser always says, other callers need not. */
export function isSameSite({ origin, host, 'x-forwarded-host': forwarded }: Headers): boolean {
  if (!origin) return true
  if (!URL.canParse(origin)) return false
  return [host, forwarded].includes(new URL(origin).host)
}

/** The header that puts the session into the cookie, or takes it out again with `null`. */
export function setCookie(token: string | null, headers: Headers): string {
  const isHttps = headers['x-forwarded-proto'] === 'https' || headers.origin?.startsWith('https:')
  const life = token ? SESSION_SECONDS : 0
  return `${NAME}=${token ?? ''}; Path=/api/ops; HttpOnly; SameSite=Strict; Max-Age=${life}${isHttps ? '; Secure' : ''}`
}
