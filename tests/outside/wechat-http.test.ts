import { AppError } from '../../server/kernel/app-error'
import { wechatHttp } from '../../server/outside/wechat-http'
import type { WechatTokenStore } from '../../server/outside/wechat-token'
import { testClock } from '../support/test-clock'
import { startWechatStandIn, type WechatStandIn } from '../support/wechat-stand-in'

const clock = testClock('2026-03-01T10:00:00+08:00')
let standIn: WechatStandIn
let kept: { token: string; expiresAt: Date } | null

const tokens: WechatTokenStore = {
  read: async () => kept,
  write: async (token, expiresAt) => {
    kept = { token, expiresAt }
  },
}
const client = (changes: { appSecret?: string; timeoutMs?: number; baseUrl?: string } = {}) =>
  wechatHttp({
    baseUrl: standIn.url,
    appId: standIn.appId,
    appSecret: standIn.appSecret,
    tokens,
    now: clock.now,
    templateIds: { guide_notice: 'T1', order_ready: 'T2', request_answered: 'T3', refund_done: 'T4' },
    merchantId: () => '1900000109',
    ...changes,
  })

beforeEach(async () => {
  kept = null
  standIn = await startWechatStandIn({ now: clock.now })
})
afterEach(() => standIn.close())

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('answered'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw error
}

test('a login code names its person once and the session key stays behind', async () => {
  const code = standIn.loginCode('openid-li', 'union-li')
  expect(await client().codeToSession(code)).toEqual({ openid: 'openid-li', unionid: 'union-li' })
  expect((await refusalOf(client().codeToSession(code))).code).toBe('unauthenticated')
  expect((await refusalOf(client().codeToSession('made-up'))).code).toBe('unauthenticated')
})

test('the phone code works once and for five minutes', async () => {
  const wechat = client()
  const code = standIn.phoneCode('13800138000')
  expect(await wechat.phoneNumber(code)).toBe('13800138000')
  expect((await refusalOf(wechat.phoneNumber(code))).code).toBe('phone_code_invalid')

  const late = standIn.phoneCode('13800138000')
  clock.advance({ minutes: 5 })
  expect((await refusalOf(wechat.phoneNumber(late))).code).toBe('phone_code_invalid')
})

test('a number from abroad is refused, because guides could not call it back', async () => {
  expect((await refusalOf(client().phoneNumber(standIn.phoneCode('5551234567', '1')))).code).toBe('phone_invalid')
})

test('one token serves many calls at once, and the next process finds it in the store', async () => {
  const codes = Array.from({ length: 5 }, () => standIn.phoneCode('13800138000'))
  const wechat = client()
  await Promise.all(codes.map((code) => wechat.phoneNumber(code)))
  await client().phoneNumber(standIn.phoneCode('13900139000'))
  expect(standIn.tokensIssued).toBe(1)
  expect(standIn.requests.filter((request) => request.includes('stable_token'))).toHaveLength(1)
})

test('a token is renewed before its time is over', async () => {
  const wechat = client()
  await wechat.phoneNumber(standIn.phoneCode('13800138000'))
  clock.advance({ minutes: 119 })
  await wechat.phoneNumber(standIn.phoneCode('13800138000'))
  expect(standIn.requests.filter((request) => request.includes('stable_token'))).toHaveLength(2)
})

test('a token that WeChat turned down is renewed once and the call goes through', async () => {
  const wechat = client()
  await wechat.phoneNumber(standIn.phoneCode('13800138000'))
  standIn.revokeToken()
  expect(await wechat.phoneNumber(standIn.phoneCode('13900139000'))).toBe('13900139000')
  expect(standIn.tokensIssued).toBe(2)
})

test('when WeChat turns down a token it still calls current, a new one is forced', async () => {
  standIn.misbehave('/wxa/business/getuserphonenumber', { errcode: 42001 })
  expect(await client().phoneNumber(standIn.phoneCode('13800138000'))).toBe('13800138000')
  expect(standIn.tokensIssued).toBe(2)
})

test('a token turned down twice is an outage, not a loop', async () => {
  standIn.misbehave('/wxa/business/getuserphonenumber', { errcode: 40001 }, 5)
  expect((await refusalOf(client().phoneNumber(standIn.phoneCode('13800138000')))).code).toBe('outside_unavailable')
  expect(standIn.requests.filter((request) => request.includes('getuserphonenumber'))).toHaveLength(2)
})

test('a code for a scene is a picture, and the scene is checked before WeChat sees it', async () => {
  const wechat = client()
  expect((await wechat.unlimitedCode('7kQX2m4P9wT', 'pages/scan/index')).subarray(1, 4).toString()).toBe('PNG')
  await expect(wechat.unlimitedCode('x'.repeat(33), 'pages/scan/index')).rejects.toThrow('scene')
  await expect(wechat.unlimitedCode('a%20b', 'pages/scan/index')).rejects.toThrow('scene')
  await expect(wechat.unlimitedCode('abc', '/pages/scan/index')).rejects.toThrow('slash')
  standIn.misbehave('/wxa/getwxacodeunlimit', { errcode: 41030 })
  const refused = await refusalOf(wechat.unlimitedCode('abc', 'pages/none/index'))
  expect(refused).toMatchObject({ code: 'outside_unavailable', details: { errcode: 41030 } })
})

test('one subscription is one message; after it the person has refused, which is no failure', async () => {
  const wechat = client()
  standIn.template('T1', ['thing1', 'time2'])
  standIn.subscribe('openid-li', 'T1')
  const fields = { thing1: '新线索待接', time2: '2026-03-01 10:05' }
  const message = { openid: 'openid-li', template: 'guide_notice' as const, page: 'guide/lead?id=ld_1', fields }
  expect(await wechat.sendSubscribe(message)).toBe('sent')
  const { template: _, ...rest } = message
  expect(standIn.messages).toEqual([{ ...rest, templateId: 'T1' }])
  expect(await wechat.sendSubscribe(message)).toBe('refused')
})

test('a message whose fields do not fit its template is a failure that ops can see', async () => {
  standIn.template('T1', ['thing1'])
  standIn.subscribe('openid-li', 'T1')
  const send = (fields: Record<string, string>) =>
    refusalOf(
      client().sendSubscribe({ openid: 'openid-li', template: 'guide_notice' as const, page: 'pages/home', fields }),
    )
  expect((await send({ thing2: '新线索' })).details).toMatchObject({ errcode: 47003 })
  expect((await send({ thing1: '一'.repeat(21) })).details).toMatchObject({ errcode: 47003 })
})

test.each([
  ['an error page', 'garbage' as const],
  ['status 502', { status: 502 }],
  ['a closed connection', 'hang-up' as const],
  ['a system error of WeChat', { errcode: -1 }],
])('%s is an outage with a code', async (_, how) => {
  standIn.misbehave('/sns/jscode2session', how)
  expect((await refusalOf(client().codeToSession(standIn.loginCode('openid-li')))).code).toBe('outside_unavailable')
})

test('an answer that does not come is given up after the time limit', async () => {
  standIn.misbehave('/sns/jscode2session', 'silence')
  const refused = await refusalOf(client({ timeoutMs: 100 }).codeToSession(standIn.loginCode('openid-li')))
  expect(refused).toMatchObject({ code: 'outside_unavailable', details: { fault: 'TimeoutError' } })
})

test('no failure carries the secret, the token or a login code', async () => {
  await client().phoneNumber(standIn.phoneCode('13800138000'))
  const secrets = [standIn.appSecret, kept?.token ?? '?', 'login-code-of-li']
  const failures = [
    await refusalOf(client({ baseUrl: 'http://127.0.0.1:9' }).codeToSession('login-code-of-li')),
    await refusalOf(client({ baseUrl: 'http://127.0.0.1:9' }).phoneNumber('any')),
    await refusalOf(client({ appSecret: 'another-secret-here' }).codeToSession('login-code-of-li')),
  ]
  for (const failure of failures) {
    const text = `${failure.stack} ${JSON.stringify(failure.details)} ${String(failure.cause)}`
    for (const secret of secrets) expect(text).not.toContain(secret)
  }
})

const pickup = { orderNo: 'FB1', openid: 'openid-li', title: '三人位沙发', at: new Date('2026-03-01T02:00:00.900Z') }
const parcel = { by: 'express', carrier: '顺丰', trackingNo: 'SF1', phoneMasked: '138****8000' } as const

test('goods fetched from a store are uploaded as such, those sent with their carrier and a masked phone', async () => {
  const wechat = client()
  expect(await wechat.uploadShipping({ ...pickup, by: 'pickup' })).toBe('sent')
  expect(standIn.shipped.get('FB1')).toEqual({
    logisticsType: 4,
    parcel: { item_desc: '三人位沙发' },
    uploadTime: '2026-03-01T10:00:00+08:00',
    openid: 'openid-li',
  })
  expect(await wechat.uploadShipping({ ...pickup, orderNo: 'FB2', title: '长'.repeat(200), ...parcel })).toBe('sent')
  expect(standIn.shipped.get('FB2')?.parcel).toMatchObject({
    tracking_no: 'SF1',
    express_company: 'SF',
    contact: { receiver_contact: '138****8000' },
  })
})

test('shipping that WeChat knows already is sent, told the same or otherwise', async () => {
  const wechat = client()
  await wechat.uploadShipping({ ...pickup, ...parcel })
  expect(await wechat.uploadShipping({ ...pickup, ...parcel })).toBe('sent')
  expect(await wechat.uploadShipping({ ...pickup, by: 'pickup' })).toBe('sent')
  standIn.misbehave('/wxa/sec/order/upload_shipping_info', { errcode: 10060003 })
  expect(await wechat.uploadShipping({ ...pickup, ...parcel })).toBe('sent')
})

test('an order WeChat has not in its books yet, a stranger as payer, an unknown carrier and an outage are told again', async () => {
  const wechat = client()
  standIn.payments.set('FB1', { mchid: '1900000109', openid: 'openid-li' })
  const codes = [
    await refusalOf(wechat.uploadShipping({ ...pickup, orderNo: 'FB9', by: 'pickup' })),
    await refusalOf(wechat.uploadShipping({ ...pickup, openid: 'openid-wang', by: 'pickup' })),
    await refusalOf(wechat.uploadShipping({ ...pickup, ...parcel, carrier: '自家司机' })),
  ].map(({ code, details }) => [code, details.errcode ?? details.fault])
  expect(codes).toEqual([
    ['outside_unavailable', 10060001],
    ['outside_unavailable', 10060031],
    ['outside_unavailable', 'carrier_unknown'],
  ])
  expect(await wechat.uploadShipping({ ...pickup, by: 'pickup' })).toBe('sent')
})
