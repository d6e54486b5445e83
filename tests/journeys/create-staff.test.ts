import { identifyStaff } from '../../server/usecases/access/identify-staff'
import { useWorld } from '../support/world'

const world = useWorld()
const someone = { login: 'chen.jing', name: '陈静', password: 'long enough 1', role: 'store_manager' }

const create = (input: object) => world.staff('hq_admin').call<{ staffId: string }>('createStaff', input)
async function callerOf(login: string, password: string) {
  const signedIn = await world.ok(world.anonymous('ops').call<{ token: string }>('signIn', { login, password }))
  return identifyStaff(world.db, world.brandId, signedIn.token, world.clock.now())
}

test('a store manager sees the stores of their list and of their regions', async () => {
  const region = await world.build.region('华东大区')
  const inRegion = await world.build.store({ regionId: region })
  const otherRegion = await world.build.region('华北大区')
  const listed = await world.build.store({ regionId: otherRegion })
  await world.build.store({ regionId: otherRegion })
  await world.ok(create({ ...someone, regionIds: [region], storeIds: [listed] }))
  const caller = await callerOf('chen.jing', someone.password)
  expect(caller).toMatchObject({ kind: 'ops', role: 'store_manager', stores: [inRegion, listed].sort() })
})

test('a person of HQ without a list sees every store', async () => {
  await world.ok(create({ ...someone, role: 'finance' }))
  expect(await callerOf('chen.jing', someone.password)).toMatchObject({ role: 'finance', stores: 'all' })
})

test('a store manager without stores, a foreign store and a taken login are refused', async () => {
  const other = await world.openBrand('另一品牌')
  const foreign = await other.build.store()
  expect(await world.refused(create(someone))).toBe('scope_missing')
  expect(await world.refused(create({ ...someone, storeIds: [foreign] }))).toBe('scope_unknown')
  const storeIds = [await world.build.store()]
  await world.ok(create({ ...someone, storeIds }))
  expect(await world.refused(create({ ...someone, storeIds }))).toBe('login_taken')
})

test('a password that an administrator has set opens nothing but the way to one of their own', async () => {
  await world.ok(create({ ...someone, role: 'finance' }))
  expect(await callerOf('chen.jing', someone.password)).toMatchObject({ mustChangePassword: true })
})

test('an administrator of some stores makes nobody, and other roles do not either', async () => {
  const storeIds = [await world.build.store()]
  const limited = world.staff('hq_admin', { storeIds, name: 'limited' })
  expect(await world.refused(limited.call('createStaff', { ...someone, storeIds }))).toBe('forbidden')
  for (const role of ['hq_ops', 'finance'] as const) {
    expect(await world.refused(world.staff(role).call('createStaff', { ...someone, storeIds }))).toBe('forbidden')
  }
})

test('a closed account is signed out at once and cannot sign in; nobody closes their own', async () => {
  const { staffId } = await world.ok(create({ ...someone, role: 'hq_admin' }))
  const { token } = await world.ok(
    world.anonymous('ops').call<{ token: string }>('signIn', { login: 'chen.jing', password: someone.password }),
  )
  const me = await identifyStaff(world.db, world.brandId, token, world.clock.now())
  expect(await world.refused(world.as(me).call('closeStaff', { staffId }))).toBe('forbidden')

  await world.ok(world.staff('hq_admin').call('closeStaff', { staffId }))
  expect(await identifyStaff(world.db, world.brandId, token, world.clock.now())).toMatchObject({ kind: 'anonymous' })
  const again = world.anonymous('ops').call('signIn', { login: 'chen.jing', password: someone.password })
  expect(await world.refused(again)).toBe('wrong_password')
  expect(await world.refused(world.staff('hq_admin').call('closeStaff', { staffId }))).toBe('staff_unknown')
})

test('a password is never in an answer, a log line or the audit', async () => {
  await world.ok(create({ ...someone, role: 'finance' }))
  await world.refused(create({ ...someone, role: 'nonsense' }))
  const audit = await world.db.selectFrom('audit').selectAll().execute()
  expect(audit.map((entry) => entry.action)).toContain('createStaff')
  expect(JSON.stringify([audit, world.logged])).not.toContain(someone.password)
})
