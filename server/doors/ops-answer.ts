import type { ErrorCode } from '../../contract/errors'
import { AppError } from '../kernel/app-error'
import type { CallerOf } from '../kernel/ctx'
import { identifyStaff } from '../usecases/access/identify-staff'
import { type Answer, answer } from './answer'
import type { Door } from './door'
import type { HttpCall } from './http-message'
import { checkOrigin, cookieToken, csrfOf, isSameSite, setCookie, wantsCookie } from './staff-cookie'
import type { Wiring } from './wiring'

export type OpsAnswer = { reply: Answer; headers: Record<string, string> }

/** What may be done with a password that somebody else has set. */
const BEFORE_OWN_PASSWORD = ['mySession', 'changePassword', 'signOut']

/** What may be done before one's authenticator is set up, where the brand asks everybody for one. */
const BEFORE_TOTP = ['mySession', 'startTotp', 'confirmTotp', 'signOut']

/** Reads the session and learns the token by which every other call proves where it comes from. */
const ASKS_WHO = 'mySession'

/**
 * Answers a call of the ops door. Programs send their session as a bearer token; the console keeps it in a cookie, which
 * is never handed to its scripts. `input` is the parsed body.
 */
export async function answerOps(
  door: Door,
  wiring: Wiring,
  call: HttpCall,
  read: () => { name: string; input: unknown },
): Promise<OpsAnswer> {
  const { headers, name } = call
  const bearer = /^Bearer ([A-Za-z0-9_-]{16,200})$/.exec(headers.authorization ?? '')?.[1] ?? null
  const cookie = bearer ? null : cookieToken(headers)
  const reply = await answer(door, wiring, {
    address: call.address,
    read: () => {
      const asked = read()
      if (name === 'signIn' && wantsCookie(headers) && !isSameSite(headers)) throw new AppError('csrf_failed')
      // A page does not know the token it is signed in with: the one to end is the one that came.
      return name === 'signOut' && cookie ? { name, input: { token: cookie } } : asked
    },
    identify: async ({ now }, brandId) => {
      if (cookie && name !== 'signIn' && name !== ASKS_WHO) checkOrigin(headers, cookie)
      const caller = await identifyStaff(wiring.db, brandId, bearer ?? cookie, now)
      const held = caller.kind === 'ops' && name !== 'signIn' ? heldBy(caller, name) : null
      if (held) throw new AppError(held)
      return caller
    },
  })
  if (!reply.ok) return { reply, headers: {} }
  if (name === 'signIn' && wantsCookie(headers)) return keptInCookie(reply, headers)
  if (name === 'signOut' && cookie) return { reply, headers: { 'set-cookie': setCookie(null, headers) } }
  if (name === ASKS_WHO && cookie) return { reply, headers: { 'x-csrf-token': csrfOf(cookie) } }
  return { reply, headers: {} }
}

/** What has to be done before this call, or null: a password of one's own comes first, then the authenticator. */
function heldBy({ mustChangePassword, mustSetUpTotp }: CallerOf<'ops'>, name: string): ErrorCode | null {
  if (mustChangePassword) return BEFORE_OWN_PASSWORD.includes(name) ? null : 'password_change_due'
  return mustSetUpTotp && !BEFORE_TOTP.includes(name) ? 'totp_set_up_due' : null
}

/** The session as a cookie instead of in the answer: a script that was slipped in finds nothing to carry off. */
function keptInCookie(reply: Extract<Answer, { ok: true }>, headers: HttpCall['headers']): OpsAnswer {
  const { token, ...data } = reply.data as { token: string }
  return {
    reply: { ...reply, data },
    headers: { 'set-cookie': setCookie(token, headers), 'x-csrf-token': csrfOf(token) },
  }
}
