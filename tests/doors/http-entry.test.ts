import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOOR_NAMES } from '../../server/doors/door'
import { httpEntry } from '../../server/doors/http-entry'
import { localFiles } from '../../server/outside/files-local'
import { payNotifications } from '../../server/outside/pay-notification'
import { openDoor, wiringOf } from '../support/door-wiring'
import { toTheirDoor } from '../support/parcels'
import { paidTransaction, payStandIn } from '../support/pay-stand-in'
import { useWorld } from '../support/world'

const world = useWorld()
const pay = payStandIn('wx0000000000000001')
const { appId } = pay
const { merchantId, apiV3Key, serial, publicKey } = pay.keys
const opened = payNotifications({ merchantId, appId, apiV3Key, publicKeys: new Map([[serial, publicKey]]) })
let server: Server
let base: string
let folder: string
let files: ReturnType<typeof localFiles>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fenbo-http-'))
  const picturesFolder = join(folder, 'pictures')
  files = localFiles({ folder, picturesFolder, baseUrl: () => base, signingKey: 'k', now: world.clock.now })
  const doors = await Promise.all(DOOR_NAMES.map(openDoor))
  server = createServer(
    httpEntry({ doors, wiring: wiringOf(world, { payments: { ...world.outside.payments, ...opened } }), files }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

type Sent = { method?: string; body?: string | Buffer; headers?: Record<string, string> }
async function send(path: string, { method = 'POST', body = '{}', headers = {} }: Sent = {}) {
  const bodyOf = method === 'GET' || method === 'OPTIONS' ? {} : { body }
  const response = await fetch(`${base}${path}`, { method, headers, ...bodyOf })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text.startsWith('{') ? JSON.parse(text) : text }
}

test('a shopper signs in over HTTP and is known by the token from then on', async () => {
  const signedIn = await send('/api/shopper/wechatSignIn', { body: '{"jsCode":"li"}' })
  expect(signedIn).toMatchObject({ status: 200, json: { ok: true, requestId: expect.stringMatching(/^rq_/) } })
  const headers = { authorization: `Bearer ${signedIn.json.data.token}` }
  const asked = await send('/api/shopper/captureLead', { headers })
  expect(asked).toMatchObject({ status: 400, json: { ok: false, error: { code: 'invalid_input' } } })
  const unknown = await send('/api/shopper/captureLead')
  expect(unknown).toMatchObject({ status: 401, json: { error: { code: 'unauthenticated' } } })
})

test('what is not there, the clock included, is not found', async () => {
  for (const path of [
    '/',
    '/api',
    '/api/shopper',
    '/api/shopper/none',
    '/api/nowhere/x',
    '/api/clock/sweepAccess',
    '/%zz',
    '//',
  ]) {
    expect(await send(path)).toMatchObject({ status: 404, json: { ok: false, error: { code: 'not_found' } } })
  }
  expect(await send('/api/ops/13800138000-is-no-endpoint')).toMatchObject({ status: 404 })
  expect(world.logged.join()).not.toContain('is-no-endpoint')
  expect(await send('/api/ops/signIn/extra')).toMatchObject({ status: 404 })
  expect(await send('/api/ops/signIn', { method: 'GET' })).toMatchObject({ status: 404 })
})

test.each([
  ['malformed JSON', '{"login":'],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xb9, 0xfa, 0x22])],
  ['a list', '[]'],
  ['nothing', ''],
])('%s is invalid input', async (_, body) => {
  expect(await send('/api/ops/signIn', { body })).toMatchObject({
    status: 400,
    json: { ok: false, error: { code: 'invalid_input' }, requestId: expect.any(String) },
  })
})

test('a body above one megabyte is refused without being read to its end', async () => {
  const answered = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(`${base}/api/ops/signIn`, { method: 'POST' }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sending.on('error', reject)
    // Left open on purpose: the refusal has to come before the end of the body.
    sending.write(Buffer.alloc(1_048_577, 'x'))
  })
  expect(answered.status).toBe(413)
  expect(JSON.parse(answered.text).error.code).toBe('payload_too_large')
})

test('answers carry the security headers and no other site may read them', async () => {
  const { headers } = await send('/api/ops/signIn', { headers: { origin: 'https://elsewhere.example' } })
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('access-control-allow-origin')).toBeNull()
  const preflight = await send('/api/ops/signIn', { method: 'OPTIONS' })
  expect(preflight.status).toBe(404)
  expect(preflight.headers.get('access-control-allow-methods')).toBeNull()
})

test('pictures of the mall are for everybody, may be kept, and run nothing', async () => {
  await files.putPicture('sofa/1.svg', Buffer.from('<svg/>'))
  await files.putPicture('sofa/1.webp', Buffer.from('webp'))
  await files.putPicture('page.html', Buffer.from('<script/>'))
  const drawn = await send('/pictures/sofa/1.svg', { method: 'GET' })
  expect(drawn).toMatchObject({ status: 200, json: '<svg/>' })
  expect(drawn.headers.get('content-type')).toBe('image/svg+xml')
  expect(drawn.headers.get('cache-control')).toBe('public, max-age=86400')
  expect(drawn.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  )
  expect(drawn.headers.get('x-content-type-options')).toBe('nosniff')
  const photo = await send('/pictures/sofa/1.webp', { method: 'GET' })
  expect(photo.headers.get('content-security-policy')).not.toContain('unsafe-inline')
  for (const path of ['page.html', 'sofa', 'sofa/2.svg', '', '%2e%2e/secret.svg', '..%2f..%2fx.svg', 'sofa/1.svg%00']) {
    expect(await send(`/pictures/${path}`, { method: 'GET' })).toMatchObject({ status: 404 })
  }
  expect(await send('/pictures/sofa/1.svg')).toMatchObject({ status: 404 })
})

test('WeChat Pay is answered in its own form', async () => {
  const at = world.clock.now()
  const good = pay.notify('TRANSACTION.SUCCESS', paidTransaction('MP-unknown', 100, 'openid-li', at), { at })
  const forged = { ...good.headers, 'wechatpay-signature': 'AAAA' }
  const refused = await send('/api/pay-events/notify', { body: good.rawBody, headers: forged })
  expect(refused).toMatchObject({ status: 401, json: { code: 'FAIL', message: expect.stringContaining('签名') } })
  const other = pay.notify('TRANSACTION.SUCCESS', { mchid: '1900009999', appid: appId }, { at })
  const foreign = await send('/api/pay-events/notify', { body: other.rawBody, headers: other.headers })
  expect(foreign).toMatchObject({ status: 403, json: { code: 'FAIL' } })
  const unread = pay.notify('PAYSCORE.USER_CONFIRM', { appid: appId }, { at })
  expect(await send('/api/pay-events/notify', { body: unread.rawBody, headers: unread.headers })).toMatchObject({
    status: 404,
  })
})

test('an order is paid by WeChat Pay’s word, once however often it is said, and refunded the same way', async () => {
  await world.build.member({ phone: '13800138000', openid: 'openid-li' })
  const skuId = await world.build.sku()
  const fulfilment = await toTheirDoor(world, 'li')
  const wish = { lines: [{ skuId, quantity: 1 }], fulfilment, idempotencyKey: 'checkout-1' }
  const placed = await world.ok(world.shopper('li').call<{ orderNo: string; paidFen: number }>('placeOrder', wish))
  const at = world.clock.now()
  const say = (eventType: string, resource: object) => {
    const { rawBody, headers } = pay.notify(eventType, resource, { at })
    return send('/api/pay-events/notify', { body: rawBody, headers })
  }

  const short = await say('TRANSACTION.SUCCESS', paidTransaction(placed.orderNo, 1, 'openid-li', at))
  expect(short).toMatchObject({ status: 422, json: { code: 'FAIL' } })
  const transaction = paidTransaction(placed.orderNo, placed.paidFen, 'openid-li', at)
  for (let delivery = 0; delivery < 3; delivery++) {
    expect(await say('TRANSACTION.SUCCESS', transaction)).toMatchObject({ status: 200, json: { code: 'SUCCESS' } })
  }
  const refund = { out_trade_no: placed.orderNo, out_refund_no: 'R1', refund_status: 'SUCCESS', success_time: at }
  expect(await say('REFUND.SUCCESS', { ...refund, amount: { total: placed.paidFen, refund: 100 } })).toMatchObject({
    status: 200,
  })
  const orders = await world.db.selectFrom('orders').select('state').execute()
  const refunds = await world.db.selectFrom('refund').select('amount_fen').execute()
  expect([orders, refunds]).toEqual([[{ state: 'paid' }], [{ amount_fen: 100 }]])
})

test('a file is served by its signed address only', async () => {
  const address = await files.put('payouts/2026-03.csv', Buffer.from('导购,金额\n'))
  const path = address.slice(base.length)
  const fetched = await send(path, { method: 'GET' })
  expect(fetched).toMatchObject({ status: 200, json: '导购,金额\n' })
  expect(fetched.headers.get('content-disposition')).toBe('attachment')
  expect((await send('/files/payouts/2026-03.csv', { method: 'GET' })).status).toBe(404)
  expect((await send(`${path}x`, { method: 'GET' })).status).toBe(404)
  expect((await send('/files/..%2f..%2fetc%2fpasswd', { method: 'GET' })).status).toBe(404)
})

test('each call leaves one line with its door, code and id, and nothing of its content', async () => {
  await send('/api/ops/signIn', { body: '{"login":"wang.fang","password":"wrong-one-13800138000"}' })
  const lines = world.logged.map((line) => JSON.parse(line)).filter((line) => line.event === 'answered')
  expect(lines).toMatchObject([{ door: 'ops', name: 'signIn', code: 'wrong_password', requestId: expect.any(String) }])
  expect(world.logged.join()).not.toContain('wrong-one')
})
