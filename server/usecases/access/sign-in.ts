import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { type Compared, provePerson, type Refusal } from '../../flows/prove-person'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { checkPassword } from '../../kernel/password'
import { newSecretToken, tokenHash } from '../../kernel/secret-token'
import { HOUR_MS } from '../../kernel/shanghai-time'
import { insertSession } from '../../modules/access/session.sql'
import { lockFailures, selectFailures, setFailures } from '../../modules/access/sign-in-source.sql'
import { recentFailures, tryAgainAt } from '../../modules/access/source-limit'
import { lockStaffByLogin, noteSignIn, selectPasswordHash } from '../../modules/access/staff.sql'

type SignIn = typeof contract.signIn
type AnyCtx = Ctx<Caller | Anonymous>
export type SignInOutcome = { kind: 'signed_in'; session: Output<SignIn> } | Refusal

/** One working day and its overtime; a console left open overnight asks again. */
export const STAFF_SESSION_HOURS = 12

/**
 * Compares the password before the transaction: it takes a fifth of a second, and no row is to be locked that long. A
 * network that failed too often is turned away before that.
 */
export async function comparePassword(ctx: AnyCtx, { login, password }: Input<SignIn>): Promise<Compared> {
  const { db, now, caller, addressHash } = ctx
  const waits = addressHash ? tryAgainAt(await selectFailures(db, caller.brandId, addressHash), now) : null
  if (waits) throw tooOften(waits)
  const hash = await selectPasswordHash(db, login)
  return { hash, isRight: await checkPassword(password, hash) }
}

/**
 * Counts the attempt, at the account and at the network it came from, and opens a session when it is right. A refusal is
 * a value here, so that the count is kept. A password that was changed since it was compared is wrong: changing it ends
 * every session, and opens none.
 */
export async function signIn(ctx: AnyCtx, input: Input<SignIn>, compared: Compared): Promise<SignInOutcome> {
  const { db, now, caller, addressHash } = ctx
  const failures = addressHash ? await lockFailures(db, caller.brandId, addressHash, now) : []
  const waits = tryAgainAt(failures, now)
  if (waits) throw tooOften(waits)
  const outcome = await attempt(ctx, input, compared)
  if (addressHash && outcome.kind === 'refused' && outcome.isFailure) {
    await setFailures(db, caller.brandId, addressHash, [...recentFailures(failures, now), now.getTime()])
  }
  return outcome
}

async function attempt(ctx: AnyCtx, { login, code }: Input<SignIn>, compared: Compared): Promise<SignInOutcome> {
  const { db, now, caller } = ctx
  const staff = await lockStaffByLogin(db, login)
  // A login of another brand is as unknown here as one nobody has.
  if (!staff || staff.brandId !== caller.brandId) {
    return { kind: 'refused', code: 'wrong_password', details: {}, isFailure: true }
  }
  const proof = await provePerson(ctx, staff, { compared, code })
  if (proof.kind === 'refused') return proof

  const token = newSecretToken()
  const expiresAt = new Date(now.getTime() + STAFF_SESSION_HOURS * HOUR_MS)
  await noteSignIn(db, staff.id, now)
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
  if (outcome.kind === 'refused') throw new AppError(outcome.code, outcome.details)
  return outcome.session
}

function tooOften(until: Date): AppError {
  return new AppError('sign_in_too_often', { until })
}
