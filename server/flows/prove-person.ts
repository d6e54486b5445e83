import type { ErrorCode } from '../../contract/errors'
import { AppError } from '../kernel/app-error'
import type { Anonymous, Caller, CallerOf, Ctx } from '../kernel/ctx'
import { checkPassword } from '../kernel/password'
import { judgeAttempt } from '../modules/access/sign-in-attempt'
import { lockStaffById, selectPasswordHashById, setAttempts } from '../modules/access/staff.sql'
import { takeSecondStep } from './take-second-step'

type AnyCtx = Pick<Ctx<Caller | Anonymous>, 'db' | 'now' | 'outside'>
export type Compared = { hash: string | undefined; isRight: boolean }
export type Account = {
  id: string
  brandId: string
  passwordHash: string
  failedAttempts: number
  lockedUntil: Date | null
}
export type Refusal = { kind: 'refused'; code: ErrorCode; details: Record<string, unknown>; isFailure: boolean }
export type Proof = { kind: 'proven' } | Refusal

/** Before a transaction: compares the caller's own password, which takes a fifth of a second. */
export async function compareOwnPassword({ db, caller }: Ctx<CallerOf<'ops'>>, password: string): Promise<Compared> {
  const hash = await selectPasswordHashById(db, caller.brandId, caller.staffId)
  return { hash, isRight: await checkPassword(password, hash) }
}

/**
 * Whether whoever types is the owner of a locked account: their password, and their code where one is asked for. The
 * attempt is counted; a refusal is a value, so that the count is kept. A password that was changed since it was compared
 * is wrong. `isFailure`: something wrong was typed. With `isSignedIn` they took the second step before, and only the
 * password is asked for.
 */
export async function provePerson(
  ctx: AnyCtx,
  account: Account,
  { compared, code, isSignedIn }: { compared: Compared; code: string | undefined; isSignedIn?: true },
): Promise<Proof> {
  const isPassword = compared.isRight && compared.hash === account.passwordHash
  if (account.lockedUntil && account.lockedUntil > ctx.now) return locked(account.lockedUntil, false)
  const person = { brandId: account.brandId, staffId: account.id, code }
  const second = isPassword && !isSignedIn ? await takeSecondStep(ctx, person) : 'off'
  // The password was right, and nothing wrong was typed: the count stays as it is.
  if (second === 'missing') return { kind: 'refused', code: 'totp_required', details: {}, isFailure: false }

  const outcome = judgeAttempt({ ...account, isRight: isPassword && second !== 'wrong' }, ctx.now)
  if (outcome.kind === 'locked') return locked(account.lockedUntil, false)
  if (outcome.kind === 'refused') {
    await setAttempts(ctx.db, account.id, outcome.failedAttempts, outcome.lockedUntil)
    if (outcome.lockedUntil) return locked(outcome.lockedUntil, true)
    return { kind: 'refused', code: isPassword ? 'totp_wrong' : 'wrong_password', details: {}, isFailure: true }
  }
  await setAttempts(ctx.db, account.id, 0, null)
  return { kind: 'proven' }
}

function locked(until: Date | null, isFailure: boolean): Refusal {
  return { kind: 'refused', code: 'account_locked', details: until ? { until } : {}, isFailure }
}

/** The caller's own account proven by what they typed, or why not; nobody has it any more: `unauthenticated`. */
export async function proveCaller(
  ctx: Ctx<CallerOf<'ops'>>,
  typed: { compared: Compared; code: string | undefined; isSignedIn?: true },
): Promise<Proof> {
  const { brandId, staffId } = ctx.caller
  const account = await lockStaffById(ctx.db, brandId, staffId)
  if (!account) throw new AppError('unauthenticated')
  return provePerson(ctx, { ...account, brandId }, typed)
}

/** The same by the password alone: a change of it comes from whoever has signed in with all that was asked. */
export function proveOwnPassword(ctx: Ctx<CallerOf<'ops'>>, compared: Compared): Promise<Proof> {
  return proveCaller(ctx, { compared, code: undefined, isSignedIn: true })
}
