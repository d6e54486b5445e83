import { readLocalEnv } from '../config/env'
import { migrate } from '../server/db/migrate'
import { openLocalDatabase } from '../server/doors/local-wiring'

// Brings the database (`DATABASE_URL`, or the embedded one) to the newest migration. Safe to run twice or at once.

const db = await openLocalDatabase(readLocalEnv())
try {
  const ran = await migrate(db, 'cloudbase/migrations')
  process.stdout.write(ran.length > 0 ? `已执行迁移：${ran.join('、')}\n` : '数据库已是最新\n')
} finally {
  await db.destroy()
}
