import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLocalEnv } from '../../config/env'
import { runAllTimers, runTimer } from '../../server/doors/clock-entry'
import { localWiring } from '../../server/doors/local-wiring'
import { openDoor, post } from '../support/door-wiring'
import { paidTransaction, payStandIn } from '../support/pay-stand-in'
import { startWechatStandIn, type WechatStandIn } from '../support/wechat-stand-in'
import { useWorld } from '../support/world'

const world = useWorld()
let folder: string
let standIn: WechatStandIn
let appId: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fenbo-local-'))
  appId = (await world.db.selectFrom('brand').select('app_id').executeTakeFirstOrThrow()).app_id
  standIn = await startWechatStandIn({ now: world.clock.now, appId, acceptsTypedCodes: true })
})
afterEach(async () => {
  await standIn.close()
  await rm(folder, { recursive: true })
})

const open = () =>
  localWiring(readLocalEnv({ DATA_FOLDER: folder, WECHAT_APP_ID: appId }), world.db, {
    wechatUrl: standIn.url,
    now: world.clock.now,
    log: () => undefined,
  })

test('offline everything works against the stand-ins: login, phone, code, payment', async () => {
  const wiring = open()
  const { outside } = wiring
  const signedIn = await post(wiring, 'shopper', 'wechatSignIn', { input: { jsCode: 'login-li' } })
  expect(signedIn.status).toBe(200)
  expect(await outside.wechat.phoneNumber('phone-13800138000')).toBe('13800138000')
  expect((await outside.wechat.unlimitedCode('7kQX2m4P9wT', 'pages/scan/index')).length).toBeGreaterThan(8)

  const at = world.clock.now()
  const notice = payStandIn(appId, wiring.keys.pay).notify('TRANSACTION.SUCCESS', paidTransaction('MP1', 1, 'o', at), {
    at,
  })
  expect(outside.payments.openNotification(notice.headers, notice.rawBody, at).eventType).toBe('TRANSACTION.SUCCESS')
})

test('the access token rests in the database sealed, and the next process uses it', async () => {
  await open().outside.wechat.phoneNumber('phone-13800138000')
  await open().outside.wechat.phoneNumber('phone-13900139000')
  expect(standIn.tokensIssued).toBe(1)
  expect(standIn.requests.filter((request) => request.includes('stable_token'))).toHaveLength(1)
  const kept = await world.db.selectFrom('wechat_token').selectAll().executeTakeFirstOrThrow()
  expect(kept.token_cipher).toMatch(/^local\./)
})

test('keys are made once, readable by their owner only, and what they sealed opens after a restart', async () => {
  const sealed = open().outside.vault.seal('13800138000', 'phone')
  const before = await readFile(join(folder, 'keys.json'), 'utf8')
  expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
  expect(open().outside.vault.open(sealed, 'phone')).toBe('13800138000')
  expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(before)
})

test('keys of a version that asked WeChat Pay nothing are completed, and keep what was sealed readable', async () => {
  const { outside, keys } = open()
  const sealed = outside.vault.seal('13800138000', 'phone')
  const { merchantSerial, merchantPrivateKey, ...before } = keys.pay
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ ...keys, pay: before }))
  const after = open()
  expect(after.keys.pay).toMatchObject(before)
  expect(after.keys.pay.merchantPrivateKey).not.toBe(merchantPrivateKey)
  expect(after.outside.vault.open(sealed, 'phone')).toBe('13800138000')
  expect(open().keys).toEqual(after.keys)
  expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
  expect(merchantSerial).toMatch(/^[0-9A-F]{40}$/)
})

test('without WeChat’s address or a stand-in the wiring says what is missing', () => {
  expect(() => localWiring(readLocalEnv({ DATA_FOLDER: folder }), world.db)).toThrow('缺少环境变量 WECHAT_API_URL')
})

test('before a brand has this app id every call fails by name in the log, and nothing else leaks', async () => {
  const logged: unknown[] = []
  const env = readLocalEnv({ DATA_FOLDER: folder, WECHAT_APP_ID: 'wx-nobody' })
  const log = (_: string, event: string, fields?: object) => logged.push({ event, ...fields })
  const wiring = localWiring(env, world.db, { wechatUrl: standIn.url, log })
  expect(await post(wiring, 'ops', 'signIn')).toMatchObject({ status: 500, body: { error: { code: 'internal' } } })
  expect(JSON.stringify(logged)).toContain('No brand has the app id wx-nobody')
})

test('the clock runs in the process, one timer or all of them', async () => {
  const clock = await openDoor('clock')
  const wiring = open()
  expect(await runTimer(clock, wiring, 'sweepAccess')).toMatchObject({ ok: true, data: { sessions: 0, nonces: 0 } })
  const answers = await runAllTimers(clock, wiring)
  expect(answers.map((answer) => answer.ok)).toEqual(clock.table.map(() => true))
})
