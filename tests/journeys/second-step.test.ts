import { post, wiringOf } from '../support/door-wiring'
import { secondStepOf } from '../support/second-step'
import { useWorld } from '../support/world'
import { TEST_PASSWORD } from '../support/world-callers'

const world = useWorld()
const password = TEST_PASSWORD
const { me, codeAt, hire, turnOn } = secondStepOf(world)

const signIn = async (typed: object = {}) => {
  const input = { login: 'chen.jing', password, ...typed }
  const { status, body } = await post(wiringOf(world), 'ops', 'signIn', { input })
  return { status, code: body.error?.code ?? 'ok' }
}

test('an authenticator is set up with a picture, a first code and ten recovery codes', async () => {
  await hire()
  const { secret, uri } = await world.ok(me().call('startTotp', { password }))
  expect(uri).toContain(`secret=${secret}`)
  expect(uri).toContain('chen.jing')
  expect(await signIn()).toEqual({ status: 200, code: 'ok' })
  expect(await world.ok(me().call('showAccount', {}))).toMatchObject({ totp: 'off', recoveryCodesLeft: 0 })
  expect(await world.refused(me().call('confirmTotp', { code: codeAt(secret, 3600) }))).toBe('totp_wrong')

  const { recoveryCodes } = await world.ok(me().call('confirmTotp', { code: codeAt(secret) }))
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await world.ok(me().call('showAccount', {}))).toMatchObject({ totp: 'on', recoveryCodesLeft: 10 })
  const kept = JSON.stringify(await world.db.selectFrom('staff_totp').selectAll().execute())
  expect(kept).not.toContain(secret)
  expect(JSON.stringify(await world.db.selectFrom('staff_recovery_code').selectAll().execute())).not.toContain(
    recoveryCodes[0],
  )
})

test('with it on, the password alone opens nothing and asks for the code', async () => {
  await hire()
  const { secret } = await turnOn()
  expect(await signIn()).toEqual({ status: 401, code: 'totp_required' })
  expect(await signIn({ password: 'wrong' })).toEqual({ status: 401, code: 'wrong_password' })
  expect(await signIn({ code: codeAt(secret) })).toEqual({ status: 200, code: 'ok' })
})

test('a code works once, and so does every older one', async () => {
  await hire()
  const { secret } = await turnOn()
  const [older, code] = [codeAt(secret, -30), codeAt(secret)]
  expect((await signIn({ code })).code).toBe('ok')
  expect((await signIn({ code })).code).toBe('totp_wrong')
  expect((await signIn({ code: older })).code).toBe('totp_wrong')
  world.clock.advance({ seconds: 30 })
  expect((await signIn({ code: codeAt(secret) })).code).toBe('ok')
})

test('the code that turned it on does not sign in', async () => {
  await hire()
  const { secret } = await world.ok(me().call('startTotp', { password }))
  const code = codeAt(secret)
  await world.ok(me().call('confirmTotp', { code }))
  expect((await signIn({ code })).code).toBe('totp_wrong')
})

test('a clock may be half a minute off', async () => {
  await hire()
  const { secret } = await turnOn()
  expect((await signIn({ code: codeAt(secret, 30) })).code).toBe('ok')
  world.clock.advance({ minutes: 5 })
  expect((await signIn({ code: codeAt(secret, 60) })).code).toBe('totp_wrong')
})

test('wrong codes lock the account like wrong passwords, and asking for the code does not', async () => {
  await hire()
  const { secret } = await turnOn()
  for (let attempt = 0; attempt < 6; attempt++) expect((await signIn()).code).toBe('totp_required')
  const codes: string[] = []
  for (let attempt = 0; attempt < 5; attempt++) codes.push((await signIn({ code: '000000' })).code)
  expect(codes).toEqual(['totp_wrong', 'totp_wrong', 'totp_wrong', 'totp_wrong', 'account_locked'])
  expect((await signIn({ code: codeAt(secret) })).code).toBe('account_locked')
  world.clock.advance({ minutes: 15 })
  expect((await signIn({ code: codeAt(secret) })).code).toBe('ok')
})

test('a recovery code opens once when the phone is lost, however it is typed', async () => {
  await hire()
  const { recoveryCodes } = await turnOn()
  const typed = recoveryCodes[3]!.replaceAll('-', ' ').toLowerCase()
  expect((await signIn({ code: typed })).code).toBe('ok')
  expect((await signIn({ code: typed })).code).toBe('totp_wrong')
  expect(await world.ok(me().call('showAccount', {}))).toMatchObject({ recoveryCodesLeft: 9 })
})

test('it is turned off with the password and a code, never with a session alone', async () => {
  await hire()
  const { secret, recoveryCodes } = await turnOn()
  expect(await world.refused(me().call('removeTotp', { password: 'wrong', code: codeAt(secret) }))).toBe(
    'wrong_password',
  )
  expect(await world.refused(me().call('removeTotp', { password, code: '000000' }))).toBe('totp_wrong')
  await world.ok(me().call('removeTotp', { password, code: recoveryCodes[0] }))
  expect((await signIn()).code).toBe('ok')
  expect(await world.refused(me().call('removeTotp', { password, code: codeAt(secret) }))).toBe('totp_state')
  const [left] = await world.db.selectFrom('staff_recovery_code').selectAll().execute()
  expect(left).toBeUndefined()
})

test('setting it up asks for the password, and guessing it there locks the account too', async () => {
  await hire()
  const codes: string[] = []
  for (let attempt = 0; attempt < 5; attempt++) {
    codes.push(await world.refused(me().call('startTotp', { password: 'wrong' })))
  }
  expect(codes.at(-1)).toBe('account_locked')
  expect((await signIn()).code).toBe('account_locked')
})

test('one that is on is not replaced by another, and one that was only begun is', async () => {
  await hire()
  const first = await world.ok(me().call('startTotp', { password }))
  const second = await world.ok(me().call('startTotp', { password }))
  expect(await world.refused(me().call('confirmTotp', { code: codeAt(first.secret) }))).toBe('totp_wrong')
  await world.ok(me().call('confirmTotp', { code: codeAt(second.secret) }))
  expect(await world.refused(me().call('startTotp', { password }))).toBe('totp_state')
  expect(await world.refused(me().call('confirmTotp', { code: codeAt(second.secret) }))).toBe('totp_state')
})

test('an administrator takes away what was lost, and it is written down why', async () => {
  const staffId = await hire()
  await turnOn()
  const admin = world.staff('hq_admin')
  await world.ok(admin.call('resetTotp', { staffId, reason: '手机丢失' }))
  expect((await signIn()).code).toBe('ok')
  expect(await world.refused(admin.call('resetTotp', { staffId, reason: '再来' }))).toBe('totp_state')
  const { entries } = await world.ok(admin.call('listAudit', { action: 'resetTotp' }))
  expect(entries).toMatchObject([{ target: staffId, detail: { reason: '手机丢失' }, actionText: '重置员工的两步验证' }])
})
