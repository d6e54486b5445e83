import { post, wiringOf } from '../support/door-wiring'
import { secondStepOf } from '../support/second-step'
import { useWorld } from '../support/world'
import { TEST_PASSWORD } from '../support/world-callers'

const world = useWorld()
const password = TEST_PASSWORD
const { me, codeAt, hire, turnOn } = secondStepOf(world)

/** A call of the account with the token of a session, and what the door says to it. */
const over = async (token: string, name: string, input: object = {}) => {
  const { body } = await post(wiringOf(world), 'ops', name, { token, input })
  return { code: body.error?.code ?? 'ok', data: body.data as Record<string, never> }
}
const tokenOf = async (typed: object = {}) => {
  const input = { login: 'chen.jing', password, ...typed }
  return ((await post(wiringOf(world), 'ops', 'signIn', { input })).body.data as { token: string }).token
}

/** An administrator with an authenticator, who asks everybody for one. */
async function askEverybody(): Promise<void> {
  const admin = world.staff('hq_admin')
  expect(await world.refused(admin.call('setTotpRule', { isRequired: true, reason: '合规要求' }))).toBe(
    'totp_own_first',
  )
  const { secret } = await world.ok(admin.call('startTotp', { password }))
  await world.ok(admin.call('confirmTotp', { code: codeAt(secret) }))
  await world.ok(admin.call('setTotpRule', { isRequired: true, reason: '合规要求' }))
}

test('asked of everybody, who has no authenticator sets it up first and does nothing else before', async () => {
  await hire()
  const before = await tokenOf()
  expect((await over(before, 'listDisputes')).code).toBe('ok')
  await askEverybody()

  // Also whoever is at work already, with their next call.
  expect((await over(before, 'listDisputes')).code).toBe('totp_set_up_due')
  const token = await tokenOf()
  expect((await over(token, 'mySession')).data).toMatchObject({ mustSetUpTotp: true })
  const refused = ['listDisputes', 'showAccount', 'changePassword', 'removeTotp', 'listViews']
  const input = { password, newPassword: password, code: '000000', list: 'staff' }
  for (const name of refused) expect((await over(token, name, input)).code).toBe('totp_set_up_due')

  const { secret } = (await over(token, 'startTotp', { password })).data as unknown as { secret: string }
  expect((await over(token, 'listDisputes')).code).toBe('totp_set_up_due')
  expect((await over(token, 'confirmTotp', { code: codeAt(secret) })).code).toBe('ok')
  expect((await over(token, 'listDisputes')).code).toBe('ok')
  expect((await over(token, 'mySession')).data).toMatchObject({ mustSetUpTotp: false })
  world.clock.advance({ minutes: 1 })
  expect((await over(await tokenOf({ code: codeAt(secret) }), 'listDisputes')).code).toBe('ok')
})

test('whoever has to set it up may leave, and a password somebody else set comes first', async () => {
  const staffId = await hire()
  await askEverybody()
  await world.db.updateTable('staff').set({ must_change_password: true }).where('id', '=', staffId).execute()
  const token = await tokenOf()
  expect((await over(token, 'startTotp', { password })).code).toBe('password_change_due')
  expect((await over(token, 'changePassword', { password, newPassword: 'a word of my own' })).code).toBe('ok')
  const next = await tokenOf({ password: 'a word of my own' })
  expect((await over(next, 'listDisputes')).code).toBe('totp_set_up_due')
  expect((await over(next, 'signOut', { token: next })).code).toBe('ok')
  expect((await over(next, 'mySession')).code).toBe('unauthenticated')
})

test('an authenticator taken away while it is asked for is set up anew at once', async () => {
  await hire()
  const { secret, recoveryCodes } = await turnOn()
  await askEverybody()
  world.clock.advance({ minutes: 1 })
  const token = await tokenOf({ code: codeAt(secret) })
  expect((await over(token, 'showAccount')).data).toMatchObject({ isTotpRequired: true, totp: 'on' })
  expect((await over(token, 'removeTotp', { password, code: recoveryCodes[0] })).code).toBe('ok')
  expect((await over(token, 'showAccount')).code).toBe('totp_set_up_due')
  expect((await over(token, 'startTotp', { password })).code).toBe('ok')
})

test('what is asked of everybody is an administrator’s to say, is counted before, and is written down', async () => {
  await hire()
  await askEverybody()
  const admin = world.staff('hq_admin')
  expect(await world.ok(admin.call('showTotpRule', {}))).toEqual({
    isTotpRequired: true,
    isOwnOn: true,
    accounts: 2,
    withoutTotp: 1,
  })
  expect(await world.refused(me().call('showTotpRule', {}))).toBe('forbidden')
  expect(await world.refused(me().call('setTotpRule', { isRequired: false, reason: '太麻烦' }))).toBe('forbidden')
  await world.ok(admin.call('setTotpRule', { isRequired: true, reason: '再说一次' }))
  await world.ok(admin.call('setTotpRule', { isRequired: false, reason: '手机系统升级中' }))
  expect((await over(await tokenOf(), 'listDisputes')).code).toBe('ok')
  const { entries } = await world.ok(admin.call('listAudit', { action: 'setTotpRule' }))
  expect(entries.map(({ detail }: { detail: unknown }) => detail)).toEqual([
    { before: { isRequired: true }, after: { isRequired: false }, reason: '手机系统升级中' },
    { before: { isRequired: false }, after: { isRequired: true }, reason: '合规要求' },
  ])
})

test('changing the password where one is signed in asks for no code', async () => {
  await hire()
  const { secret } = await turnOn()
  const token = await tokenOf({ code: codeAt(secret) })
  expect((await over(token, 'changePassword', { password, newPassword: 'a word of my own' })).code).toBe('ok')
  world.clock.advance({ minutes: 1 })
  const again = await tokenOf({ password: 'a word of my own', code: codeAt(secret) })
  expect((await over(again, 'listDisputes')).code).toBe('ok')
})
