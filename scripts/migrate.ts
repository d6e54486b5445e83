import { parseArgs } from 'node:util'
import { readLocalEnv } from '../config/env'
import { openDatabase } from './open-database'
import { runCommand } from './run-command'

// Brings the database (`DATABASE_URL`, or the embedded one) to the newest migration. Safe to run twice or at once.

const USAGE = `用法：npm run migrate
把 DATABASE_URL 指定的数据库（不设置则为 DATA_FOLDER 里的内嵌数据库）迁移到最新。`

await runCommand(USAGE, async () => {
  parseArgs({ options: {} })
  const { db, ran } = await openDatabase(readLocalEnv())
  await db.destroy()
  process.stdout.write(ran.length > 0 ? `已执行迁移：${ran.join('、')}\n` : '数据库已是最新\n')
  return 0
})
