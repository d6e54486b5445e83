import { readCloudEnv, readPayCallEnv, readPayNoticeEnv } from '../../config/env'
import { connectPostgres } from '../db/connect-postgres'
import type { Files, Payments } from '../kernel/outside'
import { cloudbaseFiles } from '../outside/files-cloudbase'
import { highsSolver } from '../outside/highs-solver'
import { payNotifications } from '../outside/pay-notification'
import { openVault } from '../outside/vault'
import { wechatHttp } from '../outside/wechat-http'
import { wechatPay } from '../outside/wechat-pay'
import { keepWechatToken } from '../usecases/access/keep-wechat-token'
import { type Wiring, wire } from './wiring'

let wiring: Wiring | undefined
/** Where a function's one file lies; a module that is not bundled has no such folder. */
const BUNDLE_FOLDER = typeof __dirname === 'string' ? __dirname : undefined

/**
 * The wiring of a cloud function, made on its first call and kept for the life of the instance, as its connections are.
 * Throws `ConfigError` with the missing name when a setting is absent.
 */
export function cloudWiring(): Wiring {
  wiring ??= makeWiring()
  return wiring
}

function makeWiring(): Wiring {
  const env = readCloudEnv()
  const db = connectPostgres({
    url: env.DATABASE_URL,
    connectionsMax: env.DATABASE_CONNECTIONS_MAX,
    tlsMode: env.DATABASE_TLS,
  })
  const vault = openVault({ keys: env.VAULT_KEYS, indexKey: env.VAULT_INDEX_KEY })
  const files: Files = cloudbaseFiles({ envId: env.CLOUDBASE_ENV_ID, picturesUrl: env.PICTURES_URL })
  const wechat = wechatHttp({
    baseUrl: env.WECHAT_API_URL,
    appId: env.WECHAT_APP_ID,
    appSecret: env.WECHAT_APP_SECRET,
    tokens: keepWechatToken(db, vault, env.WECHAT_APP_ID),
    now: () => new Date(),
    templateIds: {
      guide_notice: env.WECHAT_TEMPLATE_GUIDE_NOTICE,
      order_ready: env.WECHAT_TEMPLATE_ORDER_READY,
      request_answered: env.WECHAT_TEMPLATE_REQUEST_ANSWERED,
      refund_done: env.WECHAT_TEMPLATE_REFUND_DONE,
    },
    merchantId: () => readPayCallEnv().PAY_MERCHANT_ID,
  })
  return wire({
    db,
    outside: { vault, wechat, files, payments: merchant(env.WECHAT_APP_ID), solver: highsSolver(BUNDLE_FOLDER) },
    appId: env.WECHAT_APP_ID,
  })
}

/** The merchant's keys are asked for by the first use: each function is given those it has a use for, most none. */
function merchant(appId: string): Payments {
  const notifications = once(() => {
    const { PAY_MERCHANT_ID: merchantId, PAY_API_V3_KEY: apiV3Key, PAY_PUBLIC_KEYS: publicKeys } = readPayNoticeEnv()
    return payNotifications({ merchantId, appId, apiV3Key, publicKeys })
  })
  const calls = once(() => {
    const env = readPayCallEnv()
    return wechatPay({
      baseUrl: env.PAY_API_URL,
      appId,
      merchantId: env.PAY_MERCHANT_ID,
      merchantSerial: env.PAY_MERCHANT_SERIAL,
      privateKey: env.PAY_PRIVATE_KEY,
      publicKeys: env.PAY_PUBLIC_KEYS,
      notifyUrl: () => env.PAY_NOTIFY_URL,
      now: () => new Date(),
    })
  })
  return {
    openNotification: (...notification) => notifications().openNotification(...notification),
    prepay: (order) => calls().prepay(order),
    query: (orderNo) => calls().query(orderNo),
    close: (orderNo) => calls().close(orderNo),
    refund: (refund) => calls().refund(refund),
    queryRefund: (refundNo) => calls().queryRefund(refundNo),
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
