import { api } from '../../contract/api'
import type { Endpoint } from '../../contract/endpoint'
import { STAFF_ROLE_TEXT, type StaffRole } from '../../contract/vocabulary'
import { useWorld } from '../support/world'

const world = useWorld()
const ROLES = Object.keys(STAFF_ROLE_TEXT) as StaffRole[]
const EVERY: Endpoint[] = Object.values(api)
const asks = (role: StaffRole, storeIds: readonly string[] = []) =>
  world.ok(world.staff(role, { storeIds }).call('mySession', {}))

test('the console is told who is signed in, under which brand, and how many stores they see', async () => {
  expect(await asks('hq_admin')).toMatchObject({
    name: 'hq_admin',
    role: 'hq_admin',
    brandName: '山居家具',
    isLimited: false,
    storeCount: 0,
  })
  const stores = [await world.build.store(), await world.build.store()]
  expect(await asks('store_manager', stores)).toMatchObject({ isLimited: true, storeCount: 2 })
})

test('every role is told exactly the calls that the contract names it in', async () => {
  for (const role of ROLES) {
    const { calls } = await asks(role, role === 'store_manager' ? [await world.build.store()] : [])
    const wanted = EVERY.filter(
      ({ callers, roles, isBrandWide }) =>
        callers.includes('ops') && roles?.includes(role) && !(isBrandWide && role === 'store_manager'),
    )
    expect([role, calls.toSorted()]).toEqual([role, wanted.map(({ name }) => name).toSorted()])
  }
})

test('what concerns the whole brand is not among the calls of somebody who sees some stores only', async () => {
  const whole = await asks('hq_admin')
  const limited = await asks('hq_admin', [await world.build.store()])
  expect(whole.calls).toContain('createStaff')
  expect(limited.calls).not.toContain('createStaff')
  expect(limited.calls).toContain('listLeads')
  const missing = whole.calls.filter((name) => !limited.calls.includes(name))
  expect(missing.every((name) => (api as Record<string, Endpoint>)[name]?.isBrandWide)).toBe(true)
})

test('a call that is not among theirs is refused, and one that is, is not', async () => {
  const finance = world.staff('finance')
  const { calls } = await world.ok(finance.call('mySession', {}))
  expect(calls).not.toContain('listLeads')
  expect(await world.refused(finance.call('listLeads', {}))).toBe('forbidden')
  expect(calls).toContain('listDisputes')
  await world.ok(finance.call('listDisputes', {}))
})

test('nobody is told anything without a session', async () => {
  expect(await world.refused(world.anonymous('ops').call('mySession', {}))).toBe('unauthenticated')
})
