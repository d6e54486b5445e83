import { generateKeyPairSync } from 'node:crypto'
import { AppError } from '../../server/kernel/app-error'
import { payNotifications } from '../../server/outside/pay-notification'
import { type PayNotice, paidTransaction, payStandIn } from '../support/pay-stand-in'

const at = new Date('2026-03-01T10:00:00+08:00')
const pay = payStandIn('wx0000000000000001')
const { merchantId, apiV3Key, serial, publicKey } = pay.keys
const payments = payNotifications({
  merchantId,
  appId: pay.appId,
  apiV3Key,
  publicKeys: new Map([[serial, publicKey]]),
})
const transaction = paidTransaction('MP20260301001', 129_900, 'openid-li', at)

const open = ({ headers, rawBody }: PayNotice, now = at) => payments.openNotification(headers, rawBody, now)
function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'accepted'
}

test('a payment signed by WeChat Pay is opened and says what was paid', () => {
  const opened = open(pay.notify('TRANSACTION.SUCCESS', transaction, { at }))
  expect(opened.eventType).toBe('TRANSACTION.SUCCESS')
  expect(opened.resource).toMatchObject({ out_trade_no: 'MP20260301001', amount: { total: 129_900 } })
})

test('a refund names only the merchant and is opened too', () => {
  const notice = pay.notify('REFUND.SUCCESS', { out_refund_no: 'R1', refund_status: 'SUCCESS' }, { at })
  expect(open(notice).resource).toMatchObject({ out_refund_no: 'R1' })
})

test('a body altered by one digit after signing is refused', () => {
  const tamper = (body: string) => body.replace('"summary":"支付成功"', '"summary":"支付失败"')
  expect(refusalOf(() => open(pay.notify('TRANSACTION.SUCCESS', transaction, { at, tamper })))).toBe(
    'signature_invalid',
  )
})

test('a body that is the same JSON with other spaces is refused, because bytes are signed', () => {
  const tamper = (body: string) => JSON.stringify(JSON.parse(body), null, 1)
  expect(refusalOf(() => open(pay.notify('TRANSACTION.SUCCESS', transaction, { at, tamper })))).toBe(
    'signature_invalid',
  )
})

test('a signature by another key under the right serial is refused', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const notice = pay.notify('TRANSACTION.SUCCESS', transaction, { at, forgedBy: privateKey })
  expect(refusalOf(() => open(notice))).toBe('signature_invalid')
})

test('an unknown serial and missing headers are refused in the same way', () => {
  const notice = pay.notify('TRANSACTION.SUCCESS', transaction, { at })
  const headersOf = (headers: Record<string, string>) => ({ ...notice, headers: { ...notice.headers, ...headers } })
  expect(refusalOf(() => open(headersOf({ 'wechatpay-serial': 'PUB_KEY_ID_0' })))).toBe('signature_invalid')
  expect(refusalOf(() => open(headersOf({ 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' })))).toBe('signature_invalid')
  expect(refusalOf(() => open({ headers: {}, rawBody: notice.rawBody }))).toBe('signature_invalid')
})

test('a recorded notification sent again after five minutes is refused', () => {
  const notice = pay.notify('TRANSACTION.SUCCESS', transaction, { at })
  expect(refusalOf(() => open(notice, new Date(at.getTime() + 300_000)))).toBe('accepted')
  expect(refusalOf(() => open(notice, new Date(at.getTime() + 301_000)))).toBe('timestamp_skewed')
  expect(refusalOf(() => open(notice, new Date(at.getTime() - 301_000)))).toBe('timestamp_skewed')
})

test('a timestamp moved forward to look fresh breaks the signature', () => {
  const notice = pay.notify('TRANSACTION.SUCCESS', transaction, { at })
  const later = new Date(at.getTime() + 3_600_000)
  notice.headers['wechatpay-timestamp'] = String(later.getTime() / 1000)
  expect(refusalOf(() => open(notice, later))).toBe('signature_invalid')
})

test('a payment to another merchant, or through another mini-program, is not ours', () => {
  const other = { ...transaction, mchid: '1900009999' }
  expect(refusalOf(() => open(pay.notify('TRANSACTION.SUCCESS', other, { at })))).toBe('merchant_mismatch')
  const otherApp = { ...transaction, appid: 'wx9999999999999999' }
  expect(refusalOf(() => open(pay.notify('TRANSACTION.SUCCESS', otherApp, { at })))).toBe('merchant_mismatch')
})

test('a notification sealed with another APIv3 key cannot be ours', () => {
  const notice = pay.notify('TRANSACTION.SUCCESS', transaction, { at, sealedWith: 'x'.repeat(32) })
  expect(refusalOf(() => open(notice))).toBe('merchant_mismatch')
})
