import { writeFile } from 'node:fs/promises'
import { connectPglite, openPglite } from '../server/db/connect-pglite'
import { describeSchema } from '../server/db/describe-schema'
import { migrate } from '../server/db/migrate'

const db = connectPglite(await openPglite())
await migrate(db, 'cloudbase/migrations')
await writeFile('server/kernel/schema.ts', await describeSchema(db as never))
await db.destroy()
