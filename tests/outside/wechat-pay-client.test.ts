import { makeLocalKeys } from '../../server/doors/local-keys'
import { AppError } from '../../server/kernel/app-error'
import { type WechatPayOptions, wechatPay } from '../../server/outside/wechat-pay'
import { type PayServer, startPayServer } from '../support/pay-server'
import { testClock } from '../support/test-clock'

const clock = testClock('2026-03-01T10:00:00+08:00')
const appId = 'wx0000000000000001'
/** Made once: two RSA pairs take longer than a test. */
const keys = makeLocalKeys().pay
let server: PayServer

const payBy = () => new Date(clock.now().getTime() + 900_000)
const order = (changes = {}) => ({
  orderNo: 'FB20260301001',
  totalFen: 129_900,
  title: '三人位沙发',
  openid: 'openid-li',
  payBy: payBy(),
  ...changes,
})
const refund = (changes = {}) => ({
  orderNo: 'FB20260301001',
  refundNo: 'RF1',
  refundFen: 40_000,
  totalFen: 129_900,
  reason: '尺寸不合适',
  ...changes,
})

function client(changes: Partial<WechatPayOptions> = {}) {
  const { merchantId, merchantSerial, merchantPrivateKey, serial, publicKey } = server.keys
  return wechatPay({
    baseUrl: server.url,
    appId,
    merchantId,
    merchantSerial,
    privateKey: merchantPrivateKey,
    publicKeys: new Map([[serial, publicKey]]),
    notifyUrl: () => 'https://api.example.cn/api/pay-events/notify',
    now: clock.now,
    ...changes,
  })
}

beforeEach(async () => {
  clock.set('2026-03-01T10:00:00+08:00')
  server = await startPayServer({ appId, keys, now: clock.now })
  // Nobody listens at the address of these tests; journeys hear notifications at the product's door.
  server.notifications = 'held'
})
afterEach(() => server.close())

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    (answer) => new Error(`answered: ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw error
}
async function paid(): Promise<void> {
  const sheet = await client().prepay(order())
  if (typeof sheet === 'string') throw new Error(sheet)
  await server.paySheet(sheet)
}

test('an order is announced and its sheet signed so that WeChat lets the buyer pay it', async () => {
  const sheet = await client().prepay(order())
  expect(sheet).toMatchObject({
    timeStamp: '1772330400',
    signType: 'RSA',
    package: expect.stringMatching(/^prepay_id=wx/),
  })
  expect(server.orders.get('FB20260301001')).toMatchObject({ totalFen: 129_900, openid: 'openid-li', state: 'NOTPAY' })
  if (typeof sheet === 'string') throw new Error(sheet)
  expect(await server.paySheet({ ...sheet, paySign: sheet.paySign.replace(/^./, 'x') })).toMatchObject({ ok: false })
  expect(await server.paySheet({ ...sheet, package: 'prepay_id=wx-of-another' })).toMatchObject({ ok: false })
  expect(await server.paySheet(sheet)).toMatchObject({ ok: true })
})

test('announced again it is the same payment, whatever the time; with another amount it is refused', async () => {
  const at = payBy()
  const first = await client().prepay(order({ payBy: at }))
  clock.advance({ minutes: 14 })
  const again = await client().prepay(order({ payBy: at }))
  expect((again as { package: string }).package).toBe((first as { package: string }).package)
  expect((await refusalOf(client().prepay(order({ payBy: at, totalFen: 1 })))).code).toBe('outside_unavailable')
})

test('in the last seconds an order can still be announced', async () => {
  expect(await client().prepay(order({ payBy: new Date(clock.now().getTime() + 1_000) }))).toMatchObject({
    signType: 'RSA',
  })
})

test('words longer than WeChat takes are cut, not refused', async () => {
  const title = '三人位真皮转角沙发床带储物功能和无线充电的那一款'.repeat(9)
  expect(await client().prepay(order({ title }))).toMatchObject({ signType: 'RSA' })
  await server.confirm([...server.orders.values()][0]!.prepayId)
  expect(await client().refund(refund({ reason: title }))).toEqual({ state: 'processing' })
  // Four bytes a character, not three.
  const faces = '😀'.repeat(60)
  expect(await client().refund(refund({ reason: faces, refundNo: 'RF-2', refundFen: 1 }))).toEqual({
    state: 'processing',
  })
  expect(await client().prepay(order({ title: faces, orderNo: 'FB20260301002' }))).toMatchObject({ signType: 'RSA' })
})

test('an order that was paid or closed cannot be paid again, and says which', async () => {
  await paid()
  expect(await client().prepay(order())).toBe('paid')
  expect(await client().close('FB20260301001')).toBe('paid')

  await client().prepay(order({ orderNo: 'FB20260301002' }))
  expect(await client().close('FB20260301002')).toBe('closed')
  expect(await client().close('FB20260301002')).toBe('closed')
  expect(await client().prepay(order({ orderNo: 'FB20260301002' }))).toBe('closed')
})

test('an order nobody announced is closed without a fault, so that giving up never waits for WeChat', async () => {
  expect(await client().close('FB20260301009')).toBe('closed')
})

test('a query says what was paid, by whom and when', async () => {
  expect(await client().query('FB20260301001')).toEqual({ state: 'unknown' })
  await client().prepay(order())
  expect(await client().query('FB20260301001')).toEqual({ state: 'unpaid' })
  clock.advance({ minutes: 1 })
  await server.confirm([...server.orders.values()][0]!.prepayId)
  expect(await client().query('FB20260301001')).toEqual({
    state: 'paid',
    transactionId: expect.stringMatching(/^4200[0-9a-f]{24}$/),
    totalFen: 129_900,
    payerOpenid: 'openid-li',
    paidAt: clock.now(),
  })
  await client().close('FB20260301002')
  await client().refund(refund())
  expect(await client().query('FB20260301001')).toMatchObject({ state: 'refunding', totalFen: 129_900 })
})

test('money goes back once however often it is asked for, and never more than was paid', async () => {
  await paid()
  expect(await client().queryRefund('RF1')).toEqual({ state: 'unknown' })
  expect(await client().refund(refund())).toEqual({ state: 'processing' })
  expect(await client().refund(refund())).toEqual({ state: 'processing' })
  expect(server.orders.get('FB20260301001')?.refundedFen).toBe(40_000)
  clock.advance({ minutes: 5 })
  await server.finishRefund('RF1')
  expect(await client().refund(refund())).toEqual({ state: 'done', refundedAt: clock.now() })
  expect(await client().queryRefund('RF1')).toEqual({ state: 'done', refundedAt: clock.now() })

  const tooMuch = await refusalOf(client().refund(refund({ refundNo: 'RF2', refundFen: 89_901 })))
  expect([tooMuch.code, tooMuch.details.refusal]).toEqual(['outside_unavailable', 'NOT_ENOUGH'])
  expect((await refusalOf(client().refund(refund({ refundFen: 1 })))).details.refusal).toBe('INVALID_REQUEST')
})

test('a refund that cannot reach the buyer is for a person, one that was taken back is over', async () => {
  await paid()
  await client().refund(refund())
  await server.finishRefund('RF1', 'ABNORMAL')
  expect(await client().queryRefund('RF1')).toEqual({ state: 'abnormal' })
  await server.finishRefund('RF1', 'CLOSED')
  expect(await client().queryRefund('RF1')).toEqual({ state: 'closed' })
  server.misbehave('refund', { status: 403, code: 'USER_ACCOUNT_ABNORMAL' })
  expect(await client().refund(refund({ refundNo: 'RF3' }))).toEqual({ state: 'abnormal' })
})

test.each(['unsigned', 'forged', 'stale', 'garbage', 'hang-up', 'lost-answer'] as const)(
  'an answer that is %s is no answer: nobody knows what happened',
  async (how) => {
    await paid()
    server.misbehave('query', how)
    server.misbehave('refund', how)
    const refusals = [await refusalOf(client().query('FB20260301001')), await refusalOf(client().refund(refund()))]
    expect(refusals.map(({ code }) => code)).toEqual(['outside_unavailable', 'outside_unavailable'])
    expect(JSON.stringify(refusals.map(({ details }) => details))).not.toMatch(/FB20260301001|openid|http/)
    expect(await client().refund(refund())).toEqual({ state: 'processing' })
    expect(server.orders.get('FB20260301001')?.refundedFen).toBe(40_000)
  },
)

test('silence ends after the time limit', async () => {
  server.misbehave('prepay', 'silence')
  const { code, details } = await refusalOf(client({ timeoutMs: 50 }).prepay(order()))
  expect([code, details.fault]).toEqual(['outside_unavailable', 'TimeoutError'])
})

test('a server that is not there is an outage', async () => {
  expect((await refusalOf(client({ baseUrl: 'http://127.0.0.1:9' }).query('FB20260301001'))).code).toBe(
    'outside_unavailable',
  )
})

test.each([
  [500, 'SYSTEM_ERROR'],
  [429, 'FREQUENCY_LIMITED'],
  [401, 'SIGN_ERROR'],
] as const)('%i %s is an outage too, for payments and refunds', async (status, code) => {
  await client().prepay(order())
  for (const call of ['prepay', 'close', 'query', 'refund'] as const) server.misbehave(call, { status, code })
  server.misbehave('query', { status, code }, 2)
  expect((await refusalOf(client().prepay(order()))).code).toBe('outside_unavailable')
  expect((await refusalOf(client().close('FB20260301001'))).code).toBe('outside_unavailable')
  expect((await refusalOf(client().query('FB20260301001'))).code).toBe('outside_unavailable')
  expect((await refusalOf(client().refund(refund()))).code).toBe('outside_unavailable')
})

test('a request signed with another merchant key, or late, is not taken', async () => {
  const forged = client({ privateKey: makeLocalKeys().pay.merchantPrivateKey })
  expect((await refusalOf(forged.query('FB20260301001'))).details.refusal).toBe('SIGN_ERROR')
  const late = client({ now: () => new Date(clock.now().getTime() - 360_000) })
  expect((await refusalOf(late.query('FB20260301001'))).code).toBe('outside_unavailable')
})

test('what is of another merchant or mini-program is never taken for ours', async () => {
  await client().prepay(order())
  const other = client({ appId: 'wx9999999999999999' })
  expect((await refusalOf(other.query('FB20260301001'))).code).toBe('merchant_mismatch')
})
