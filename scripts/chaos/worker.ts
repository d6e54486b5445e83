import { writeSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { readLocalEnv } from '../../config/env'
import { wholeBooks } from '../../contract/book-sums'
import { migrate } from '../../server/db/migrate'
import { localWiring, openLocalDatabase } from '../../server/doors/local-wiring'
import { checkBooksPart } from '../../server/flows/check-books-part'
import type { Db } from '../../server/kernel/ctx'
import type { Stage } from '../story/stage'
import { type Acknowledged, findLost } from './acknowledged'
import { findDisagreements } from './find-disagreements'
import { foundShop, readGuides } from './found-shop'
import { playLoad } from './play-load'

/** What the parent tells this process, as JSON on standard input. */
export type Orders = {
  run: number
  seed: number
  folder: string
  database: string | null
  acknowledged: Acknowledged[]
  /** How many stories play at once; none: only check, and end. */
  lanes: number
}
/** What this process tells its parent, one JSON object a line; a write is told only once its reply has come. */
export type Told =
  | { tell: 'checked'; lost: Acknowledged[]; unbalanced: string[] }
  | { tell: 'acknowledged'; write: Acknowledged }
  | { tell: 'fault'; words: string }

const MIGRATIONS_FOLDER = 'cloudbase/migrations'
const NO_WECHAT_URL = 'http://127.0.0.1:9'
const RECOVERY_MS = 30_000

// Started by run-chaos.ts and killed by it with SIGKILL at any moment: while it opens, checks, or works.
// Written with a system call of its own, so that what was told is with the parent even if the next instruction is the last.
const tell = (told: Told) => writeSync(1, `${JSON.stringify(told)}\n`)

async function work(): Promise<void> {
  const orders = JSON.parse(await text(process.stdin)) as Orders
  const env = readLocalEnv({
    DATA_FOLDER: orders.folder,
    WECHAT_APP_ID: 'wxchaos000000000',
    ...(orders.database ? { DATABASE_URL: orders.database } : {}),
  })
  const db = await openLocalDatabase(env)
  await waitUntilRecovered(db)
  await migrate(db, MIGRATIONS_FOLDER)
  const { outside, appId } = localWiring(env, db, { wechatUrl: NO_WECHAT_URL })
  const log: Stage['log'] = (level, event, fields) => {
    if (level === 'error') tell({ tell: 'fault', words: `${event} ${JSON.stringify(fields)}` })
  }
  const bare = { db, outside, seed: orders.seed, log }
  const stage = { ...bare, brandId: await foundShop(bare, appId) }

  const lost = await findLost(db, orders.acknowledged)
  tell({ tell: 'checked', lost, unbalanced: [...(await findUnbalanced(stage)), ...(await findDisagreements(db))] })
  if (orders.lanes === 0) return db.destroy()

  const guides = await readGuides(stage)
  const teller = {
    acknowledge: (write: Acknowledged) => tell({ tell: 'acknowledged', write }),
    fault: (words: string) => tell({ tell: 'fault', words }),
  }
  await Promise.all(
    Array.from({ length: orders.lanes }, (_, lane) => playLoad(stage, guides, `${orders.run}-${lane}`, teller)),
  )
}

async function findUnbalanced({ db, brandId }: Stage): Promise<string[]> {
  const { isBalanced, sums, faults } = await wholeBooks(({ cursor }) => checkBooksPart(db, brandId, cursor))
  return isBalanced ? [] : [`the books do not balance: ${JSON.stringify({ ...sums, ...faults })}`]
}

/** A server whose process was killed refuses callers until it has replayed its log. */
async function waitUntilRecovered(db: Db): Promise<void> {
  const giveUpAt = Date.now() + RECOVERY_MS
  for (;;) {
    try {
      await sql`select 1`.execute(db)
      return
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
      await new Promise((resume) => setTimeout(resume, 100))
    }
  }
}

work().catch((error) => {
  tell({ tell: 'fault', words: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  process.exit(1)
})
