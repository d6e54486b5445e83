import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DOOR_NAMES, type DoorName } from '../../server/doors/door'
import { callBundle, type Invocation, platformContext } from '../support/call-bundle'
import type { WorkerDatabase } from '../support/jest-environment'
import { paidTransaction, payStandIn } from '../support/pay-stand-in'
import { servePglite } from '../support/pglite-wire'
import { addTracedDay } from '../support/traced-days'
import { useWorld } from '../support/world'

declare const workerDatabase: WorkerDatabase

type Answered = { ok: boolean; data?: unknown; error?: { code: string }; requestId: string }
type HttpAnswered = { statusCode: number; headers: Record<string, string>; body: string }

const world = useWorld()
const key = Buffer.alloc(32, 1).toString('base64')
let folder: string
let wire: Awaited<ReturnType<typeof servePglite>>
let appId: string
let pay: ReturnType<typeof payStandIn>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fenbo-functions-'))
  await promisify(execFile)('npx', ['tsx', 'scripts/build-functions.ts', folder])
  wire = await servePglite(await workerDatabase.openEmbedded())
})
afterAll(async () => {
  await wire.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  appId = (await world.db.selectFrom('brand').select('app_id').executeTakeFirstOrThrow()).app_id
  pay = payStandIn(appId)
})

/** Makes calls of one function at once. Identity in `process.env` is a trap: nothing may read it. */
async function call<Answer = Answered>(name: DoorName, ...calls: Invocation[]): Promise<Answer[]> {
  return (await callBundle(join(folder, name, 'index.js'), envOf(), calls)) as Answer[]
}

function envOf(): Record<string, string> {
  return {
    DATABASE_URL: wire.url,
    DATABASE_CONNECTIONS_MAX: '1',
    CLOUDBASE_ENV_ID: 'fenbo-test',
    PICTURES_URL: 'https://pictures.example',
    WECHAT_APP_ID: appId,
    WECHAT_APP_SECRET: 'a-secret-of-the-test',
    WECHAT_API_URL: 'http://127.0.0.1:9',
    VAULT_KEYS: `k1:${key}`,
    VAULT_INDEX_KEY: key,
    WECHAT_TEMPLATE_ORDER_READY: 'template-order-ready',
    WECHAT_TEMPLATE_REQUEST_ANSWERED: 'template-request-answered',
    WECHAT_TEMPLATE_REFUND_DONE: 'template-refund-done',
    WECHAT_TEMPLATE_GUIDE_NOTICE: 'template-guide-notice',
    PAY_MERCHANT_ID: pay.keys.merchantId,
    PAY_API_V3_KEY: pay.keys.apiV3Key,
    PAY_PUBLIC_KEYS: `${pay.keys.serial}:${pay.keys.publicKey}`,
    WX_OPENID: 'openid-of-the-environment',
    WX_APPID: appId,
    TCB_SOURCE: 'wx_client',
    TRIGGER_SRC: 'timer',
  }
}

const person = (openid: string, keys: Record<string, string> = {}) =>
  platformContext({ WX_APPID: appId, WX_OPENID: openid, TCB_SOURCE: 'wx_client', ...keys })
const http = (name: string, body: string, headers: Record<string, string> = {}) => ({
  path: `/${name}`,
  httpMethod: 'POST',
  headers,
  body,
  isBase64Encoded: false,
})
const codes = (answers: Answered[]) => answers.map((answer) => answer.error?.code ?? 'ok')

test('every door is one file that stays far below what a function may hold', async () => {
  expect((await readdir(folder)).sort()).toEqual([...DOOR_NAMES].sort())
  for (const name of DOOR_NAMES) {
    const solver = name === 'clock' ? ['highs.wasm'] : []
    expect((await readdir(join(folder, name))).sort()).toEqual([...solver, 'index.js', 'package.json'])
    expect((await stat(join(folder, name, 'index.js'))).size).toBeLessThan(3_000_000)
  }
})

test('the platform’s openid is the caller, and calls at the same time keep theirs apart', async () => {
  const store = await world.build.store()
  const guideIds = [await world.build.guide(store), await world.build.guide(store), await world.build.guide(store)]
  // The function has keys of its own, so invitations are made through it as well.
  const invited = await inviteThroughOps(guideIds)
  const calls = invited.map((code, index) => ({
    event: { name: 'bindGuideAccount', input: { code }, openid: 'openid-evil', userInfo: { openId: 'openid-evil' } },
    context: person(`openid-${index}`),
  }))
  expect(codes(await call('guide', ...calls))).toEqual(['ok', 'ok', 'ok'])
  const guides = await world.db.selectFrom('guide').select(['id', 'openid']).orderBy('id').execute()
  const openidOf = new Map(guides.map((guide) => [guide.id, guide.openid]))
  expect(guideIds.map((id) => openidOf.get(id))).toEqual(['openid-0', 'openid-1', 'openid-2'])
})

test('an openid in the event, in the headers or in the process is nobody’s identity', async () => {
  const input = { openid: 'openid-evil' }
  const event = { name: 'captureLead', input, openid: 'openid-evil', userInfo: { openId: 'openid-evil' } }
  const answers = await call(
    'shopper',
    { event, context: platformContext({}) },
    { event, context: platformContext({ WX_APPID: appId }) },
    { event, context: person('openid-li', { TCB_SOURCE: 'wx_http' }) },
    { event },
  )
  expect(codes(answers)).toEqual(Array(4).fill('unauthenticated'))
  const overHttp = http('captureLead', JSON.stringify(input), { 'x-wx-openid': 'openid-evil' })
  const [answered] = await call<HttpAnswered>('shopper', { event: overHttp, context: platformContext({}) })
  expect(answered).toMatchObject({ statusCode: 401 })
})

test('a person of another mini-program in the same environment is refused', async () => {
  const event = { name: 'captureLead', input: {} }
  const answers = await call(
    'shopper',
    { event, context: person('openid-li', { WX_APPID: 'wx9999999999999999' }) },
    { event, context: person('openid-li') },
  )
  expect(codes(answers)).toEqual(['forbidden', 'invalid_input'])
  expect(answers[1]?.requestId).toMatch(/^rq_/)
})

test('the console’s door answers HTTP only, and only who signed in', async () => {
  const context = platformContext({})
  const asFunction = { event: { name: 'createStaff', input: {} }, context: person('openid-li') }
  expect(codes(await call('ops', asFunction))).toEqual(['forbidden'])
  const [unsigned, malformed, wrong] = await call<HttpAnswered>(
    'ops',
    { event: http('createStaff', '{}'), context },
    { event: http('signIn', '{'), context },
    { event: http('signIn', '{"login":"nobody","password":"x"}'), context },
  )
  expect([unsigned?.statusCode, malformed?.statusCode, wrong?.statusCode]).toEqual([401, 400, 401])
  expect(wrong?.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(wrong?.headers).not.toHaveProperty('access-control-allow-origin')
})

test('a partner’s request without a signature is refused, over HTTP or as a function', async () => {
  const names = (await import('../../cloudfunctions/partner/index')).table.map(({ endpoint }) => endpoint.name)
  const name = names[0] ?? 'captureLead'
  const [overHttp] = await call<HttpAnswered>('partner', { event: http(name, '{}'), context: platformContext({}) })
  expect(overHttp).toMatchObject({ statusCode: names.length > 0 ? 401 : 404 })
  expect(codes(await call('partner', { event: { name, input: {} } }))).toEqual(['forbidden'])
})

test('a payment notification is believed only with WeChat Pay’s signature over its bytes', async () => {
  const transaction = paidTransaction('MP-unknown', 100, 'openid-li', new Date())
  const good = pay.notify('TRANSACTION.SUCCESS', transaction)
  const event = { ...http('notify', good.rawBody.toString('base64'), good.headers), isBase64Encoded: true }
  const [forged, signed] = await call<HttpAnswered>(
    'pay-events',
    { event: { ...event, headers: { ...good.headers, 'wechatpay-nonce': 'other' } } },
    { event },
  )
  expect(forged).toMatchObject({ statusCode: 401 })
  expect(JSON.parse(forged?.body ?? '')).toMatchObject({ code: 'FAIL' })
  // Past the signature: the order of this payment is unknown to the database, which is another answer.
  expect(signed?.statusCode).not.toBe(401)
})

test('timers run only when the platform says that a timer is calling', async () => {
  const event = { Type: 'Timer', TriggerName: 'sweepAccess', Time: '2026-03-01T00:00:00Z', Message: '' }
  const answers = await call(
    'clock',
    { event, context: person('openid-li') },
    { event: http('sweepAccess', '{}'), context: platformContext({}) },
    { event, context: platformContext({ TRIGGER_SRC: 'timer' }) },
  )
  expect(codes(answers)).toEqual(['forbidden', 'forbidden', 'ok'])
})

test('the clock’s function solves with what lies beside its one file', async () => {
  const storeId = await world.build.store()
  const guideIds = [await world.build.guide(storeId, { dayCap: 2 })]
  for (const day of ['2026-02-25', '2026-02-26', '2026-02-27']) {
    await addTracedDay(world, { day, storeId, guideIds, leads: 5, dayCap: 2 })
  }
  const event = { Type: 'Timer', TriggerName: 'priceCapacity', Time: '2026-03-02T03:00:00Z', Message: '' }
  const calls = [{ event, context: platformContext({ TRIGGER_SRC: 'timer' }) }]
  const at = new Date('2026-03-02T03:00:00+08:00')
  const [answer] = await callBundle(join(folder, 'clock', 'index.js'), envOf(), calls, at)
  expect(answer).toMatchObject({ ok: true, data: { state: 'done', outcome: 'in_force' } })
  const { doc } = await world.db.selectFrom('artefact').select('doc').executeTakeFirstOrThrow()
  // Five leads of the same worth for two slots: one more slot is worth a whole lead.
  expect(doc).toMatchObject({ priceYuan: { [guideIds[0]!]: 15 } })
})

/** An administrator signs in at the built ops function and invites guides. */
async function inviteThroughOps(guideIds: readonly string[]): Promise<string[]> {
  const { hashPassword } = await import('../../server/kernel/password')
  const password_hash = await hashPassword('open the door', { logN: 10, r: 8, p: 1 })
  const staff = { id: 'sf_admin', brand_id: world.brandId, login: 'admin', name: '管理员', role: 'hq_admin' as const }
  await world.db
    .insertInto('staff')
    .values({ ...staff, password_hash, created_at: new Date() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const context = platformContext({})
  const login = http('signIn', JSON.stringify({ login: 'admin', password: 'open the door' }))
  const [session] = await call<HttpAnswered>('ops', { event: login, context })
  const { token } = JSON.parse(session?.body ?? '').data
  const headers = { Authorization: `Bearer ${token}` }
  const invites = guideIds.map((guideId) => http('createInvitation', JSON.stringify({ guideId }), headers))
  const invited = await call<HttpAnswered>('ops', ...invites.map((event) => ({ event, context })))
  return invited.map((answer) => JSON.parse(answer.body).data.code)
}
