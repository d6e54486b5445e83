import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { payDesk } from '../../scripts/start/pay-desk'
import { recallOrder } from '../../scripts/start/recall-order'
import { insertMany } from '../../server/kernel/insert-many'
import { wechatPay } from '../../server/outside/wechat-pay'
import { type PayServer, startPayServer } from '../support/pay-server'
import { useWorld } from '../support/world'

const world = useWorld()
const appId = 'wx0000000000000001'
let pay: PayServer
let desk: Server
let address: string
/** Where the product's pay-events door would be; it says yes to everything. */
const heard: string[] = []

beforeEach(async () => {
  desk = createServer((request, response) => {
    if (isPaid(request, response)) return
    heard.push(request.url ?? '')
    request.resume()
    response.writeHead(200).end('{"code":"SUCCESS","message":"成功"}')
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`
  const recall = recallOrder(
    world.db,
    async () => world.brandId,
    () => `${address}/api/pay-events/notify`,
  )
  pay = await startPayServer({ appId, now: world.clock.now, recall })
  const isPaid = payDesk(pay)
  heard.length = 0
})
afterEach(async () => {
  await pay.close()
  desk.closeAllConnections()
  await new Promise((resolve) => desk.close(resolve))
})

async function placed(orderNo: string, state: 'placed' | 'cancelled' = 'placed'): Promise<void> {
  const memberId = await world.build.member({ openid: `openid-${orderNo}` })
  const order = {
    id: world.newId('or'),
    brand_id: world.brandId,
    source: 'miniprogram' as const,
    order_no: orderNo,
    channel: 'mall',
    member_id: memberId,
    state,
    goods_fen: 100,
    discount_fen: 0,
    paid_fen: 100,
    placed_at: world.clock.now(),
    pay_by: new Date(world.clock.now().getTime() + 900_000),
    input_hash: 'x',
    recorded_by: 'shopper',
    recorded_at: world.clock.now(),
  }
  await insertMany(world.db, 'orders', [order])
}

async function post(path: string, body?: unknown) {
  const text = body === undefined ? '' : JSON.stringify(body)
  const answer = await fetch(`${address}${path}`, { method: 'POST', body: text })
  return { status: answer.status, body: (await answer.json()) as object }
}

test('an order is paid by its number, and again it is the same payment', async () => {
  await placed('FB20260301001')
  for (const _ of ['once', 'twice']) {
    expect(await post('/stand-in/pay/FB20260301001')).toMatchObject({ status: 200, body: { code: 'SUCCESS' } })
  }
  expect(heard).toEqual(['/api/pay-events/notify', '/api/pay-events/notify'])
  expect(pay.told.map(({ notice }) => notice.rawBody.length > 0)).toEqual([true, true])
  expect(pay.orders.get('FB20260301001')).toMatchObject({ totalFen: 100, openid: 'openid-FB20260301001' })
})

test('an order nobody placed, one that was given up and one whose time is over cannot be paid', async () => {
  expect((await post('/stand-in/pay/FB20260301009')).status).toBe(404)
  await placed('FB20260301002', 'cancelled')
  expect((await post('/stand-in/pay/FB20260301002')).status).toBe(409)
  await placed('FB20260301003')
  world.clock.advance({ minutes: 16 })
  expect((await post('/stand-in/pay/FB20260301003')).status).toBe(409)
  expect(heard).toEqual([])
})

test('a sheet is paid only as it was signed, and the answer comes after the notification', async () => {
  await placed('FB20260301004')
  const { merchantId, merchantSerial, merchantPrivateKey, serial, publicKey } = pay.keys
  const client = wechatPay({
    baseUrl: pay.url,
    appId,
    merchantId,
    merchantSerial,
    privateKey: merchantPrivateKey,
    publicKeys: new Map([[serial, publicKey]]),
    notifyUrl: () => `${address}/api/pay-events/notify`,
    now: world.clock.now,
  })
  const payBy = new Date(world.clock.now().getTime() + 900_000)
  const sheet = await client.prepay({ orderNo: 'FB20260301004', totalFen: 100, title: '沙发', openid: 'o', payBy })
  if (typeof sheet === 'string') throw new Error(sheet)
  expect((await post('/stand-in/pay', { ...sheet, nonceStr: 'another' })).body).toEqual({
    ok: false,
    reason: 'paySign',
  })
  expect((await post('/stand-in/pay', {})).status).toBe(400)
  expect(await post('/stand-in/pay', sheet)).toEqual({ status: 200, body: { ok: true } })
  expect(heard).toEqual(['/api/pay-events/notify'])
})
