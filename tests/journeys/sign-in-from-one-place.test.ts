import { answerHttp } from '../../server/doors/http-call'
import { openDoor, wiringOf } from '../support/door-wiring'
import { useWorld } from '../support/world'
import { staffCaller, TEST_PASSWORD } from '../support/world-callers'

const world = useWorld()
/** Each fails once only, so that no account is locked. */
const OTHERS = Array.from({ length: 20 }, (_, i) => `colleague${i}`)

beforeEach(async () => {
  for (const login of ['chen.jing', 'wang.fang', ...OTHERS]) {
    const hired = { brandId: world.brandId, role: 'finance', scope: { name: login }, now: world.clock.now() } as const
    const { staffId } = await staffCaller(world.db, hired)
    await world.db.updateTable('staff').set({ login }).where('id', '=', staffId).execute()
  }
})

const OFFICE = '203.0.113.7'
async function signIn(login: string, password: string, address: string | undefined = OFFICE) {
  const answered = await answerHttp(await openDoor('ops'), wiringOf(world), {
    method: 'POST',
    name: 'signIn',
    headers: {},
    rawBody: Buffer.from(JSON.stringify({ login, password })),
    address,
  })
  const body = JSON.parse(answered.body) as { error?: { code: string; details?: { until?: string } } }
  return { status: answered.status, code: body.error?.code ?? 'ok', until: body.error?.details?.until }
}

/** So many failures, each at another account. */
async function fail(times: number, address = OFFICE): Promise<void> {
  for (const login of OTHERS.slice(0, times))
    expect((await signIn(login, 'wrong', address)).code).toBe('wrong_password')
}

test('after twenty failures from one place even the right password waits, and is told until when', async () => {
  await fail(19)
  expect((await signIn('chen.jing', TEST_PASSWORD)).code).toBe('ok')
  world.clock.advance({ minutes: 5 })
  expect((await signIn('nobody', 'wrong')).code).toBe('wrong_password')
  const refused = await signIn('chen.jing', TEST_PASSWORD)
  expect(refused).toEqual({ status: 429, code: 'sign_in_too_often', until: '2026-03-01T02:15:00.000Z' })
  world.clock.set('2026-03-01T10:15:00+08:00')
  expect((await signIn('chen.jing', TEST_PASSWORD)).code).toBe('ok')
})

test('one password tried on many accounts is slowed down though no account is locked', async () => {
  await fail(16)
  for (const login of ['chen.jing', 'wang.fang']) {
    expect((await signIn(login, 'spring2026')).code).toBe('wrong_password')
    expect((await signIn(login, 'summer2026')).code).toBe('wrong_password')
  }
  expect((await signIn('wang.fang', TEST_PASSWORD)).code).toBe('sign_in_too_often')
})

test('another place is not slowed down by it; the two halves of one connection are one place', async () => {
  await fail(10, '2001:db8:1:2::10')
  await fail(10, '2001:db8:1:2:ffff::99')
  expect((await signIn('chen.jing', TEST_PASSWORD, '2001:db8:1:2::1')).code).toBe('sign_in_too_often')
  expect((await signIn('chen.jing', TEST_PASSWORD, '2001:db8:1:3::1')).code).toBe('ok')
  expect((await signIn('chen.jing', TEST_PASSWORD, OFFICE)).code).toBe('ok')
})

test('while the place waits nothing is counted at the account', async () => {
  await fail(20)
  for (let i = 0; i < 6; i++) expect((await signIn('chen.jing', 'wrong')).code).toBe('sign_in_too_often')
  expect((await signIn('chen.jing', TEST_PASSWORD, '198.51.100.2')).code).toBe('ok')
})

test('a locked account says until when it is locked', async () => {
  for (let i = 0; i < 4; i++) await signIn('chen.jing', 'wrong')
  expect(await signIn('chen.jing', 'wrong')).toMatchObject({
    code: 'account_locked',
    until: '2026-03-01T02:15:00.000Z',
  })
  expect(await signIn('chen.jing', TEST_PASSWORD)).toMatchObject({ until: '2026-03-01T02:15:00.000Z' })
})

test('addresses are kept as keyed hashes, and forgotten after a quarter of an hour', async () => {
  await fail(3)
  const kept = await world.db.selectFrom('sign_in_source').selectAll().execute()
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(OFFICE)
  expect(await world.ok(world.timer().call('sweepAccess', {}))).toMatchObject({ networks: 0 })
  world.clock.advance({ minutes: 16 })
  expect(await world.ok(world.timer().call('sweepAccess', {}))).toMatchObject({ networks: 1 })
})
