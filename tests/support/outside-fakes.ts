import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { AppError } from '../../server/kernel/app-error'
import type { Files, Outside, ShippingInfo, SubscribeMessage, Vault, Wechat } from '../../server/kernel/outside'
import { highsSolver } from '../../server/outside/highs-solver'
import { type PaymentFakes, paymentFakes } from './payment-fakes'

/** The world outside, in memory: it answers what a test prepared and keeps what it was sent. */
export type OutsideFakes = Omit<Outside, 'payments'> & {
  payments: PaymentFakes
  /** Messages WeChat accepted, in order. */
  sent: SubscribeMessage[]
  /** Shipping WeChat was told of, by order number. */
  shipped: Map<string, ShippingInfo>
  /** Files by path. */
  stored: Map<string, Buffer>
  /** What the phone button's one-use code stands for; a used code is gone. */
  phoneOf: Map<string, string>
  /** Who a login code stands for; unlisted codes are `openid-<code>`. */
  sessionOf: Map<string, { openid: string; unionid: string | null }>
  /** People with no subscription left (43101). */
  unsubscribed: Set<string>
  /** While true every call to WeChat and WeChat Pay fails as if it could not be reached. */
  isDown: boolean
}

/** `now` is the world's clock. */
export function makeOutsideFakes(now: () => Date): OutsideFakes {
  const fakes = {
    sent: [],
    shipped: new Map(),
    stored: new Map(),
    phoneOf: new Map(),
    sessionOf: new Map(),
    unsubscribed: new Set<string>(),
    isDown: false,
  } as unknown as OutsideFakes
  return Object.assign(fakes, {
    vault: testVault(),
    wechat: fakeWechat(fakes),
    files: fakeFiles(fakes),
    payments: paymentFakes(Object.assign(fakes, { now })),
    solver: highsSolver(),
  })
}

function fakeWechat(fakes: OutsideFakes): Wechat {
  const reach = () => {
    if (fakes.isDown) throw new AppError('outside_unavailable')
  }
  return {
    async codeToSession(jsCode) {
      reach()
      return fakes.sessionOf.get(jsCode) ?? { openid: `openid-${jsCode}`, unionid: null }
    },
    async phoneNumber(code) {
      reach()
      const phone = fakes.phoneOf.get(code)
      if (!phone) throw new AppError('phone_code_invalid')
      fakes.phoneOf.delete(code)
      return phone
    },
    async unlimitedCode(scene, page) {
      reach()
      return Buffer.from(`PNG of ${page}?${scene}`)
    },
    async sendSubscribe(message) {
      reach()
      if (fakes.unsubscribed.has(message.openid)) return 'refused'
      fakes.sent.push(message)
      return 'sent'
    },
    async uploadShipping(shipping) {
      reach()
      if (!fakes.shipped.has(shipping.orderNo)) fakes.shipped.set(shipping.orderNo, shipping)
      return 'sent'
    },
  }
}

function fakeFiles(fakes: OutsideFakes): Files {
  return {
    async put(path, bytes) {
      fakes.stored.set(path, bytes)
      return `memory://${path}`
    },
    publicUrl: (path) => `memory://pictures/${path}`,
  }
}

const KEY = createHash('sha256').update('a key that is only good for tests').digest()

function testVault(): Vault {
  return {
    seal(plain, label) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', KEY, nonce).setAAD(Buffer.from(label))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
    },
    open(sealed, label) {
      const bytes = Buffer.from(sealed, 'base64')
      const cipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, 12)).setAAD(Buffer.from(label))
      cipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
    },
    blindIndex: (brandId, value) => createHmac('sha256', KEY).update(`${brandId}\n${value}`).digest('hex'),
  }
}
