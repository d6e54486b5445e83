import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { readLocalEnv } from '../config/env'
import { foundBrand } from '../server/flows/found-brand'
import type { Db } from '../server/kernel/ctx'
import { inTransaction } from '../server/kernel/in-transaction'
import { idMaker } from '../server/kernel/new-id'
import { hashPassword } from '../server/kernel/password'
import { insertStaff } from '../server/modules/access/staff.sql'
import { openDatabase } from './open-database'
import { CommandRefused, runCommand } from './run-command'

// The first brand of a deployment and its first administrator, who makes all other accounts. The password is made here
// and shown once.

const USAGE = '用法：npm run create-brand -- --name 品牌名 --app-id wx… [--login admin]'

await runCommand(USAGE, async () => {
  const { values: args } = parseArgs({
    options: { name: { type: 'string' }, 'app-id': { type: 'string' }, login: { type: 'string', default: 'admin' } },
  })
  if (!args.name || !args['app-id']) throw new CommandRefused('请写明 --name 和 --app-id。', 2)
  const brand = { name: args.name, appId: args['app-id'] }
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(password)
  const { db } = await openDatabase(readLocalEnv())
  try {
    await inTransaction(db, (tx) => createBrand(tx, brand, { login: args.login, passwordHash }))
  } finally {
    await db.destroy()
  }
  process.stdout.write(
    `品牌「${brand.name}」已建立。管理员 ${args.login}，密码 ${password}（只显示这一次，请登录后修改）\n`,
  )
  return 0
})

async function createBrand(
  db: Db,
  brand: { name: string; appId: string },
  { login, passwordHash }: { login: string; passwordHash: string },
): Promise<void> {
  const now = new Date()
  const newId = idMaker(() => now.getTime())
  const account = {
    id: newId('sf'),
    brand_id: await foundBrand({ db, now, newId }, brand),
    login,
    name: '管理员',
    password_hash: passwordHash,
    role: 'hq_admin' as const,
    created_at: now,
  }
  // Logins are unique over all brands: without its administrator the brand is not made either.
  if (await insertStaff(db, account)) return
  throw new CommandRefused(`账号 ${login} 已被使用，品牌未建立。请用 --login 换一个账号名。`)
}
