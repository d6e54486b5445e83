import { createCipheriv, createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { type LocalKeys, makeLocalKeys } from '../../server/doors/local-keys'
import { shanghaiInstant } from '../../server/kernel/shanghai-time'

/** A notification as it arrives: headers in lower case and the body's bytes. */
export type PayNotice = { headers: Record<string, string>; rawBody: Buffer }
export type PayStandIn = {
  appId: string
  keys: PayKeys
  /** Signs and seals a notification as WeChat Pay does. `mchid` and `appid` are added unless given. */
  notify(eventType: string, resource: object, options?: NoticeOptions): PayNotice
  /** The same body with a signature of its own. */
  resign(notice: PayNotice, at: Date): PayNotice
}
type NoticeOptions = {
  at?: Date
  /** Replaces the body's text after it was signed. */
  tamper?: (body: string) => string
  /** Another key that signs under the right serial. */
  forgedBy?: KeyObject
  /** Seals the resource with another APIv3 key. */
  sealedWith?: string
}
export type PayKeys = LocalKeys['pay']

/** A merchant with keys of its own: made here for tests, or the local wiring's, so that `npm start` can be paid. */
export function payStandIn(appId: string, keys: PayKeys = makeLocalKeys().pay): PayStandIn {
  const privateKey = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const { merchantId, apiV3Key, serial } = keys
  return {
    appId,
    keys,
    resign: ({ rawBody }, at) => ({
      headers: signedHeaders(privateKey, serial, rawBody.toString('utf8'), at),
      rawBody,
    }),
    notify(eventType, resource, { at = new Date(), tamper, forgedBy, sealedWith = apiV3Key } = {}) {
      const isRefund = eventType.startsWith('REFUND.')
      const owned = { mchid: merchantId, ...(isRefund ? {} : { appid: appId }), ...resource }
      const body = JSON.stringify({
        id: randomBytes(16).toString('hex'),
        create_time: at.toISOString(),
        resource_type: 'encrypt-resource',
        event_type: eventType,
        summary: isRefund ? '退款成功' : '支付成功',
        resource: seal(owned, sealedWith, isRefund ? 'refund' : 'transaction'),
      })
      return {
        headers: signedHeaders(forgedBy ?? privateKey, serial, body, at),
        rawBody: Buffer.from(tamper ? tamper(body) : body),
      }
    },
  }
}

/** What WeChat Pay puts before a body it signed, notification or answer. */
export function signedHeaders(key: KeyObject, serial: string, body: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key).toString('base64'),
    'content-type': 'application/json',
  }
}

/** What is inside a successful payment, as far as the product reads it. Amounts in fen. */
export function paidTransaction(outTradeNo: string, totalFen: number, openid: string, paidAt: Date): object {
  return {
    out_trade_no: outTradeNo,
    transaction_id: `4200${randomBytes(12).toString('hex').slice(0, 24)}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    success_time: shanghaiInstant(paidAt),
    payer: { openid },
    amount: { total: totalFen, payer_total: totalFen, currency: 'CNY', payer_currency: 'CNY' },
  }
}

function seal(resource: object, apiV3Key: string, associatedData: string) {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData))
  const parts = [cipher.update(JSON.stringify(resource), 'utf8'), cipher.final(), cipher.getAuthTag()]
  return {
    algorithm: 'AEAD_AES_256_GCM',
    original_type: associatedData,
    ciphertext: Buffer.concat(parts).toString('base64'),
    nonce,
    associated_data: associatedData,
  }
}
