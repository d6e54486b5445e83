import * as z from 'zod'
import { NewPassword, STAFF_ROLES, TotpCode } from './access'
import { endpoint } from './endpoint'
import { Id, Page, ShortText } from './fields'

/** Accounts of headquarters and stores: who there is, what their role may do, and the second step of signing in. */

const ADMIN = { callers: ['ops' as const], roles: ['hq_admin' as const], isBrandWide: true as const }
const ONESELF = { callers: ['ops' as const], roles: STAFF_ROLES }
const Password = z.string().min(1).max(128)
const Role = z.enum(STAFF_ROLES)
const Named = z.object({ id: Id, name: z.string() })

/** Every account, those of store managers too, by login. */
export const listStaff = endpoint({
  name: 'listStaff',
  ...ADMIN,
  input: z.strictObject({
    /** Part of a name or login. */
    text: ShortText.optional(),
    role: Role.optional(),
    isActive: z.boolean().optional(),
    ...Page.shape,
  }),
  output: z.object({
    staff: z.array(
      z.object({
        staffId: z.string(),
        login: z.string(),
        name: z.string(),
        role: Role,
        isActive: z.boolean(),
        regions: z.array(Named),
        stores: z.array(Named),
        hasTotp: z.boolean(),
        mustChangePassword: z.boolean(),
        lockedUntil: z.date().nullable(),
        lastSignInAt: z.date().nullable(),
        createdAt: z.date(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
})

/** Name, role and stores of an account. Nobody changes their own role or stores, and one administrator of all stores stays. */
export const changeStaff = endpoint({
  name: 'changeStaff',
  ...ADMIN,
  input: z.strictObject({
    staffId: Id,
    name: ShortText,
    role: Role,
    regionIds: z.array(Id).max(100),
    storeIds: z.array(Id).max(500),
  }),
  output: z.object({}),
  errors: ['staff_unknown', 'staff_own', 'staff_last_admin', 'scope_unknown', 'scope_missing'],
})

/** Lets a closed account sign in again, with the password it had. */
export const reopenStaff = endpoint({
  name: 'reopenStaff',
  ...ADMIN,
  input: z.strictObject({ staffId: Id }),
  output: z.object({}),
  errors: ['staff_unknown', 'staff_state'],
})

/** A password that is shown once and has to be changed with the first sign-in; the account's sessions end at once. */
export const resetStaffPassword = endpoint({
  name: 'resetStaffPassword',
  ...ADMIN,
  input: z.strictObject({ staffId: Id, reason: ShortText }),
  output: z.object({ password: NewPassword }),
  errors: ['staff_unknown', 'staff_own'],
})

/** Takes somebody's authenticator away who has lost it; they sign in with their password alone, and may set up another. */
export const resetTotp = endpoint({
  name: 'resetTotp',
  ...ADMIN,
  input: z.strictObject({ staffId: Id, reason: ShortText }),
  output: z.object({}),
  errors: ['staff_unknown', 'staff_own', 'totp_state'],
})

/** Whether everybody must take the second step of signing in, and whom that would stop. */
export const showTotpRule = endpoint({
  name: 'showTotpRule',
  ...ADMIN,
  input: z.strictObject({}),
  output: z.object({
    isTotpRequired: z.boolean(),
    /** Of whoever asks. */
    isOwnOn: z.boolean(),
    /** Open accounts, and those of them without an authenticator. */
    accounts: z.int(),
    withoutTotp: z.int(),
  }),
  errors: [],
})

/**
 * Asks everybody for the second step, from their next call on: who has none sets it up first, whether signed in already or
 * not. Whoever asks for it has it on themselves.
 */
export const setTotpRule = endpoint({
  name: 'setTotpRule',
  ...ADMIN,
  input: z.strictObject({ isRequired: z.boolean(), reason: ShortText }),
  output: z.object({ withoutTotp: z.int() }),
  errors: ['totp_own_first'],
})

/** What each role may do, in groups: the same table by which the doors decide. */
export const listRights = endpoint({
  name: 'listRights',
  ...ONESELF,
  input: z.strictObject({}),
  output: z.object({
    groups: z.array(
      z.object({
        title: z.string(),
        rights: z.array(
          z.object({ name: z.string(), title: z.string(), roles: z.array(Role), isBrandWide: z.boolean() }),
        ),
      }),
    ),
  }),
  errors: [],
})

/** Who I am, and how my sign-in is protected. */
export const showAccount = endpoint({
  name: 'showAccount',
  ...ONESELF,
  input: z.strictObject({}),
  output: z.object({
    login: z.string(),
    name: z.string(),
    role: Role,
    regions: z.array(Named),
    stores: z.array(Named),
    lastSignInAt: z.date().nullable(),
    createdAt: z.date(),
    totp: z.enum(['off', 'on']),
    totpSince: z.date().nullable(),
    recoveryCodesLeft: z.int(),
    /** The brand asks everybody for it. */
    isTotpRequired: z.boolean(),
  }),
  errors: [],
})

/** A new secret for an authenticator, as the picture it reads and as text to type. It counts after `confirmTotp` only. */
export const startTotp = endpoint({
  name: 'startTotp',
  ...ONESELF,
  input: z.strictObject({ password: Password }),
  output: z.object({ secret: z.string(), uri: z.string() }),
  errors: ['wrong_password', 'account_locked', 'totp_state'],
})

/** Turns the second step on with a first code. The recovery codes are shown this once. */
export const confirmTotp = endpoint({
  name: 'confirmTotp',
  ...ONESELF,
  input: z.strictObject({ code: TotpCode }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['totp_state', 'totp_wrong'],
})

/** Turns it off, with the password and a code. Wrong ones count as failed attempts at the account. */
export const removeTotp = endpoint({
  name: 'removeTotp',
  ...ONESELF,
  input: z.strictObject({ password: Password, code: TotpCode }),
  output: z.object({}),
  errors: ['wrong_password', 'account_locked', 'totp_state', 'totp_wrong'],
})
