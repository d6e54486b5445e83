import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, ShortText } from './fields'
import { GUIDE_ROLE_TEXT, type GuideRole, STAFF_ROLE_TEXT, type StaffRole } from './vocabulary'

export const STAFF_ROLES = Object.keys(STAFF_ROLE_TEXT) as [StaffRole, ...StaffRole[]]
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{2,39}$/)
/** Length is what makes a password strong; rules about its letters do not (NIST SP 800-63B §5.1.1.2). */
export const NewPassword = z.string().min(10).max(128)
/** What an authenticator shows, or a recovery code as people type it. */
export const TotpCode = z.string().trim().min(6).max(24)
const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const Session = z.object({ token: Token, expiresAt: z.date() })

/**
 * Staff of HQ and stores, over HTTP. `account_locked` after five wrong attempts, for a quarter of an hour;
 * `sign_in_too_often` after twenty from one network, whatever the accounts. Both say until when.
 */
export const signIn = endpoint({
  name: 'signIn',
  callers: ['ops'],
  roles: STAFF_ROLES,
  isOpen: true,
  input: z.strictObject({
    login: Login,
    password: z.string().min(1).max(128),
    /** Of the authenticator, or a recovery code; asked for by `totp_required`. */
    code: TotpCode.optional(),
  }),
  output: Session.extend({ staffId: z.string(), name: z.string(), role: z.enum(STAFF_ROLES) }),
  errors: ['wrong_password', 'account_locked', 'sign_in_too_often', 'totp_required', 'totp_wrong'],
})

/** Who is signed in, and what they may do: the console shows and disables by it, the doors decide by the same table. */
export const mySession = endpoint({
  name: 'mySession',
  callers: ['ops'],
  roles: STAFF_ROLES,
  input: z.strictObject({}),
  output: z.object({
    staffId: z.string(),
    login: z.string(),
    name: z.string(),
    role: z.enum(STAFF_ROLES),
    brandName: z.string(),
    /** An administrator set the password: it is to be changed before anything else. */
    mustChangePassword: z.boolean(),
    /** The brand asks everybody for an authenticator and this person has none: it is to be set up before anything else. */
    mustSetUpTotp: z.boolean(),
    /** Sees some stores only, so many. */
    isLimited: z.boolean(),
    storeCount: z.int(),
    /** Names of the calls of this door that would be admitted. */
    calls: z.array(z.string()),
  }),
  errors: [],
})

/** Ends the session of a token at once. Ending one that has ended already is not an error. */
export const signOut = endpoint({
  name: 'signOut',
  callers: ['ops'],
  roles: STAFF_ROLES,
  input: z.strictObject({ token: Token }),
  output: z.object({}),
  errors: [],
})

/** Changing it ends every session of the account, this one too. A wrong old one counts like a failed sign-in. */
export const changePassword = endpoint({
  name: 'changePassword',
  callers: ['ops'],
  roles: STAFF_ROLES,
  input: z.strictObject({ password: z.string().min(1).max(128), newPassword: NewPassword }),
  output: z.object({}),
  errors: ['wrong_password', 'account_locked'],
})

export const createStaff = endpoint({
  name: 'createStaff',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({
    login: Login,
    name: ShortText,
    password: NewPassword,
    role: z.enum(STAFF_ROLES),
    /** HQ roles with neither see every store; a store manager needs stores or regions. */
    regionIds: z.array(Id).max(100).default([]),
    storeIds: z.array(Id).max(500).default([]),
  }),
  output: z.object({ staffId: z.string() }),
  errors: ['login_taken', 'scope_unknown', 'scope_missing', 'forbidden'],
})

/** Closes an account: its sessions end at once. Accounts are never deleted, because audit rows name them. */
export const closeStaff = endpoint({
  name: 'closeStaff',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({ staffId: Id }),
  output: z.object({}),
  errors: ['staff_unknown', 'staff_last_admin', 'forbidden'],
})

/** A code by which a guide binds their WeChat. Shown once; a newer one ends those before it. */
export const createInvitation = endpoint({
  name: 'createInvitation',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'store_manager'],
  input: z.strictObject({ guideId: Id }),
  output: z.object({ code: z.string(), guideName: z.string(), expiresAt: z.date() }),
  errors: ['guide_unknown'],
})

/** Mini-program over HTTP: exchanges the code of `wx.login` for a session of ours. `session_key` stays with the server. */
export const wechatSignIn = endpoint({
  name: 'wechatSignIn',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({ jsCode: z.string().min(1).max(128) }),
  output: Session,
  errors: ['unauthenticated', 'outside_unavailable'],
})

/** Open, because whoever calls it is not a guide yet; it still needs the WeChat identity that the door found. */
export const bindGuideAccount = endpoint({
  name: 'bindGuideAccount',
  callers: ['guide'],
  isOpen: true,
  input: z.strictObject({ code: z.string().min(12).max(24) }),
  output: z.object({
    guideId: z.string(),
    name: z.string(),
    role: z.enum(Object.keys(GUIDE_ROLE_TEXT) as [GuideRole, ...GuideRole[]]),
  }),
  errors: ['unauthenticated', 'invitation_invalid', 'invitation_used', 'guide_bound'],
})

/** Forgets ended sessions, old nonces and networks from which sign-ins failed long ago. */
export const sweepAccess = endpoint({
  name: 'sweepAccess',
  callers: ['clock'],
  input: z.strictObject({}),
  output: z.object({ sessions: z.int(), nonces: z.int(), networks: z.int() }),
  errors: [],
})
