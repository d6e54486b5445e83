import { AppError } from '../kernel/app-error'
import { identifyStaff } from '../usecases/access/identify-staff'
import { type Answer, answer } from './answer'
import type { Door } from './door'
import type { HttpCall } from './http-message'
import { checkOrigin, cookieToken, csrfOf, isSameSite, setCookie, wantsCookie } from './staff-cookie'
import type { Wiring } from './wiring'

export type OpsAnswer = { reply: Answer; headers: Record<string, string> }

/** What may be done with a password that somebody else has set. */
const BEFORE_OWN_PASSWORD = ['mySession', 'changePassword', 'signOut']

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
      const isHeld = caller.kind === 'ops' && caller.mustChangePassword && !BEFORE_OWN_PASSWORD.includes(name)
      if (isHeld && name !== 'signIn') throw new AppError('password_change_due')
      return caller
    },
  })
  if (!reply.ok) return { reply, headers: {} }
  if (name === 'signIn' && wantsCookie(headers)) return keptInCookie(reply, headers)
  if (name === 'signOut' && cookie) return { reply, headers: { 'set-cookie': setCookie(null, headers) } }
  if (name === ASKS_WHO && cookie) return { reply, headers: { 'x-csrf-token': csrfOf(cookie) } }
  return { reply, headers: {} }
}

/** The session as a cookie instead of in the answer: a script that was slipped in finds nothing to carry off. */
function keptInCookie(reply: Extract<Answer, { ok: true }>, headers: HttpCall['headers']): OpsAnswer {
  const { token, ...data } = reply.data as { token: string }
  return {
    reply: { ...reply, data },
    headers: { 'set-cookie': setCookie(token, headers), 'x-csrf-token': csrfOf(token) },
  }
}
