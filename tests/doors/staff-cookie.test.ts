import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpEntry } from '../../server/doors/http-entry'
import { openDoor, wiringOf } from '../support/door-wiring'
import { useWorld } from '../support/world'
import { staffCaller, TEST_PASSWORD } from '../support/world-callers'

const world = useWorld()
let server: Server
let base: string
let login: string

beforeEach(async () => {
  const hired = { brandId: world.brandId, role: 'hq_admin', scope: {}, now: world.clock.now() } as const
  login = (await staffCaller(world.db, hired)).staffId
  // A login has at most forty letters; the id a test makes has more.
  await world.db.updateTable('staff').set({ login: 'wang.fang' }).where('id', '=', login).execute()
  login = 'wang.fang'
  server = createServer(httpEntry({ doors: [await openDoor('ops')], wiring: wiringOf(world) }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

type Headers = Record<string, string>
async function send(name: string, input: unknown = {}, headers: Headers = {}) {
  const response = await fetch(`${base}/api/ops/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const body = (await response.json()) as { ok: boolean; data: Record<string, unknown>; error?: { code: string } }
  return { status: response.status, headers: response.headers, body, code: body.error?.code ?? 'ok' }
}

const signIn = (headers: Headers = {}) =>
  send('signIn', { login, password: TEST_PASSWORD }, { 'x-session': 'cookie', ...headers })

/** What a browser sends from our own page once it is signed in. */
async function page(): Promise<{ cookie: string; 'x-csrf-token': string; origin: string }> {
  const { headers } = await signIn({ origin: base })
  const cookie = headers.get('set-cookie')!.split(';')[0]!
  return { cookie, 'x-csrf-token': headers.get('x-csrf-token')!, origin: base }
}

test('the session is kept in a cookie that no script reads and no other site sends along', async () => {
  const { headers, body } = await signIn({ origin: base })
  const cookie = headers.get('set-cookie')!
  expect(cookie).toMatch(/^fenbo_session=[\w-]{43}; /)
  const flags = cookie.split('; ').slice(1)
  expect(flags).toEqual(['Path=/api/ops', 'HttpOnly', 'SameSite=Strict', 'Max-Age=43200'])
  expect(body.data).toMatchObject({ role: 'hq_admin' })
  expect(JSON.stringify(body)).not.toContain(cookie.split(/[=;]/)[1])
  expect(body.data.token).toBeUndefined()
})

test('over https the cookie never travels without it', async () => {
  const proxied = await signIn({ 'x-forwarded-proto': 'https' })
  expect(proxied.headers.get('set-cookie')).toMatch(/; Secure$/)
  const host = new URL(base).host
  expect((await signIn({ origin: `https://${host}` })).headers.get('set-cookie')).toMatch(/; Secure$/)
})

test('the cookie lets a page in that knows the token beside it', async () => {
  const ours = await page()
  expect(await send('listStaffOrStores', {}, ours)).toMatchObject({ status: 404 })
  expect(await send('listStores', {}, ours)).toMatchObject({ status: 200, code: 'ok' })
})

test('a page that was opened anew learns the token by asking who is signed in', async () => {
  const { cookie } = await page()
  const asked = await send('mySession', {}, { cookie })
  const token = asked.headers.get('x-csrf-token')!
  expect(asked.code).toBe('ok')
  expect(await send('listStores', {}, { cookie, 'x-csrf-token': token })).toMatchObject({ code: 'ok' })
})

test('without the token, with a wrong one or from another site nothing is done', async () => {
  const { cookie, 'x-csrf-token': token } = await page()
  const refused = { status: 403, code: 'csrf_failed' }
  expect(await send('listStores', {}, { cookie })).toMatchObject(refused)
  expect(await send('listStores', {}, { cookie, 'x-csrf-token': 'x'.repeat(43) })).toMatchObject(refused)
  const other = (await page())['x-csrf-token']
  expect(await send('listStores', {}, { cookie, 'x-csrf-token': other })).toMatchObject(refused)
  for (const origin of ['https://elsewhere.example', 'null', `${base}.elsewhere.example`]) {
    expect(await send('listStores', {}, { cookie, 'x-csrf-token': token, origin })).toMatchObject(refused)
  }
  expect(await send('signOut', {}, { cookie })).toMatchObject(refused)
})

test('signing in for a page of another site is refused, and sets no cookie', async () => {
  const refused = await signIn({ origin: 'https://elsewhere.example' })
  expect(refused).toMatchObject({ status: 403, code: 'csrf_failed' })
  expect(refused.headers.get('set-cookie')).toBeNull()
})

test('programs keep their token themselves and need no other', async () => {
  const { headers, body } = await send('signIn', { login, password: TEST_PASSWORD })
  expect(headers.get('set-cookie')).toBeNull()
  const authorization = `Bearer ${body.data.token as string}`
  expect(await send('listStores', {}, { authorization })).toMatchObject({ code: 'ok' })
  expect(await send('listStores', {}, { authorization, origin: 'https://elsewhere.example' })).toMatchObject({
    code: 'ok',
  })
})

test('signing out ends the session of the cookie and takes the cookie away', async () => {
  const ours = await page()
  const others = await page()
  const left = await send('signOut', { token: '' }, ours)
  expect(left.code).toBe('ok')
  expect(left.headers.get('set-cookie')).toMatch(
    /^fenbo_session=; Path=\/api\/ops; HttpOnly; SameSite=Strict; Max-Age=0/,
  )
  expect(await send('listStores', {}, ours)).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(await send('listStores', {}, others)).toMatchObject({ code: 'ok' })
})

test('a cookie that is none of ours is as good as no cookie', async () => {
  expect(await send('mySession', {}, { cookie: 'fenbo_session=short' })).toMatchObject({ code: 'unauthenticated' })
  const made = `fenbo_session=${'x'.repeat(43)}`
  const asked = await send('mySession', {}, { cookie: made })
  expect(asked.code).toBe('unauthenticated')
  expect(asked.headers.get('x-csrf-token')).toBeNull()
})
