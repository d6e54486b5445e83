import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { readLocalEnv } from '../config/env'
import { migrate } from '../server/db/migrate'
import { openLocalDatabase } from '../server/doors/local-wiring'
import { foundBrand } from '../server/flows/found-brand'
import { inTransaction } from '../server/kernel/in-transaction'
import { idMaker } from '../server/kernel/new-id'
import { hashPassword } from '../server/kernel/password'
import { insertStaff } from '../server/modules/access/staff.sql'

// The first brand of a deployment and its first administrator, who makes all other accounts. The password is made here
// and shown once.

class LoginTaken extends Error {}

const { values: args } = parseArgs({
  options: { name: { type: 'string' }, 'app-id': { type: 'string' }, login: { type: 'string', default: 'admin' } },
})
if (!args.name || !args['app-id']) {
  process.stderr.write('用法：npm run create-brand -- --name 品牌名 --app-id wx… [--login admin]\n')
  process.exit(2)
}
const brand = { name: args.name, appId: args['app-id'] }
const now = new Date()
const newId = idMaker(() => now.getTime())
const password = randomBytes(12).toString('base64url')
const passwordHash = await hashPassword(password)
const db = await openLocalDatabase(readLocalEnv())
try {
  await migrate(db, 'cloudbase/migrations')
  await inTransaction(db, async (tx) => {
    const brandId = await foundBrand({ db: tx, now, newId }, brand)
    const account = {
      id: newId('sf'),
      brand_id: brandId,
      login: args.login,
      name: '管理员',
      password_hash: passwordHash,
      role: 'hq_admin' as const,
      created_at: now,
    }
    // Logins are unique over all brands: without its administrator the brand is not made either.
    if (!(await insertStaff(tx, account))) throw new LoginTaken()
  })
  process.stdout.write(
    `品牌「${brand.name}」已建立。管理员 ${args.login}，密码 ${password}（只显示这一次，请登录后修改）\n`,
  )
} catch (error) {
  if (!(error instanceof LoginTaken)) throw error
  process.stderr.write(`账号 ${args.login} 已被使用，品牌未建立。请用 --login 换一个账号名。\n`)
  process.exitCode = 1
} finally {
  await db.destroy()
}
