import { readCloudEnv, readPayEnv } from '../../config/env'
import { connectPostgres } from '../db/connect-postgres'
import type { Files, Payments } from '../kernel/outside'
import { cloudbaseFiles } from '../outside/files-cloudbase'
import { openVault } from '../outside/vault'
import { wechatHttp } from '../outside/wechat-http'
import { wechatPay } from '../outside/wechat-pay'
import { keepWechatToken } from '../usecases/access/keep-wechat-token'
import { type Wiring, wire } from './wiring'

let wiring: Wiring | undefined

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
    templateIds: { guide_notice: env.WECHAT_TEMPLATE_GUIDE_NOTICE },
  })
  return wire({
    db,
    outside: { vault, wechat, files, payments: merchant(env.WECHAT_APP_ID) },
    appId: env.WECHAT_APP_ID,
  })
}

/** The merchant's keys are asked for by the first notification: only one function is given them. */
function merchant(appId: string): Payments {
  let opened: Payments | undefined
  return {
    openNotification(...notification) {
      if (!opened) {
        const { PAY_MERCHANT_ID: merchantId, PAY_API_V3_KEY: apiV3Key, PAY_PUBLIC_KEYS: publicKeys } = readPayEnv()
        opened = wechatPay({ merchantId, appId, apiV3Key, publicKeys })
      }
      return opened.openNotification(...notification)
    },
  }
}
