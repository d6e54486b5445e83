import { readdirSync, readFileSync } from 'node:fs'
import { api } from '../../contract/api'
import { callText } from '../../contract/call-text'
import type { Endpoint } from '../../contract/endpoint'
import { post, wiringOf } from '../support/door-wiring'
import { useWorld } from '../support/world'
import { staffCaller, TEST_PASSWORD } from '../support/world-callers'

const world = useWorld()
const admin = () => world.staff('hq_admin')
const idOf = async (role: 'hq_admin' | 'finance', name: string = role) =>
  (await staffCaller(world.db, { brandId: world.brandId, role, scope: { name }, now: world.clock.now() })).staffId

/** Somebody with a password of their own: the first one is the administrator's, and opens nothing else. */
async function hire(input: object = {}): Promise<string> {
  const someone = { login: 'chen.jing', name: '陈静', password: 'long enough 1', role: 'finance', ...input }
  const { staffId } = await world.ok(admin().call('createStaff', someone))
  await world.db.updateTable('staff').set({ must_change_password: false }).where('id', '=', staffId).execute()
  return staffId
}
const over = (name: string, input: unknown, token?: string) =>
  post(wiringOf(world), 'ops', name, { input, ...(token ? { token } : {}) })
async function signIn(password = 'long enough 1', login = 'chen.jing') {
  const { body } = await over('signIn', { login, password })
  return { code: body.error?.code ?? 'ok', token: (body.data as { token?: string } | undefined)?.token }
}

test('all accounts are listed by login, with what they see and when they came in last', async () => {
  const regionId = await world.build.region('华东大区')
  const storeId = await world.build.store({ name: '徐汇店' })
  await hire()
  await hire({ login: 'li.wei', name: '李伟', role: 'store_manager', regionIds: [regionId], storeIds: [storeId] })
  await signIn()
  const { staff } = await world.ok(admin().call('listStaff', { role: 'store_manager' }))
  expect(staff).toMatchObject([
    {
      login: 'li.wei',
      regions: [{ name: '华东大区' }],
      stores: [{ name: '徐汇店' }],
      isActive: true,
      hasTotp: false,
      lastSignInAt: null,
    },
  ])
  const [chen] = (await world.ok(admin().call('listStaff', { text: '陈' }))).staff
  expect(chen).toMatchObject({ login: 'chen.jing', lastSignInAt: world.clock.now() })
  expect(JSON.stringify(chen)).not.toContain('scrypt')
  const first = await world.ok(admin().call('listStaff', { rows: 1 }))
  const second = await world.ok(admin().call('listStaff', { rows: 1, cursor: first.next }))
  expect(second.staff[0]!.login > first.staff[0]!.login).toBe(true)
})

test('role and stores change at once, what was done stays, and both are in the audit', async () => {
  const staffId = await hire()
  const storeId = await world.build.store()
  const { token } = await signIn()
  expect((await over('listDisputes', {}, token)).status).toBe(200)
  const change = { staffId, name: '陈静', role: 'store_manager', regionIds: [], storeIds: [storeId] }
  await world.ok(admin().call('changeStaff', change))
  expect((await over('mySession', {}, token)).body.data).toMatchObject({ role: 'store_manager', isLimited: true })
  const { entries } = await world.ok(admin().call('listAudit', { action: 'changeStaff', target: staffId }))
  expect(entries).toMatchObject([{ detail: { before: { role: 'finance' }, after: { role: 'store_manager' } } }])
})

test('a manager of nothing, foreign stores and foreign accounts are refused', async () => {
  const staffId = await hire()
  const other = await world.openBrand('另一品牌')
  const base = { staffId, name: '陈静', role: 'store_manager', regionIds: [], storeIds: [] as string[] }
  expect(await world.refused(admin().call('changeStaff', base))).toBe('scope_missing')
  const foreign = { ...base, storeIds: [await other.build.store()] }
  expect(await world.refused(admin().call('changeStaff', foreign))).toBe('scope_unknown')
  const theirs = other.staff('hq_admin')
  const whole = { ...base, role: 'finance' }
  expect(await world.refused(theirs.call('changeStaff', whole))).toBe('staff_unknown')
  for (const name of ['closeStaff', 'reopenStaff']) {
    expect(await world.refused(theirs.call(name, { staffId }))).toBe('staff_unknown')
  }
  for (const name of ['resetStaffPassword', 'resetTotp']) {
    expect(await world.refused(theirs.call(name, { staffId, reason: '忘记了' }))).toBe('staff_unknown')
  }
})

test('nobody takes their own role, stores, password or account; their own name they may change', async () => {
  const staffId = await idOf('hq_admin')
  const whole = { staffId, name: '新名字', role: 'hq_admin', regionIds: [], storeIds: [] }
  await world.ok(admin().call('changeStaff', whole))
  expect(await world.refused(admin().call('changeStaff', { ...whole, role: 'finance' }))).toBe('staff_own')
  expect(await world.refused(admin().call('closeStaff', { staffId }))).toBe('forbidden')
  expect(await world.refused(admin().call('resetStaffPassword', { staffId, reason: '忘记了' }))).toBe('staff_own')
  expect(await world.refused(admin().call('resetTotp', { staffId, reason: '忘记了' }))).toBe('staff_own')
})

test('the last administrator of all stores stays one', async () => {
  const first = await idOf('hq_admin')
  const second = await idOf('hq_admin', '第二位')
  const asSecond = world.staff('hq_admin', { name: '第二位' })
  const demoted = (staffId: string) => ({ staffId, name: '某人', role: 'finance', regionIds: [], storeIds: [] })
  await world.ok(asSecond.call('changeStaff', demoted(first)))
  // Somebody whose role was taken while their call was on its way.
  const stale = { kind: 'ops', brandId: world.brandId, staffId: first, role: 'hq_admin', stores: 'all' } as const
  expect(await world.refused(world.as(stale).call('changeStaff', demoted(second)))).toBe('staff_last_admin')
  expect(await world.refused(world.as(stale).call('closeStaff', { staffId: second }))).toBe('staff_last_admin')
})

test('a closed account is out at once, and one that is opened again comes in with its password', async () => {
  const staffId = await hire()
  const { token } = await signIn()
  await world.ok(admin().call('closeStaff', { staffId }))
  expect((await over('mySession', {}, token)).status).toBe(401)
  expect((await signIn()).code).toBe('wrong_password')
  await world.ok(admin().call('reopenStaff', { staffId }))
  expect(await world.refused(admin().call('reopenStaff', { staffId }))).toBe('staff_state')
  expect((await over('mySession', {}, token)).status).toBe(401)
  expect((await signIn()).code).toBe('ok')
})

test('a password somebody else has set opens only the way to one of their own', async () => {
  const staffId = await hire()
  const { token: before } = await signIn()
  const { password } = await world.ok(admin().call('resetStaffPassword', { staffId, reason: '忘记密码' }))
  expect((await over('mySession', {}, before)).status).toBe(401)
  expect((await signIn()).code).toBe('wrong_password')

  const { token } = await signIn(password)
  expect((await over('mySession', {}, token)).body.data).toMatchObject({ mustChangePassword: true })
  expect((await over('listDisputes', {}, token)).body.error?.code).toBe('password_change_due')
  await over('changePassword', { password, newPassword: 'their own one' }, token)
  const own = await signIn('their own one')
  expect((await over('mySession', {}, own.token)).body.data).toMatchObject({ mustChangePassword: false })
  expect((await over('listDisputes', {}, own.token)).status).toBe(200)
  const { entries } = await world.ok(admin().call('listAudit', { action: 'resetStaffPassword' }))
  expect(JSON.stringify(entries)).not.toContain(password)
})

test('everybody sees what a role may do, as the doors decide it', async () => {
  const storeIds = [await world.build.store()]
  const { groups } = await world.ok(world.staff('store_manager', { storeIds }).call('listRights', {}))
  const rights = groups.flatMap(({ rights }) => rights)
  const endpoints: Endpoint[] = Object.values(api)
  const wanted = endpoints.filter(({ callers, isOpen }) => callers.includes('ops') && !isOpen)
  expect(rights.map(({ name }) => name).sort()).toEqual(wanted.map(({ name }) => name).sort())
  expect(rights.find(({ name }) => name === 'closePeriod')).toMatchObject({
    title: '关账',
    roles: [...api.closePeriod.roles!],
  })
})

test('every change that is kept in the audit has words', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const actions = files.flatMap((file) =>
    [...readFileSync(`server/${file}`, 'utf8').matchAll(/\baction: '(\w+)'/g)].map(([, action]) => action!),
  )
  expect(actions.length).toBeGreaterThan(40)
  expect([...new Set(actions)].filter((action) => callText(action) === action)).toEqual([])
})

test('the account page says who one is', async () => {
  const storeId = await world.build.store({ name: '徐汇店' })
  const manager = world.staff('store_manager', { storeIds: [storeId] })
  expect(await world.ok(manager.call('showAccount', {}))).toMatchObject({
    role: 'store_manager',
    stores: [{ id: storeId, name: '徐汇店' }],
    totp: 'off',
  })
  expect(TEST_PASSWORD.length).toBeGreaterThan(9)
})
