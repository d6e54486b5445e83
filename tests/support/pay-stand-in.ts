import { createCipheriv, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A notification as it arrives: headers in lower case and the body's bytes. */
export type PayNotice = { headers: Record<string, string>; rawBody: Buffer }
export type PayStandIn = {
  merchantId: string
  appId: string
  apiV3Key: string
  serial: string
  /** SubjectPublicKeyInfo, DER in base64: what the product is configured with. */
  publicKey: string
  /** Signs and seals a notification as WeChat Pay does. `mchid` and `appid` are added unless given. */
  notify(eventType: string, resource: object, options?: NoticeOptions): PayNotice
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
type PayKeys = { merchantId: string; apiV3Key: string; serial: string; publicKey: string; privateKey: string }

/** A merchant with keys of its own: made here for tests, or the local wiring's, so that `npm start` can be paid. */
export function payStandIn(appId: string, keys: PayKeys = makePayKeys()): PayStandIn {
  const privateKey = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const { merchantId, apiV3Key, serial, publicKey } = keys
  return {
    merchantId,
    appId,
    apiV3Key,
    serial,
    publicKey,
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
      const timestamp = String(Math.floor(at.getTime() / 1000))
      const nonce = randomBytes(16).toString('hex')
      const signed = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`)
      return {
        headers: {
          'wechatpay-timestamp': timestamp,
          'wechatpay-nonce': nonce,
          'wechatpay-serial': serial,
          'wechatpay-signature': sign('sha256', signed, forgedBy ?? privateKey).toString('base64'),
          'content-type': 'application/json',
        },
        rawBody: Buffer.from(tamper ? tamper(body) : body),
      }
    },
  }
}

export function makePayKeys(): PayKeys {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    merchantId: '1900000109',
    apiV3Key: randomBytes(16).toString('hex'),
    serial: 'PUB_KEY_ID_0119000001092026112500000000000001',
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

/** What is inside a successful payment, as far as the product reads it. Amounts in fen. */
export function paidTransaction(outTradeNo: string, totalFen: number, openid: string, paidAt: Date): object {
  return {
    out_trade_no: outTradeNo,
    transaction_id: `4200${randomBytes(12).toString('hex').slice(0, 24)}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    success_time: paidAt.toISOString(),
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
