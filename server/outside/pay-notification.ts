import { createDecipheriv } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import type { Payments } from '../kernel/outside'
import { checkSignature, readPublicKeys } from './pay-signature'

export type PayNotificationOptions = {
  merchantId: string
  appId: string
  /** 32 ASCII characters, set by the merchant in WeChat Pay's console. */
  apiV3Key: string
  /** Serial (`PUB_KEY_ID_…`) to public key, SubjectPublicKeyInfo DER in base64. */
  publicKeys: ReadonlyMap<string, string>
}

const TAG_BYTES = 16

const Notification = z.object({
  id: z.string().min(1),
  event_type: z.string().min(1),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.base64(),
    nonce: z.string().length(12),
    associated_data: z.string().default(''),
  }),
})
/** Payments carry the merchant and the app, refunds the merchant only. */
const Owner = z.object({ mchid: z.string(), appid: z.string().optional() })

/** WeChat Pay v3 notifications, with the WeChat Pay public key ("微信支付公钥") instead of platform certificates. */
export function payNotifications(options: PayNotificationOptions): Pick<Payments, 'openNotification'> {
  const key = Buffer.from(options.apiV3Key, 'utf8')
  assert(key.length === 32, 'The APIv3 key must be 32 bytes')
  const publicKeys = readPublicKeys(options.publicKeys)
  return {
    openNotification(headers, rawBody, now) {
      checkSignature(publicKeys, headers, rawBody, now)
      const parsed = Notification.safeParse(parseJson(rawBody))
      if (!parsed.success) throw new AppError('invalid_input')
      const { id, event_type, resource } = parsed.data
      const plain = parseJson(decrypt(key, resource))
      const owner = Owner.safeParse(plain)
      const isOurs =
        owner.success &&
        owner.data.mchid === options.merchantId &&
        (owner.data.appid ?? (event_type.startsWith('REFUND.') ? options.appId : '')) === options.appId
      if (!isOurs) throw new AppError('merchant_mismatch')
      return { id, eventType: event_type, resource: plain }
    },
  }
}

function decrypt(key: Buffer, resource: z.output<typeof Notification>['resource']): Buffer {
  const bytes = Buffer.from(resource.ciphertext, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, resource.nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(resource.associated_data)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    // Signed by WeChat Pay yet not sealed with our key: another merchant's, or our key was changed.
    throw new AppError('merchant_mismatch')
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new AppError('invalid_input')
  }
}
