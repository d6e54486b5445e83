import { join } from 'node:path'
import { ConfigError, type LocalEnv } from '../../config/env'
import { connectPostgres } from '../db/connect-postgres'
import { openDataFolder } from '../db/open-data-folder'
import type { Db } from '../kernel/ctx'
import type { MessageTemplate } from '../kernel/outside'
import { type LocalFiles, localFiles } from '../outside/files-local'
import { highsSolver } from '../outside/highs-solver'
import { payNotifications } from '../outside/pay-notification'
import { openVault } from '../outside/vault'
import { wechatHttp } from '../outside/wechat-http'
import { wechatPay } from '../outside/wechat-pay'
import { keepWechatToken } from '../usecases/access/keep-wechat-token'
import { type LocalKeys, localKeys } from './local-keys'
import { type Wiring, wire } from './wiring'

export type LocalWiring = Wiring & { keys: LocalKeys; localFiles: LocalFiles }
type LocalOptions = Partial<Pick<Wiring, 'now' | 'newId' | 'log'>> & {
  /** Where a WeChat stand-in listens; `WECHAT_API_URL` wins over it. */
  wechatUrl?: string
  /** Where a stand-in of WeChat Pay listens; a process without one can be paid as little as it reaches WeChat. */
  payUrl?: string
  /** Where this process is reached, for addresses of files; known only once it listens. */
  publicUrl?: () => string
}

/**
 * The database of this machine: a server when `DATABASE_URL` is set, else the embedded one in the data folder.
 * Throws `DataFolderBusy` while another process has that folder.
 */
export async function openLocalDatabase(env: LocalEnv): Promise<Db> {
  if (env.DATABASE_URL) {
    const connectionsMax = env.DATABASE_CONNECTIONS_MAX
    return connectPostgres({ url: env.DATABASE_URL, connectionsMax, tlsMode: env.DATABASE_TLS })
  }
  return openDataFolder(join(env.DATA_FOLDER, 'postgres'))
}

/** The stand-in of WeChat knows each template by our own name for it. */
export const LOCAL_TEMPLATES = {
  guide_notice: 'guide_notice',
  order_ready: 'order_ready',
  request_answered: 'request_answered',
  refund_done: 'refund_done',
} satisfies Record<MessageTemplate, string>

/**
 * Everything a door needs, offline: keys and files in the data folder, WeChat at a stand-in's address. The cloud SDK is
 * never loaded here. The database is opened by the caller, who also migrates it.
 */
export function localWiring(env: LocalEnv, db: Db, options: LocalOptions = {}): LocalWiring {
  const { wechatUrl, payUrl, publicUrl = () => `http://${env.HOST}:${env.PORT}`, ...parts } = options
  const baseUrl = env.WECHAT_API_URL ?? wechatUrl
  if (!baseUrl) throw new ConfigError('缺少环境变量 WECHAT_API_URL，也没有启动微信替身')

  const now = parts.now ?? (() => new Date())
  const keys = localKeys(env.DATA_FOLDER)
  const vault = openVault({
    keys: env.VAULT_KEYS ?? new Map([['local', keys.vaultKey]]),
    indexKey: env.VAULT_INDEX_KEY ?? keys.indexKey,
  })
  const files = localFiles({
    folder: join(env.DATA_FOLDER, 'files'),
    picturesFolder: join(env.DATA_FOLDER, 'pictures'),
    baseUrl: publicUrl,
    signingKey: keys.filesKey,
    now,
  })
  const wechat = wechatHttp({
    baseUrl,
    appId: env.WECHAT_APP_ID,
    appSecret: env.WECHAT_APP_SECRET,
    tokens: keepWechatToken(db, vault, env.WECHAT_APP_ID),
    now,
    release: 'develop',
    templateIds: LOCAL_TEMPLATES,
    merchantId: () => keys.pay.merchantId,
  })
  const { merchantId, apiV3Key, serial, publicKey, merchantSerial, merchantPrivateKey } = keys.pay
  const ours = { merchantId, appId: env.WECHAT_APP_ID, publicKeys: new Map([[serial, publicKey]]) }
  const payments = {
    ...payNotifications({ ...ours, apiV3Key }),
    ...wechatPay({
      ...ours,
      baseUrl: payUrl ?? baseUrl,
      merchantSerial,
      privateKey: merchantPrivateKey,
      notifyUrl: () => `${publicUrl()}/api/pay-events/notify`,
      now,
    }),
  }
  const wiring = wire({
    db,
    outside: { vault, wechat, files, payments, solver: highsSolver() },
    appId: env.WECHAT_APP_ID,
    ...parts,
    now,
  })
  return Object.assign(wiring, { keys, localFiles: files })
}
