import { hashPassword } from '../../server/kernel/password'
import { comparePassword, signIn as openSession } from '../../server/usecases/access/sign-in'
import { post, wiringOf } from '../support/door-wiring'
import { useWorld } from '../support/world'

const world = useWorld()
const PASSWORD = '正确的密码-correct'
let hash: string
beforeAll(async () => {
  hash = await hashPassword(PASSWORD, { logN: 10, r: 8, p: 1 })
})

type Session = { token: string; staffId: string; role: string; expiresAt: string }

/** Staff with a password that works. */
async function hire(login = 'wang.fang', features: { stores?: string[]; isActive?: boolean } = {}): Promise<void> {
  await world.db
    .insertInto('staff')
    .values({
      id: world.newId('sf'),
      brand_id: world.brandId,
      login,
      name: '王芳',
      password_hash: hash,
      role: features.stores ? 'store_manager' : 'hq_admin',
      store_ids: features.stores ?? [],
      is_active: features.isActive ?? true,
      created_at: world.clock.now(),
    })
    .execute()
}

const signIn = (login: string, password: string) =>
  post(wiringOf(world), 'ops', 'signIn', { input: { login, password } })
const codeOf = async (login: string, password: string) => (await signIn(login, password)).body.error?.code ?? 'ok'

async function sessionOf(login = 'wang.fang', password = PASSWORD): Promise<Session> {
  const { body } = await signIn(login, password)
  return body.data as Session
}
/** What the console is told when it calls with this token. */
const isSignedIn = async (token: string) => (await post(wiringOf(world), 'ops', 'listStores', { token })).status !== 401

test('the right password opens a session that the console works with', async () => {
  await hire()
  const session = await sessionOf('  Wang.Fang ')
  expect(session).toMatchObject({ role: 'hq_admin', token: expect.stringMatching(/^[\w-]{43}$/) })
  expect(await isSignedIn(session.token)).toBe(true)
  const kept = await world.db.selectFrom('session').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(session.token)
})

test('a wrong password, an unknown login and a closed account are refused with the same words', async () => {
  await hire()
  await hire('left.already', { isActive: false })
  const replies = [
    await signIn('wang.fang', 'wrong'),
    await signIn('nobody', PASSWORD),
    await signIn('left.already', PASSWORD),
  ]
  for (const { status, body } of replies) {
    expect(status).toBe(401)
    expect(body.error).toEqual({ code: 'wrong_password', requestId: expect.any(String) })
  }
})

test('five wrong passwords lock the account for a quarter of an hour, the right one included', async () => {
  await hire()
  const codes: string[] = []
  for (let attempt = 0; attempt < 5; attempt++) codes.push(await codeOf('wang.fang', 'wrong'))
  expect(codes).toEqual(['wrong_password', 'wrong_password', 'wrong_password', 'wrong_password', 'account_locked'])
  expect(await codeOf('wang.fang', PASSWORD)).toBe('account_locked')
  world.clock.advance({ minutes: 15 })
  expect(await codeOf('wang.fang', PASSWORD)).toBe('ok')
})

test('a success starts the count of wrong passwords anew', async () => {
  await hire()
  for (let attempt = 0; attempt < 4; attempt++) await codeOf('wang.fang', 'wrong')
  expect(await codeOf('wang.fang', PASSWORD)).toBe('ok')
  expect(await codeOf('wang.fang', 'wrong')).toBe('wrong_password')
})

test('a session ends after twelve hours', async () => {
  await hire()
  const { token } = await sessionOf()
  world.clock.advance({ hours: 11, minutes: 59 })
  expect(await isSignedIn(token)).toBe(true)
  world.clock.advance({ minutes: 1 })
  expect(await isSignedIn(token)).toBe(false)
})

test('signing out ends this session at once and no other', async () => {
  await hire()
  const [here, there] = [await sessionOf(), await sessionOf()]
  const { token } = here
  expect((await post(wiringOf(world), 'ops', 'signOut', { token, input: { token } })).status).toBe(200)
  expect(await isSignedIn(token)).toBe(false)
  expect(await isSignedIn(there.token)).toBe(true)
})

test('nobody signs somebody else out', async () => {
  await hire()
  await hire('li.na')
  const [mine, theirs] = [await sessionOf(), await sessionOf('li.na')]
  await post(wiringOf(world), 'ops', 'signOut', { token: mine.token, input: { token: theirs.token } })
  expect(await isSignedIn(theirs.token)).toBe(true)
})

test('a new password ends every session and the old password with it', async () => {
  await hire()
  const [here, there] = [await sessionOf(), await sessionOf()]
  const change = (password: string) =>
    post(wiringOf(world), 'ops', 'changePassword', {
      token: here.token,
      input: { password, newPassword: 'another good one' },
    })
  expect((await change('wrong')).body.error?.code).toBe('wrong_password')
  expect((await change(PASSWORD)).status).toBe(200)
  expect(await isSignedIn(there.token)).toBe(false)
  expect(await codeOf('wang.fang', PASSWORD)).toBe('wrong_password')
  expect(await codeOf('wang.fang', 'another good one')).toBe('ok')
})

test('guessing the old password where a console was left open locks the account like guessing it at the door', async () => {
  await hire()
  const { token } = await sessionOf()
  const change = async (password: string) => {
    const input = { password, newPassword: 'another good one' }
    const { status, body } = await post(wiringOf(world), 'ops', 'changePassword', { token, input })
    return { status, code: body.error?.code ?? 'ok' }
  }
  const codes: string[] = []
  for (let attempt = 0; attempt < 5; attempt++) codes.push((await change('wrong')).code)
  expect(codes).toEqual(['wrong_password', 'wrong_password', 'wrong_password', 'wrong_password', 'account_locked'])
  expect(await change(PASSWORD)).toEqual({ status: 429, code: 'account_locked' })
  expect(await codeOf('wang.fang', PASSWORD)).toBe('account_locked')
  world.clock.advance({ minutes: 15 })
  expect(await change(PASSWORD)).toEqual({ status: 200, code: 'ok' })
})

test('wrong tries at the door and at the change of password are one count', async () => {
  await hire()
  const { token } = await sessionOf()
  for (let attempt = 0; attempt < 4; attempt++) await codeOf('wang.fang', 'wrong')
  const input = { password: 'wrong', newPassword: 'another good one' }
  const { body } = await post(wiringOf(world), 'ops', 'changePassword', { token, input })
  expect(body.error?.code).toBe('account_locked')
})

test('no token, a made-up token and a shopper’s token open nothing', async () => {
  const shopper = await post(wiringOf(world), 'shopper', 'wechatSignIn', { input: { jsCode: 'li' } })
  const { token } = shopper.body.data as Session
  expect((await post(wiringOf(world), 'ops', 'listStores')).status).toBe(401)
  expect(await isSignedIn('x'.repeat(43))).toBe(false)
  expect(await isSignedIn(token)).toBe(false)
})

test('sessions of one brand open nothing of another', async () => {
  await hire()
  const { token } = await sessionOf()
  const other = await world.openBrand('另一品牌')
  expect((await post(wiringOf(other), 'ops', 'listStores', { token })).status).toBe(401)
  expect(
    (await post(wiringOf(other), 'ops', 'signIn', { input: { login: 'wang.fang', password: PASSWORD } })).status,
  ).toBe(401)
})

test('a sign-in under way while the password is changed opens no session', async () => {
  await hire()
  const caller = { kind: 'anonymous' as const, brandId: world.brandId, openid: null, unionid: null }
  const attempt = { login: 'wang.fang', password: PASSWORD }
  const compared = await comparePassword(world.ctx(caller), attempt)
  const other = await hashPassword('another password', { logN: 4, r: 8, p: 1 })
  await world.db.updateTable('staff').set({ password_hash: other }).execute()
  const outcome = await world.run(caller, (ctx) => openSession(ctx, attempt, compared))
  expect(outcome).toMatchObject({ kind: 'refused', code: 'wrong_password' })
})
