import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { checkPassword } from '../../kernel/password'
import { newSecretToken, tokenHash } from '../../kernel/secret-token'
import { HOUR_MS } from '../../kernel/shanghai-time'
import { insertSession } from '../../modules/access/session.sql'
import { judgeAttempt } from '../../modules/access/sign-in-attempt'
import { lockStaffByLogin, selectPasswordHash, setAttempts } from '../../modules/access/staff.sql'

type SignIn = typeof contract.signIn
type AnyCtx = Ctx<Caller | Anonymous>
export type SignInOutcome =
  | { kind: 'signed_in'; session: Output<SignIn> }
  | { kind: 'refused'; code: 'wrong_password' | 'account_locked' }

/** One working day and its overtime; a console left open overnight asks again. */
export const STAFF_SESSION_HOURS = 12

type Compared = { hash: string | undefined; isRight: boolean }

/** Compares the password before the transaction: it takes a fifth of a second, and no row is to be locked that long. */
export async function comparePassword({ db }: AnyCtx, { login, password }: Input<SignIn>): Promise<Compared> {
  const hash = await selectPasswordHash(db, login)
  return { hash, isRight: await checkPassword(password, hash) }
}

/**
 * Counts the attempt and, when it is right, opens a session. A refusal is a value here, so that the count is kept. A
 * password that was changed since it was compared is wrong: changing it ends every session, and opens none.
 */
export async function signIn(ctx: AnyCtx, { login }: Input<SignIn>, compared: Compared): Promise<SignInOutcome> {
  const { db, now, caller } = ctx
  const staff = await lockStaffByLogin(db, login)
  // A login of another brand is as unknown here as one nobody has.
  if (!staff || staff.brandId !== caller.brandId) return { kind: 'refused', code: 'wrong_password' }

  const isRight = compared.isRight && compared.hash === staff.passwordHash
  const outcome = judgeAttempt({ ...staff, isRight }, now)
  if (outcome.kind === 'locked') return { kind: 'refused', code: 'account_locked' }
  if (outcome.kind === 'refused') {
    await setAttempts(db, staff.id, outcome.failedAttempts, outcome.lockedUntil)
    return { kind: 'refused', code: outcome.lockedUntil ? 'account_locked' : 'wrong_password' }
  }

  const token = newSecretToken()
  const expiresAt = new Date(now.getTime() + STAFF_SESSION_HOURS * HOUR_MS)
  await setAttempts(db, staff.id, 0, null)
  await insertSession(db, {
    token_hash: tokenHash(token),
    brand_id: staff.brandId,
    kind: 'staff',
    subject: staff.id,
    unionid: null,
    created_at: now,
    expires_at: expiresAt,
    revoked_at: null,
  })
  const { id: staffId, name, role } = staff
  return { kind: 'signed_in', session: { token, expiresAt, staffId, name, role } }
}

/** After the commit: hands the session out, or turns the counted refusal into the answer. */
export async function admitOrRefuse(_: AnyCtx, outcome: SignInOutcome): Promise<Output<SignIn>> {
  if (outcome.kind === 'refused') throw new AppError(outcome.code)
  return outcome.session
}
