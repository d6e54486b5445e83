import type { LocalEnv } from '../../config/env'
import { refreshStatistics } from '../../server/db/refresh-statistics'
import { localWiring } from '../../server/doors/local-wiring'
import { callContext, type Wiring } from '../../server/doors/wiring'
import { foundBrand } from '../../server/flows/found-brand'
import type { ImportOptions, ImportOutcome } from '../../server/flows/import-once'
import type { CallerOf, Ctx } from '../../server/kernel/ctx'
import { inTransaction } from '../../server/kernel/in-transaction'
import { keepPlans } from '../../server/modules/import/keep-plans.sql'
import { phoneLabel } from '../../server/modules/member/member.sql'
import { anySealedPhone } from '../../server/modules/member/people-batch.sql'
import { findBrandByAppId } from '../../server/usecases/access/find-brand'
import { envOf, openDatabase } from '../open-database'
import { ImportRefused } from './import-refused'

/** Nothing an import does speaks to WeChat; an address that answers nobody makes sure of it. */
const NO_WECHAT_URL = 'http://127.0.0.1:9'

export type ImportTarget = {
  brandId: string
  where: string
  /** Runs one batch in one transaction, as HQ's own import. */
  run: (work: (ctx: Ctx<CallerOf<'ops'>>) => Promise<ImportOutcome[]>) => Promise<ImportOutcome[]>
  options: ImportOptions
  /** After much was written: the embedded database learns how large its tables have become. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** Opens the database an import writes to: migrated, with a brand to write for, and with the right keys for phones. */
export async function openTarget(args: {
  database?: string | undefined
  data?: string | undefined
  mayUpdate: boolean
}): Promise<ImportTarget> {
  const env = envOf(args)
  const { db } = await openDatabase(env)
  try {
    const wiring = localWiring(env, db, { wechatUrl: NO_WECHAT_URL })
    const brandId = (await findBrandByAppId(db, env.WECHAT_APP_ID)) ?? (await createBrand(wiring, env))
    await checkKeys(wiring, brandId, env)
    const settle = async () => (env.DATABASE_URL ? undefined : refreshStatistics(db))
    await settle()
    const caller = { kind: 'ops', brandId, staffId: 'import', role: 'hq_admin', stores: 'all' } as const
    return {
      brandId,
      where: env.DATABASE_URL ? 'PostgreSQL 服务器' : `内嵌数据库 ${env.DATA_FOLDER}`,
      run: (work) =>
        inTransaction(db, async (tx) => {
          await keepPlans(tx)
          return work({ ...callContext(wiring), caller, db: tx })
        }),
      options: { brandId, mayUpdate: args.mayUpdate },
      settle,
      close: () => db.destroy(),
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/**
 * An empty database of this machine gets a brand with the policies every brand starts from. On a server nobody wants one
 * by mistake: there the brand is made first, and `WECHAT_APP_ID` says which it is.
 */
function createBrand({ db, appId, newId, now }: Wiring, env: LocalEnv): Promise<string> {
  if (env.DATABASE_URL) {
    throw new ImportRefused(
      `数据库里没有小程序 ${appId} 的品牌，未导入任何数据。请设置 WECHAT_APP_ID，或先运行 npm run create-brand。`,
    )
  }
  return db.transaction().execute((tx) => foundBrand({ db: tx, newId, now: now() }, { name: '新品牌', appId }))
}

/** Phones sealed with another key could never be found again, so a database with other keys is left alone. */
async function checkKeys({ db, outside }: Wiring, brandId: string, env: LocalEnv): Promise<void> {
  const sealed = await anySealedPhone(db, brandId)
  if (!sealed) return
  try {
    outside.vault.open(sealed.cipher, phoneLabel(sealed.memberId))
  } catch {
    throw new ImportRefused(
      `数据库里的手机号不是用本机密钥（${env.DATA_FOLDER}/keys.json）加密的，继续导入会产生找不到的会员，未导入任何数据。`,
    )
  }
}
