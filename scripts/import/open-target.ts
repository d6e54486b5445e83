import { type LocalEnv, readLocalEnv } from '../../config/env'
import { migrate } from '../../server/db/migrate'
import { refreshStatistics } from '../../server/db/refresh-statistics'
import { localWiring, openLocalDatabase } from '../../server/doors/local-wiring'
import { callContext, type Wiring } from '../../server/doors/wiring'
import type { ImportOptions, ImportOutcome } from '../../server/flows/import-once'
import { canonicalHash } from '../../server/kernel/canonical'
import type { CallerOf, Ctx, Db } from '../../server/kernel/ctx'
import { phoneLabel } from '../../server/modules/member/member.sql'
import { anySealedPhone } from '../../server/modules/member/people-batch.sql'
import { upsertBrand } from '../../server/modules/network/brand.sql'
import { DEFAULT_ROUTING_POLICY } from '../../server/modules/policy/default-routing-policy'
import { DEFAULT_SCORING_POLICY } from '../../server/modules/policy/default-scoring-policy'
import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { insertPolicy } from '../../server/modules/policy/policy.sql'
import { findBrandByAppId } from '../../server/usecases/access/find-brand'
import { ImportRefused } from './import-refused'

const MIGRATIONS_FOLDER = 'cloudbase/migrations'
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
  const env = readLocalEnv({
    ...process.env,
    ...(args.database ? { DATABASE_URL: args.database } : {}),
    ...(args.data ? { DATA_FOLDER: args.data, DATABASE_URL: args.database } : {}),
  })
  const db = await openLocalDatabase(env)
  try {
    await migrate(db, MIGRATIONS_FOLDER)
    const wiring = localWiring(env, db, { wechatUrl: NO_WECHAT_URL })
    const brandId = (await findBrandByAppId(db, env.WECHAT_APP_ID)) ?? (await createBrand(wiring))
    await checkKeys(wiring, brandId, env)
    const settle = async () => (env.DATABASE_URL ? undefined : refreshStatistics(db))
    await settle()
    const caller = { kind: 'ops', brandId, staffId: 'import', role: 'hq_admin', stores: 'all' } as const
    return {
      brandId,
      where: env.DATABASE_URL ? 'PostgreSQL 服务器' : `内嵌数据库 ${env.DATA_FOLDER}`,
      run: (work) => db.transaction().execute((tx) => work({ ...callContext(wiring), caller, db: tx })),
      options: { brandId, mayUpdate: args.mayUpdate },
      settle,
      close: () => db.destroy(),
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** An empty database gets the brand of this mini-program with the policies every brand starts from. */
async function createBrand({ db, appId, newId, now }: Wiring): Promise<string> {
  const at = now()
  return db.transaction().execute(async (tx: Db) => {
    const brandId = await upsertBrand(tx, { id: newId('br'), name: '新品牌', appId, createdAt: at })
    // Orders of the past are booked by the policy of their day, so the first one holds from the beginning.
    const words = { note: '初始规则', publishedBy: 'system', publishedAt: at, effectiveFrom: new Date(0) }
    const first = { scoring: DEFAULT_SCORING_POLICY, routing: DEFAULT_ROUTING_POLICY, split: DEFAULT_SPLIT_POLICY }
    for (const kind of ['scoring', 'routing', 'split'] as const) {
      const doc = first[kind]
      await insertPolicy(tx, { brandId, kind, version: 1, doc, docHash: canonicalHash(doc), ...words })
    }
    return brandId
  })
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
